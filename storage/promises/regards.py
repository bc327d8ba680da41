"""What places want of single stories: some are followed, some are muted."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from domain.chats import Place, Regard


class Regards(Protocol):
    """One regard a story and place."""

    def put_regard(self, place: Place, story: int, regard: Regard | None, now: datetime) -> None:
        """The place follows or mutes the story; None: neither any more."""

    def regards(self, place: Place) -> dict[int, Regard]:
        """The stories that the place follows or mutes, in the order in which it began to."""

    def regarding(self, story: int, regard: Regard) -> list[Place]:
        """The places that regard the story so, in order."""
