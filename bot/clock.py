"""The one place where the clock is read. Below it every function is told what time it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Clock:
    """The time now, moved by `ahead` for somebody who wants to see another day."""

    ahead: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        """Now, aware, in UTC."""
        return datetime.now(UTC) + self.ahead


def clock_at(start: datetime | None) -> Clock:
    """A clock that shows `start` now and goes on from there; the real one where `start` is None."""
    return Clock(start - datetime.now(UTC)) if start else Clock()
