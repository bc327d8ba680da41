"""Clocks that jump: what a step of the wall clock means, held against one that only goes on. Pure; it reads none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

AHEAD = timedelta(days=1)  # a larger step forward is believed only when the next look agrees with it
BACK = timedelta(minutes=5)  # a smaller step back is what time servers do


class Step(Enum):
    """What a look at the clock showed."""

    STEADY = auto()
    AHEAD = auto()  # it jumped far forward: perhaps wrong, perhaps the machine slept
    BACK = auto()  # it was ahead before: what was computed from it may lie too far away


@dataclass(slots=True)
class Jumps:
    """Remembers the last look."""

    _wall: datetime | None = None
    _steady: float = 0.0

    def look(self, now: datetime, steady: float) -> Step:
        """`steady` is a clock in seconds that never jumps. A jump is reported once; then the new time is believed."""
        before, passed = self._wall, timedelta(seconds=steady - self._steady)
        self._wall, self._steady = now, steady
        if before is None:
            return Step.STEADY
        if now - before - passed > AHEAD:
            return Step.AHEAD
        return Step.BACK if before + passed - now > BACK else Step.STEADY
