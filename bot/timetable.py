"""When a briefing is due: pure functions on time zones and daylight saving. Never reads the clock, sends or stores.

A slot is a *wanted local date* of one row: it is the date a person expects, not the date of the instant, which may lie
past midnight where clocks jump at 23:00. Dates already served are ISO strings (`2024-10-30`), as the ledger keeps them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as altered
from datetime import UTC, date, datetime, timedelta
from itertools import islice, zip_longest
from typing import Protocol
from zoneinfo import ZoneInfo

from domain.chats import Place, Settings, Timetable

LATENESS_LIMIT = timedelta(hours=12)  # a morning's briefing is still welcome in the evening, not the next day
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)  # clocks have changed at odd seconds, never at fractions of one


class WantedTime(Protocol):
    """A time of day with its weekdays (0 is Monday): what a person typed, or a row of the timetable."""

    @property
    def hour(self) -> int:
        """0 to 23."""

    @property
    def minute(self) -> int:
        """0 to 59."""

    @property
    def weekdays(self) -> frozenset[int]:
        """At least one of 0 to 6."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Due:
    """One send: the instant (UTC) and the local date it is wanted for."""

    at: datetime
    date: date


def zone_info(zone: str) -> ZoneInfo:
    """The rules of an IANA zone; ValueError with a sentence where there is none of that name."""
    try:
        return ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # OSError: the name of a folder of zones, such as "America"
        raise ValueError(f"There is no time zone called “{zone}”.") from None


def zone_at(settings: Settings, default: str) -> str:
    """The zone that holds for the place: its own, or `default` where it chose none or its rules are not known here."""
    if not settings.zone_chosen:
        return default
    try:
        return zone_info(settings.zone).key
    except ValueError:  # a zone that went with an update of the zone data must not stop the others' briefings
        return default


def instant(day: date, hour: int, minute: int, zone: str) -> datetime:
    """The instant (UTC) at which clocks in `zone` show that time on `day`.

    Where clocks jump over it, the first valid instant after: the end of the gap. Where they show it twice, the first.
    """
    return _instant(day, hour, minute, zone_info(zone))


def _instant(day: date, hour: int, minute: int, rules: ZoneInfo) -> datetime:
    wanted = datetime(day.year, day.month, day.day, hour, minute, tzinfo=rules)
    found = wanted.astimezone(UTC)
    if found.astimezone(rules).replace(tzinfo=None) == wanted.replace(tzinfo=None):
        return found
    return _gap_end(wanted)


def _gap_end(wanted: datetime) -> datetime:
    """The instant of the jump over `wanted`: PEP 495 puts fold=1 before it and fold=0 at or after it; halved to it."""
    before, after = wanted.replace(fold=1).astimezone(UTC), wanted.replace(fold=0).astimezone(UTC)
    old = before.astimezone(wanted.tzinfo).utcoffset()
    while after - before > SECOND:
        middle = before + (after - before) // (2 * SECOND) * SECOND
        if middle.astimezone(wanted.tzinfo).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after


def next_due(
    hour: int,
    minute: int,
    weekdays: frozenset[int],
    zone: str,
    *,
    after: datetime,
    served: Collection[str] = (),
) -> Due:
    """The first wanted local date whose instant is later than `after` and which is not in `served`.

    A date which the zone left out altogether (Apia, 30 December 2011) is never wanted. ValueError for no weekday, an
    unknown zone, or an `after` without its offset.
    """
    if not weekdays & frozenset(range(7)):
        raise ValueError("A timetable needs at least one weekday.")
    if after.tzinfo is None:
        raise ValueError("A time without its offset cannot be compared.")
    rules = zone_info(zone)
    for day in _days_from(after.astimezone(rules).date() - DAY):  # yesterday's slot may lie past midnight
        if day.weekday() not in weekdays or day.isoformat() in served:
            continue
        at = _instant(day, hour, minute, rules)
        if at > after and _exists(day, at, rules):
            return Due(at=at, date=day)
    raise AssertionError("days do not end")


def _days_from(day: date) -> Iterator[date]:
    while True:
        yield day
        day += DAY


def _exists(day: date, at: datetime, rules: ZoneInfo) -> bool:
    """Whether any clock of the zone ever showed that date; `at` is the instant found for a time on it."""
    return at.astimezone(rules).date() == day or _instant(day, 0, 0, rules).astimezone(rules).date() == day


def upcoming(rows: Sequence[Timetable], zone: str, after: datetime, count: int = 5) -> list[Due]:
    """The next `count` sends of all rows together, earliest first, later than `after`."""
    return sorted(due for row in rows for due in islice(_sends(row, zone, after), count))[:count]


def _sends(row: Timetable, zone: str, after: datetime) -> Iterator[Due]:
    """The sends of one row for ever. It starts with the stored one, which knows what was served already."""
    due = Due(at=row.next_at, date=row.next_date)
    if due.at <= after:
        due = _next_of(row, zone, after, ())
    while True:
        yield due
        due = _next_of(row, zone, due.at, (due.date.isoformat(),))


def _next_of(wanted: WantedTime, zone: str, after: datetime, served: Collection[str]) -> Due:
    return next_due(wanted.hour, wanted.minute, wanted.weekdays, zone, after=after, served=served)


def max_lateness(due: datetime, following: datetime, limit: timedelta = LATENESS_LIMIT) -> timedelta:
    """How late a send may still go out: until the next one, and never more than `limit`."""
    return min(max(following - due, timedelta()), limit)


def replace(
    old: Sequence[Timetable],
    times: Sequence[WantedTime],
    *,
    place: Place,
    zone: str,
    now: datetime,
    served: Callable[[int], Collection[str]],
    paused: bool = False,
) -> tuple[list[Timetable], list[int]]:
    """The rows that hold from `now` on, and the ids of those dropped. No times: all are dropped.

    Old and new are paired in order and keep their ids, so that a date `served(id)` already is not served again; a new
    row has id 0. What was due and not yet served stays owed, unless sending was `paused`.
    """
    rows: list[Timetable] = []
    dropped: list[int] = []
    for row, wanted in zip_longest(old, times):
        if wanted is None:
            dropped.append(row.id)
        elif row is None:
            rows.append(_new(wanted, place, zone, now))
        else:
            rows.append(_moved(row, wanted, zone, now, served(row.id), paused))
    return rows, dropped


def rezone(
    rows: Sequence[Timetable],
    zone: str,
    now: datetime,
    served: Callable[[int], Collection[str]],
    *,
    paused: bool = False,
) -> list[Timetable]:
    """The same rows in another zone (or after its rules changed); no date is served twice."""
    return [_moved(row, row, zone, now, served(row.id), paused) for row in rows]


def _new(wanted: WantedTime, place: Place, zone: str, now: datetime) -> Timetable:
    due = _next_of(wanted, zone, now, ())
    return Timetable(
        id=0,
        place=place,
        hour=wanted.hour,
        minute=wanted.minute,
        weekdays=wanted.weekdays,
        next_at=due.at,
        next_date=due.date,
    )


def _moved(
    row: Timetable, wanted: WantedTime, zone: str, now: datetime, served: Collection[str], paused: bool
) -> Timetable:
    due = _next_of(wanted, zone, now, served)
    if not paused and _owed(row, now, served) and due.date > row.next_date:
        due = Due(at=row.next_at, date=row.next_date)  # an edit in the minute it is due must not lose that day
    return altered(
        row,
        hour=wanted.hour,
        minute=wanted.minute,
        weekdays=wanted.weekdays,
        next_at=due.at,
        next_date=due.date,
    )


def _owed(row: Timetable, now: datetime, served: Collection[str]) -> bool:
    """Whether its send fell due, is not made yet and is not too late."""
    return timedelta() <= now - row.next_at <= LATENESS_LIMIT and row.next_date.isoformat() not in served
