"""What was told at once, and to whom such things may be told."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from domain.chats import Place


class Alerts(Protocol):
    """Which places hear of things at once, and how often they did."""

    def alert_places(self) -> list[Place]:
        """The active places that want alerts or follow a story, in order."""

    def alerts_since(self, place: Place, since: datetime) -> int:
        """How many alerts the place was owed at or after `since`."""

    def note_alert(self, place: Place, story: int, now: datetime) -> None:
        """The place is owed an alert about the story."""

    def last_told(self, place: Place, story: int) -> datetime | None:
        """When the place was last owed a sentence of the story."""
