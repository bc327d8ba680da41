"""Every IANA zone round every change of its offset, 2024 to 2030: one digest for each local date, whatever clocks do.

What is right is said here anew, from offsets alone: the local dates that exist follow one another, each is due once,
at its wanted time where clocks show it, else at the end of the gap.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

from bot.timetable import next_due
from tests.proof.measured import Report

FROM, UNTIL = datetime(2024, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
AROUND = 3 * DAY
EVERY_DAY = frozenset(range(7))
Changes = tuple[tuple[datetime, timedelta, timedelta], ...]


def zones(report: Report, *, minutes: int) -> None:
    """Times of day every so many minutes; zones with the same changes are walked once, for all of them."""
    known: dict[tuple[timedelta, Changes], str] = {}
    names = sorted(available_timezones() - {"localtime", "Factory"})
    changes = 0
    for zone in names:
        found = tuple(_changes(zone))
        changes += len(found)
        known.setdefault((_offset(zone, FROM), found), zone)
    cases = 0
    for (_, found), zone in known.items():
        for at, _, _ in found:
            for minute in range(0, 24 * 60, minutes):
                cases += 1
                report.wrong += _walk(zone, at, minute)
    report.figures |= {"zones": len(names), "sets of rules": len(known), "changes": changes, "walks": cases}


@cache
def _rules(zone: str) -> ZoneInfo:
    return ZoneInfo(zone)


def _offset(zone: str, at: datetime) -> timedelta:
    return at.astimezone(_rules(zone)).utcoffset() or timedelta()


def _changes(zone: str) -> Iterator[tuple[datetime, timedelta, timedelta]]:
    at = FROM
    while at < UNTIL:
        before, after = _offset(zone, at), _offset(zone, at + DAY)
        if before != after:
            low, high = at, at + DAY
            while high - low > MINUTE:
                middle = low + (high - low) // (2 * MINUTE) * MINUTE
                low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
            yield high, before, after
        at += DAY


def _walk(zone: str, change: datetime, minute: int) -> list[str]:
    """The sends from three days before the change to three days after it."""
    hour, minute = divmod(minute, 60)
    at, sends = change - AROUND, []
    while at < change + AROUND:
        due = next_due(hour, minute, EVERY_DAY, zone, after=at)
        sends.append(due)
        at = due.at
    wrong = [
        f"{zone} {hour:02}:{minute:02}: {one.date} then {two.date}"
        for one, two in pairwise(sends)
        if two.date != one.date + DAY or two.at <= one.at
    ]
    for due in sends:
        local = due.at.astimezone(_rules(zone))
        before = (due.at - MINUTE).astimezone(_rules(zone))
        shown = (local.hour, local.minute) == (hour, minute) and local.date() == due.date
        gap_ends = local.utcoffset() != before.utcoffset()
        if not (shown and not local.fold) and not gap_ends:
            wrong.append(f"{zone} {hour:02}:{minute:02} of {due.date} is due at {local}")
    return wrong
