"""When a source is asked again: what it asked for, never more often than is polite, later when it fails. Pure."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from domain.model import Reading, Source
from domain.trouble import Trouble, TroubleKind

FLOOR: Final = timedelta(minutes=10)
"""An operator may ask for less than the usual hour, never for less than this."""

LONGEST: Final = timedelta(hours=24)
"""No header may silence a feed for longer: some say 16 years."""

REFUSED: Final = timedelta(hours=4)
"""After 401, 403, 429, 503 and challenge pages that name no time."""

_REFUSALS: Final = frozenset({TroubleKind.PASSWORD, TroubleKind.REFUSED, TroubleKind.BUSY, TroubleKind.CHALLENGE})

RETRY: Final = (timedelta(minutes=5), timedelta(days=7))
"""What a Retry-After may ask for."""

FIRST_RETRY: Final = timedelta(minutes=15)
"""After a first failure; doubled with each further one, up to LONGEST."""

GONE: Final = timedelta(days=3650)
"""410, or 404 for LOST_AFTER: no further request, until somebody enables the source again."""

JITTER: Final = 0.1
"""Part of the interval over which sources that were due at one instant are spread."""


LOST_AFTER: Final = timedelta(days=14)
"""Of nothing but 404 a source is given up, until somebody enables it again."""

HELD_FOR: Final = timedelta(days=1)
"""How long a permanent redirect must have pointed to one address before the source lives there."""

QUIET_PART: Final = 1 / 14
BARE_PART: Final = 1 / 4
"""A source is asked again after this part of the time it has been quiet: daily after two weeks. One without validators
sends all of itself each time, and is asked daily after four days."""

DOUBTED_AFTER: Final = timedelta(days=14)
"""After so long of nothing but "not modified" a whole answer is asked for: some servers say so for ever."""

MANUAL: Final = timedelta(minutes=5)
"""A person may have a source asked again, but not sooner than this."""

_PORTAL: Final = re.compile(r"log-?in|sign-?in|register|landing|captive|consent|auth|parking", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """When a feed asks not to be asked: hours of the day in GMT, weekdays from Monday (0)."""

    hours: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()

    def after(self, when: datetime) -> datetime:
        """The first moment at or after `when` that is not skipped; `when` itself where all are, or after a day."""
        for hours in range(25):
            moment = when + timedelta(hours=hours)
            if moment.hour not in self.hours and moment.weekday() not in self.days:
                return moment
        return when + LONGEST if self.days else when


NEVER: Final = Skip()
"""Nothing to skip."""


def next_after_success(
    source: Source,
    reading: Reading,
    now: datetime,
    *,
    fresh: timedelta | None = None,
    every: timedelta | None = None,
    skip: Skip = NEVER,
) -> datetime:
    """When to ask again after an answer; `reading` holds what was learnt from it.

    The source's interval; longer where headers (`fresh`) or feed (`every`, `skip`) ask for it or where it has long been
    quiet, up to LONGEST; never shorter.
    """
    floor = max(FLOOR, timedelta(minutes=source.interval_minutes))
    part = QUIET_PART if reading.etag or reading.last_modified else BARE_PART
    quiet = (now - reading.news_at) * part if reading.news_at else timedelta()
    wait = max(floor, min(max(fresh or timedelta(), every or timedelta(), quiet), LONGEST))
    return skip.after(now + wait + _spread(source, reading, wait))


def next_after_failure(source: Source, reading: Reading, now: datetime, *, asked: timedelta | None = None) -> datetime:
    """When to ask again after a failure, which `reading` counts and tells already."""
    kind = reading.trouble.kind if reading.trouble else None
    if kind in (TroubleKind.GONE, TroubleKind.LOST):
        return now + GONE
    if asked is not None:
        return now + min(max(asked, RETRY[0]), RETRY[1])
    doubled = FIRST_RETRY * (1 << min(max(reading.failures - 1, 0), 10))
    busy = reading.trouble is not None and (kind in _REFUSALS or reading.trouble.number == 503)
    wait = min(max(doubled, REFUSED if busy else FIRST_RETRY), LONGEST)
    return now + wait + _spread(source, reading, wait)


def is_doubted(reading: Reading, now: datetime) -> bool:
    """Whether a source has said "not modified" for so long that it is asked for all of itself once."""
    return reading.whole_at is not None and now - reading.whole_at >= DOUBTED_AFTER


def is_lost(trouble: Trouble, since: datetime, now: datetime) -> bool:
    """Whether a source has answered 404, and nothing else, for so long that it is given up."""
    return trouble.kind is TroubleKind.MISSING and now - since >= LOST_AFTER


def silence(status: int | None, asked: timedelta | None) -> timedelta | None:
    """How long a whole site is left alone after this answer; None where it may be asked for other pages."""
    if asked is not None and status in (429, 503):
        return min(max(asked, RETRY[0]), RETRY[1])
    return REFUSED if status == 429 else None


def moving(reading: Reading, to: str | None, now: datetime) -> Reading:
    """What is remembered of where the source says it lives, after an answer whose permanent redirects lead `to`."""
    if to is None or _PORTAL.search(to):
        return replace(reading, moved_to=None, moved_since=None)
    return reading if reading.moved_to == to else replace(reading, moved_to=to, moved_since=now)


def new_address(reading: Reading, now: datetime) -> str | None:
    """The address to which the source has moved for good: its redirect has held for HELD_FOR."""
    held = reading.moved_since is not None and now - reading.moved_since >= HELD_FOR
    return reading.moved_to if held else None


def _spread(source: Source, reading: Reading, wait: timedelta) -> timedelta:
    """A part of `wait`, the same for the same source and attempt, so that a test can expect it."""
    seed = f"{source.id} {reading.tried_at} {reading.failures}"
    return wait * (JITTER * random.Random(seed).random())
