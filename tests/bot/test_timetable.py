"""A briefing is due once a wanted local date, whatever clocks and people do. TIMETABLE_EVERY_MINUTE=1 tries all."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.times import EVERY_DAY, WEEKDAYS, TimeOfDay
from bot.timetable import LATENESS_LIMIT, Due, instant, max_lateness, next_due, replace, rezone, upcoming, zone_info
from domain.chats import Place, Timetable

FROM, UNTIL = datetime(2024, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
HERE = Place(chat="console")
BERLIN = "Europe/Berlin"
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)  # a Monday
MINUTE = timedelta(minutes=1)
Transition = tuple[datetime, timedelta, timedelta]


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def row(
    hour: int, minute: int, due: str, *, id: int = 1, wanted: str = "", weekdays: frozenset[int] = EVERY_DAY
) -> Timetable:
    at = utc(due)
    day = date.fromisoformat(wanted) if wanted else at.date()
    return Timetable(id=id, place=HERE, hour=hour, minute=minute, weekdays=weekdays, next_at=at, next_date=day)


# ── one instant ──────────────────────────────────────────────────────────────────────────────────────────

INSTANTS = [
    ("an ordinary day", "2026-05-04", 7, 30, BERLIN, "2026-05-04 05:30"),
    ("Berlin, the minute before the gap", "2026-03-29", 1, 59, BERLIN, "2026-03-29 00:59"),
    ("Berlin, the gap's first minute", "2026-03-29", 2, 0, BERLIN, "2026-03-29 01:00"),
    ("Berlin, in the gap", "2026-03-29", 2, 30, BERLIN, "2026-03-29 01:00"),
    ("Berlin, after the gap", "2026-03-29", 3, 0, BERLIN, "2026-03-29 01:00"),
    ("Berlin, in the overlap", "2026-10-25", 2, 30, BERLIN, "2026-10-25 00:30"),
    ("Berlin, after the overlap", "2026-10-25", 3, 0, BERLIN, "2026-10-25 02:00"),
    ("Cairo, a gap at midnight", "2026-04-24", 0, 30, "Africa/Cairo", "2026-04-23 22:00"),
    ("Lord Howe, a gap of half an hour", "2026-10-04", 2, 15, "Australia/Lord_Howe", "2026-10-03 15:30"),
    ("Lord Howe, an overlap of half an hour", "2026-04-05", 1, 45, "Australia/Lord_Howe", "2026-04-04 14:45"),
    ("Nuuk, a gap that ends past midnight", "2024-03-30", 23, 30, "America/Nuuk", "2024-03-31 01:00"),
    ("Apia, the missing day", "2011-12-30", 7, 30, "Pacific/Apia", "2011-12-30 10:00"),
]


@pytest.mark.parametrize(
    ("day", "hour", "minute", "zone", "at"), [r[1:] for r in INSTANTS], ids=[r[0] for r in INSTANTS]
)
def test_a_gap_gives_the_first_valid_instant_after_and_an_overlap_the_first(
    day: str, hour: int, minute: int, zone: str, at: str
) -> None:
    assert instant(date.fromisoformat(day), hour, minute, zone) == utc(at)


@pytest.mark.parametrize("zone", ["Europe/Nowhere", "", "America", "/etc/passwd", "../UTC", "UTC\0"])
def test_an_unknown_zone_is_refused_with_a_sentence(zone: str) -> None:
    with pytest.raises(ValueError, match="There is no time zone called"):
        next_due(7, 30, EVERY_DAY, zone, after=NOON)


# ── the next send ────────────────────────────────────────────────────────────────────────────────────────


def due(at: str, day: str) -> Due:
    return Due(at=utc(at), date=date.fromisoformat(day))


def test_the_send_at_this_very_instant_is_not_the_next() -> None:
    at = utc("2026-05-04 05:30")
    assert next_due(7, 30, EVERY_DAY, BERLIN, after=at - MINUTE) == due("2026-05-04 05:30", "2026-05-04")
    assert next_due(7, 30, EVERY_DAY, BERLIN, after=at) == due("2026-05-05 05:30", "2026-05-05")


def test_only_wanted_weekdays_are_due() -> None:
    friday_noon = utc("2026-05-08 12:00")
    assert next_due(7, 30, WEEKDAYS, BERLIN, after=friday_noon) == due("2026-05-11 05:30", "2026-05-11")


def test_weekdays_are_those_of_the_local_date() -> None:
    assert next_due(7, 30, frozenset({0}), "Pacific/Auckland", after=utc("2026-05-03 12:00")) == due(
        "2026-05-03 19:30", "2026-05-04"
    )


def test_served_dates_are_left_out() -> None:
    assert next_due(18, 0, EVERY_DAY, BERLIN, after=NOON, served={"2026-05-04", "2026-05-05"}).date == date(2026, 5, 6)


def test_yesterdays_send_may_lie_past_midnight() -> None:
    after = utc("2024-03-31 00:59")
    assert next_due(23, 30, EVERY_DAY, "America/Nuuk", after=after) == due("2024-03-31 01:00", "2024-03-30")


def test_a_date_that_a_zone_left_out_is_never_due() -> None:
    after = utc("2011-12-29 20:00")
    assert next_due(7, 30, EVERY_DAY, "Pacific/Apia", after=after) == due("2011-12-30 17:30", "2011-12-31")


@pytest.mark.parametrize(
    ("weekdays", "after"), [(frozenset(), NOON), (EVERY_DAY, NOON.replace(tzinfo=None))], ids=["no day", "no offset"]
)
def test_what_cannot_be_answered_is_refused(weekdays: frozenset[int], after: datetime) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        next_due(7, 30, weekdays, BERLIN, after=after)


# ── every zone, every change of clocks ───────────────────────────────────────────────────────────────────


@cache
def rule_sets() -> dict[tuple[Transition, ...], list[str]]:
    """Changes of 2024 to 2030 → the zones that make them."""
    found: dict[tuple[Transition, ...], list[str]] = defaultdict(list)
    for name in sorted(available_timezones() - {"localtime", "Factory"}):
        found[tuple(transitions(ZoneInfo(name)))].append(name)
    return found


def transitions(zone: ZoneInfo) -> Iterator[Transition]:
    """Found by asking every other day, then halving; no two changes of one zone are nearer."""
    low, step = FROM, timedelta(days=2)
    while low < UNTIL:
        high = low + step
        if low.astimezone(zone).utcoffset() != high.astimezone(zone).utcoffset():
            yield change_between(low, high, zone)
        low = high


def change_between(low: datetime, high: datetime, zone: ZoneInfo) -> Transition:
    old, new = low.astimezone(zone).utcoffset(), high.astimezone(zone).utcoffset()
    assert old is not None
    assert new is not None
    while high - low > MINUTE:
        middle = low + (high - low) // (2 * MINUTE) * MINUTE
        low, high = (middle, high) if middle.astimezone(zone).utcoffset() == old else (low, middle)
    return high, old, new


def minutes_to_try(change: Transition) -> list[tuple[int, int]]:
    """A grid over the day, and both ends of what the change skips or repeats."""
    at, old, new = change
    if os.environ.get("TIMETABLE_EVERY_MINUTE"):
        return [divmod(minute, 60) for minute in range(24 * 60)]
    ends = [at.replace(tzinfo=None) + offset + step for offset in (old, new) for step in (-MINUTE, MINUTE * 0, MINUTE)]
    return sorted({divmod(minute, 60) for minute in range(0, 24 * 60, 97)} | {(end.hour, end.minute) for end in ends})


def test_the_changes_of_the_known_world_are_found() -> None:
    assert len(rule_sets()) > 25
    assert len([change for change, zones in rule_sets().items() if BERLIN in zones for _ in change]) == 14
    assert any("UTC" in zones for zones in rule_sets().values())


@pytest.mark.timeout(600 if os.environ.get("TIMETABLE_EVERY_MINUTE") else 60)
def test_around_every_change_of_every_zone_each_local_date_is_due_exactly_once() -> None:
    for changes, zones in rule_sets().items():
        for change in changes:
            for hour, minute in minutes_to_try(change):
                check_around(change, hour, minute, zones[0])


def check_around(change: Transition, hour: int, minute: int, zone: str) -> None:
    """Five days about the change: dates follow one another, instants rise, gaps end and overlaps begin as promised."""
    at, old, new = change
    after = at - timedelta(days=3)
    dues: list[Due] = []
    while len(dues) < 5:
        dues.append(next_due(hour, minute, EVERY_DAY, zone, after=after))
        after = dues[-1].at
    assert [d.date for d in dues] == [dues[0].date + timedelta(days=n) for n in range(5)], (zone, change, hour, minute)
    assert all(timedelta(hours=22) <= b.at - a.at <= timedelta(hours=26) for a, b in pairwise(dues))
    for one in dues:
        wall = datetime(one.date.year, one.date.month, one.date.day, hour, minute, tzinfo=UTC)
        assert one.at == first_valid(wall, at, old, new), (zone, change, one)


def first_valid(wall: datetime, at: datetime, old: timedelta, new: timedelta) -> datetime:
    """The rule said with the two offsets alone, without time zone code: before the change, or not before it."""
    return wall - old if wall - old < at else max(wall - new, at)


def test_zones_with_the_same_changes_have_the_same_sends_from_their_offset() -> None:
    """So that the walk above, on one zone of each set, stands for all of them."""
    for changes, zones in rule_sets().items():
        for zone in zones if changes else ():
            middle = changes[0][0]
            assert next_due(2, 30, EVERY_DAY, zone, after=middle) == next_due(2, 30, EVERY_DAY, zones[0], after=middle)


# ── several rows, and how late ───────────────────────────────────────────────────────────────────────────


def test_the_next_sends_of_all_rows_are_merged_in_order() -> None:
    rows = [row(20, 0, "2026-05-04 18:00"), row(7, 30, "2026-05-05 05:30", id=2, weekdays=WEEKDAYS)]
    assert upcoming(rows, BERLIN, NOON, 3) == [
        due("2026-05-04 18:00", "2026-05-04"),
        due("2026-05-05 05:30", "2026-05-05"),
        due("2026-05-05 18:00", "2026-05-05"),
    ]


def test_five_sends_are_shown_unless_asked_otherwise() -> None:
    assert len(upcoming([row(20, 0, "2026-05-04 18:00")], BERLIN, NOON)) == 5
    assert upcoming([], BERLIN, NOON) == []


def test_the_preview_keeps_to_the_stored_send_and_leaves_past_ones_out() -> None:
    waits = row(20, 0, "2026-05-05 18:00")  # today was served before an edit
    assert upcoming([waits], BERLIN, NOON, 1) == [due("2026-05-05 18:00", "2026-05-05")]
    stale = row(20, 0, "2026-04-01 18:00")
    assert upcoming([stale], BERLIN, NOON, 1) == [due("2026-05-04 18:00", "2026-05-04")]


@pytest.mark.parametrize(
    ("hours", "late"), [(1, 1), (11, 11), (12, 12), (13, 12), (24, 12), (0, 0), (-1, 0)], ids=lambda hours: f"{hours} h"
)
def test_a_send_may_be_late_until_the_next_and_at_most_the_limit(hours: int, late: int) -> None:
    assert max_lateness(NOON, NOON + timedelta(hours=hours)) == timedelta(hours=late)
    assert max_lateness(NOON, NOON + timedelta(hours=30), timedelta(hours=20)) == timedelta(hours=20)


# ── edits ────────────────────────────────────────────────────────────────────────────────────────────────


def at(hour: int, minute: int = 0, weekdays: frozenset[int] = EVERY_DAY) -> TimeOfDay:
    return TimeOfDay(hour=hour, minute=minute, weekdays=weekdays)


def edited(
    old: list[Timetable],
    times: list[TimeOfDay],
    served: set[str] | None = None,
    *,
    now: datetime = NOON,
    paused: bool = False,
) -> tuple[list[Timetable], list[int]]:
    return replace(old, times, place=HERE, zone=BERLIN, now=now, served=lambda _: served or set(), paused=paused)


def test_a_new_row_first_fires_at_its_next_future_minute() -> None:
    rows, dropped = edited([], [at(14), at(14, 1), at(7)])
    assert [(r.id, r.next_at) for r in rows] == [
        (0, utc("2026-05-05 12:00")),  # 14:00 in Berlin is this very minute
        (0, utc("2026-05-04 12:01")),
        (0, utc("2026-05-05 05:00")),
    ]
    assert not dropped


def test_old_and_new_rows_are_paired_in_order_and_keep_their_ids() -> None:
    old = [row(7, 0, "2026-05-05 05:00", id=4), row(20, 0, "2026-05-04 18:00", id=9)]
    rows, dropped = edited(old, [at(8), at(21), at(22)])
    assert [(r.id, r.hour) for r in rows] == [(4, 8), (9, 21), (0, 22)]
    assert not dropped
    rows, dropped = edited(old, [at(8)])
    assert ([r.id for r in rows], dropped) == ([4], [9])
    assert edited(old, []) == ([], [4, 9])


def test_a_row_whose_today_is_served_waits_for_tomorrow() -> None:
    rows, _ = edited([row(7, 0, "2026-05-05 05:00")], [at(18)], {"2026-05-04"})
    assert rows[0].next_date == date(2026, 5, 5)


def test_a_row_whose_today_is_not_served_fires_today_at_its_new_time() -> None:
    rows, _ = edited([row(20, 0, "2026-05-04 18:00")], [at(18)])
    assert rows[0].next_at == utc("2026-05-04 16:00")


def test_what_fell_due_a_moment_ago_stays_owed() -> None:
    old = [row(14, 0, "2026-05-04 12:00")]
    assert edited(old, [at(7)])[0][0].next_at == NOON
    assert edited(old, [at(18)])[0][0].next_at == utc("2026-05-04 16:00")  # the same date, later
    assert edited(old, [at(7)], {"2026-05-04"})[0][0].next_date == date(2026, 5, 5)
    assert edited(old, [at(7)], paused=True)[0][0].next_date == date(2026, 5, 5)


@pytest.mark.parametrize("late", [LATENESS_LIMIT, LATENESS_LIMIT + MINUTE], ids=["at the limit", "past it"])
def test_what_is_too_late_is_not_owed(late: timedelta) -> None:
    rows, _ = edited([row(14, 0, "2026-05-04 12:00")], [at(1)], now=NOON + late)
    assert (rows[0].next_at == NOON) == (late <= LATENESS_LIMIT)


def test_moving_west_does_not_serve_a_date_again() -> None:
    old = [row(7, 30, "2026-05-04 17:30", wanted="2026-05-05")]
    moved = rezone(old, "Pacific/Honolulu", NOON, lambda _: {"2026-05-04"})
    assert (moved[0].id, moved[0].next_at, moved[0].next_date) == (1, utc("2026-05-05 17:30"), date(2026, 5, 5))


def test_moving_east_keeps_a_date_whose_minute_is_ahead() -> None:
    moved = rezone([row(20, 0, "2026-05-05 06:00", wanted="2026-05-04")], BERLIN, NOON, lambda _: set())
    assert (moved[0].next_at, moved[0].next_date) == (utc("2026-05-04 18:00"), date(2026, 5, 4))


ZONES = st.sampled_from(
    [
        BERLIN,
        "Pacific/Kiritimati",
        "Pacific/Honolulu",
        "America/Nuuk",
        "Africa/Cairo",
        "Australia/Lord_Howe",
        "Asia/Kolkata",
    ]
)
TIMES = st.builds(
    at, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]), st.frozensets(st.integers(0, 6), min_size=1)
)
STARTS = st.integers(0, 360 * 24 * 60).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + minutes * MINUTE)
WAIT = st.integers(0, 40 * 60).map(lambda minutes: timedelta(minutes=minutes))
EDITS = st.lists(st.tuples(WAIT, st.one_of(ZONES, st.lists(TIMES, max_size=3))), max_size=12)


class Life:
    """A place with its timetable and ledger, in the simplest way: it serves all that is due, at its minute."""

    def __init__(self, now: datetime) -> None:
        self.now, self.zone, self.rows, self.last_id = now, BERLIN, list[Timetable](), 0
        self.slots: list[tuple[int, str]] = []
        self.lateness: list[timedelta] = []

    def served(self, id: int) -> set[str]:
        return {day for row, day in self.slots if row == id}

    def live_until(self, end: datetime) -> None:
        while due := sorted((r for r in self.rows if r.next_at <= end), key=lambda r: r.next_at):
            self.now = max(self.now, due[0].next_at)
            self.serve(due[0])
        self.now = end

    def serve(self, row: Timetable) -> None:
        self.slots.append((row.id, row.next_date.isoformat()))
        self.lateness.append(self.now - row.next_at)
        self.rows = [self.advanced(r) if r.id == row.id else r for r in self.rows]

    def advanced(self, row: Timetable) -> Timetable:
        return rezone([row], self.zone, self.now, self.served)[0]

    def edit(self, change: str | list[TimeOfDay]) -> None:
        if isinstance(change, str):
            self.zone, self.rows = change, rezone(self.rows, change, self.now, self.served)
            return
        rows, _ = replace(self.rows, change, place=HERE, zone=self.zone, now=self.now, served=self.served)
        self.rows = [self.numbered(row) for row in rows]

    def numbered(self, row: Timetable) -> Timetable:
        self.last_id += not row.id
        return row if row.id else at_id(row, self.last_id)


def at_id(row: Timetable, id: int) -> Timetable:
    return Timetable(
        id=id,
        place=row.place,
        hour=row.hour,
        minute=row.minute,
        weekdays=row.weekdays,
        next_at=row.next_at,
        next_date=row.next_date,
    )


@settings(max_examples=150, deadline=None)
@given(STARTS, EDITS)
def test_no_edit_gives_a_second_digest_for_a_local_date(
    start: datetime, edits: list[tuple[timedelta, str | list[TimeOfDay]]]
) -> None:
    life = Life(start)
    for wait, change in edits:
        life.live_until(life.now + wait)
        life.edit(change)
        assert all(row.next_at > life.now for row in life.rows), "an edit after all due is served owes nothing"
    life.live_until(life.now + timedelta(days=9))
    assert len(set(life.slots)) == len(life.slots)
    assert all(late == timedelta() for late in life.lateness)


@settings(max_examples=150, deadline=None)
@given(STARTS, TIMES, ZONES, ZONES)
def test_no_move_skips_a_wanted_date_whose_minute_is_ahead(
    now: datetime, time: TimeOfDay, first: str, second: str
) -> None:
    rows, _ = replace([], [time], place=HERE, zone=first, now=now, served=lambda _: set())
    moved = rezone(rows, second, now, lambda _: set())[0]
    day = now.astimezone(zone_info(second)).date() - timedelta(days=1)
    while day < moved.next_date:
        assert day.weekday() not in time.weekdays or instant(day, time.hour, time.minute, second) <= now
        day += timedelta(days=1)
