"""What people said of stories, obeyed for ever after: these are one, those are not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.chats import Place
from domain.rulings import Ruling


class Rulings(Protocol):
    """Rulings hold between articles, for stories come and go. Those with a place hold there only."""

    def put_apart(
        self, articles: Sequence[str], others: Sequence[str], *, place: Place | None = None, now: datetime
    ) -> None:
        """None of `articles` tells the same story as any of `others`; replaces what was ruled between them there."""

    def put_together(
        self, articles: Sequence[str], others: Sequence[str], *, place: Place | None = None, now: datetime
    ) -> None:
        """The first of each tell one story; replaces what was ruled between any of them there."""

    def drop_rulings(self, articles: Sequence[str], others: Sequence[str], *, place: Place | None = None) -> int:
        """Forgets what was ruled between them there; gives how many rulings that were."""

    def rulings(self, place: Place | None = None) -> list[Ruling]:
        """What was ruled in the place, or for everybody, in order of their articles."""
