"""Is it time to tell somebody that a source is in trouble? Pure: values in, an answer out.

Each trouble is told once. What passes by itself is waited for; what does not is told after a while; what is final at
once. A trouble that was told is not told again when it comes back within AGAIN.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from domain.model import Reading
from domain.trouble import TroubleKind

AGAIN: Final = timedelta(days=30)
"""So long a trouble that was told counts as told, though the source answered in between."""

ONE_A_DAY: Final = timedelta(days=1)
"""A source whose troubles change is told of once a day at most."""

OUR_SIDE: Final = timedelta(hours=6)
"""No source answered for so long: then it is our own line that is broken, and `doctor` says so."""

_AT_ONCE: Final = frozenset({TroubleKind.GONE})
_PASSING: Final = frozenset(
    {
        TroubleKind.NO_SITE,
        TroubleKind.UNREACHABLE,
        TroubleKind.SLOW,
        TroubleKind.BROKEN_OFF,
        TroubleKind.BUSY,
        TroubleKind.STATUS,
        TroubleKind.HELD,
        TroubleKind.NO_SITEMAPS,
        TroubleKind.NOT_HTTP,
        TroubleKind.HARD,
    }
)
_PATIENCE: Final = (2, timedelta(hours=3))  # failures in a row and how long the trouble lasts: of what does not pass
_LONG_PATIENCE: Final = (3, timedelta(days=2))  # of what mostly passes


def worth_telling(reading: Reading, told: tuple[str, datetime] | None, now: datetime) -> bool:
    """Whether the source's followers should hear of its trouble now. `told`: what they were told last, and when."""
    if reading.trouble is None or reading.troubled_since is None:
        return False
    kind = reading.trouble.kind
    if told is not None and now - told[1] < (AGAIN if told[0] == kind.value else ONE_A_DAY):
        return False
    if kind in _AT_ONCE:
        return True
    failures, lasting = _LONG_PATIENCE if kind in _PASSING else _PATIENCE
    return reading.failures >= failures and now - reading.troubled_since >= lasting


def line_is_broken(readings: list[Reading], now: datetime) -> bool:
    """Whether it is we who cannot reach anything: of several sources none answered lately."""
    answered = [reading.read_at for reading in readings if reading.read_at]
    return len(readings) > 1 and (not answered or now - max(answered) > OUR_SIDE)
