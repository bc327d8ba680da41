"""What came in, written before the platform is told that it was received."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from domain.ledger import Update


class Inbox(Protocol):
    """What came in, written before the platform is told."""

    def take_in(self, updates: Iterable[tuple[int, str]], now: datetime) -> int:
        """Stores updates (id, raw JSON); known ids are ignored. Gives how many were new."""

    def next_update(self) -> Update | None:
        """The oldest one not yet answered, counting the try."""

    def done(self, update: int, *, failed: str | None = None) -> None:
        """The update is answered, or set aside for good with its reason. Also idempotent."""

    def pass_over(self, count: int) -> None:
        """Counts updates that cannot be stored, for they have no number."""

    def newest_update(self) -> int | None:
        """The highest update id ever taken in."""
