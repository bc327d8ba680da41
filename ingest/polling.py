"""When a source is asked again: what it asked for, never more often than is polite, later when it fails. Pure."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Final

from domain.model import Reading, Source

FLOOR: Final = timedelta(minutes=10)
"""An operator may ask for less than the usual hour, never for less than this."""

WITHOUT_VALIDATORS: Final = timedelta(hours=24)
"""A server that gives no validators sends its whole feed each time: once a day, unless the operator says otherwise."""

LONGEST: Final = timedelta(hours=24)
"""No header may silence a feed for longer: some say 16 years."""

REFUSED: Final = timedelta(hours=4)
"""After 401, 403, 429 and challenge pages that name no time."""

RETRY: Final = (timedelta(minutes=5), timedelta(days=7))
"""What a Retry-After may ask for."""

FIRST_RETRY: Final = timedelta(minutes=15)
"""After a first failure; doubled with each further one, up to LONGEST."""

GONE: Final = timedelta(days=3650)
"""410: no further request, until somebody enables the source again."""

JITTER: Final = 0.1
"""Part of the interval over which sources that were due at one instant are spread."""


def next_after_success(
    source: Source, reading: Reading, now: datetime, *, fresh: timedelta | None, every: timedelta | None
) -> datetime:
    """When to ask again after an answer: the source's interval, or what headers (`fresh`) and feed (`every`) ask for.

    What they ask for lengthens the interval, up to LONGEST, and never shortens it.
    """
    floor = max(FLOOR, timedelta(minutes=source.interval_minutes))
    asked = max(fresh or timedelta(), every or timedelta())
    wait = max(floor, min(asked, LONGEST))
    return now + wait + _spread(source, reading, wait)


def next_after_failure(
    source: Source, reading: Reading, now: datetime, *, status: int | None, asked: timedelta | None
) -> datetime:
    """When to ask again after a failure; `reading.failures` counts it already."""
    if status == 410:
        return now + GONE
    if asked is not None:
        return now + min(max(asked, RETRY[0]), RETRY[1])
    doubled = FIRST_RETRY * (1 << min(max(reading.failures - 1, 0), 10))
    wait = min(max(doubled, REFUSED if status in (401, 403, 429) else FIRST_RETRY), LONGEST)
    return now + wait + _spread(source, reading, wait)


def _spread(source: Source, reading: Reading, wait: timedelta) -> timedelta:
    """A part of `wait`, the same for the same source and attempt, so that a test can expect it."""
    seed = f"{source.id} {reading.tried_at} {reading.failures}"
    return wait * (JITTER * random.Random(seed).random())
