"""What a store forgets in time, so that years of running fill no disk. Identities and served dates are for ever."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Pruning(Protocol):
    """Each call forgets at most `limit` rows, so that nobody waits long for the store; it gives how many went."""

    def forget_texts(self, before: datetime, limit: int) -> int:
        """Texts of articles that arrived before the instant; articles, identities and stories stay."""

    def forget_told(self, before: datetime, limit: int) -> int:
        """Sentences told before the instant whose article has no text any more."""

    def forget_records(self, before: datetime, limit: int) -> int:
        """What was sent or given up, answered, pressed and waited for before the instant. Totals stay in `backlog`."""

    def used(self) -> int:
        """Bytes that hold something: the size on disk without what would be used again."""
