"""Case 9: a clock that jumps. One digest for each local date, none for a day that never was, none lost for long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clerk import Clerk
from bot.errands import Errands
from bot.jumps import Jumps, Step
from bot.pipeline import Reach
from bot.planner import plan, realign
from ingest.sandbox import Sandbox
from ingest.web import Web
from storage.sqlite import open_store
from storage.store import Store
from tests.bot.test_planner import DAY, DUE, HERE, HOUR, MINUTE, owed, subscribed

BEAT = 15.0


@pytest.mark.parametrize(
    ("jump", "step"),
    [
        (timedelta(), Step.STEADY),
        (timedelta(hours=2), Step.STEADY),
        (DAY, Step.STEADY),
        (DAY + timedelta(seconds=1), Step.AHEAD),
        (timedelta(days=4000), Step.AHEAD),
        (-timedelta(minutes=5), Step.STEADY),
        (-timedelta(minutes=5, seconds=1), Step.BACK),
        (-3 * DAY, Step.BACK),
    ],
    ids=str,
)
def test_a_jump_is_judged_by_a_clock_that_never_jumps_and_then_believed(jump: timedelta, step: Step) -> None:
    jumps = Jumps()
    assert jumps.look(DUE, 100.0) is Step.STEADY
    assert jumps.look(DUE + jump + timedelta(seconds=BEAT), 100.0 + BEAT) is step
    assert jumps.look(DUE + jump + timedelta(seconds=2 * BEAT), 100.0 + 2 * BEAT) is Step.STEADY


@pytest.mark.parametrize("wrong", [DUE + 2 * HOUR, DUE + 3 * DAY, datetime(2038, 2, 1, tzinfo=UTC)], ids=str)
def test_after_a_clock_that_was_ahead_the_next_date_not_served_is_served(store: Store, wrong: datetime) -> None:
    (row,) = subscribed(store, (8, 30))
    plan(store, DUE, "UTC")
    owed(store, DUE)
    plan(store, wrong, "UTC")
    owed(store, wrong)
    now = DUE + HOUR
    realign(store, now, "UTC")
    (timetable,) = store.timetables(HERE)
    assert timetable.next_at <= DUE + 2 * DAY
    assert timetable.next_date.isoformat() not in store.served(row)
    assert plan(store, now, "UTC") == 0


@pytest.mark.parametrize("now", [DUE - 2 * HOUR, datetime(1970, 1, 1, tzinfo=UTC)], ids=str)
def test_a_clock_that_jumps_back_serves_no_date_twice(store: Store, now: datetime) -> None:
    subscribed(store, (8, 30))
    assert plan(store, DUE, "UTC") == 1
    realign(store, now, "UTC")
    assert plan(store, now, "UTC") == 0
    realign(store, DUE + MINUTE, "UTC")
    assert plan(store, DUE + MINUTE, "UTC") == 0
    assert store.timetables(HERE)[0].next_at == DUE + DAY


def test_what_is_due_stays_due(store: Store) -> None:
    subscribed(store, (8, 30))
    assert realign(store, DUE + HOUR, "UTC") == 0
    assert plan(store, DUE + HOUR, "UTC") == 1


class Time:
    """A wall clock that a test moves, and one that only goes on."""

    wall = DUE - MINUTE
    steady = 0.0

    def __call__(self) -> datetime:
        return self.wall

    def beat(self, jump: timedelta = timedelta()) -> None:
        """A beat passes; the wall clock may jump as well."""
        self.wall += timedelta(seconds=BEAT) + jump
        self.steady += BEAT


@pytest.fixture
def time() -> Time:
    """A minute before the digest is due."""
    return Time()


@pytest.fixture
def errands(store: Store, tmp_path: Path, time: Time) -> Iterator[Errands]:
    """A bot with a place that is subscribed, planning by these clocks."""
    subscribed(store, (8, 30))
    store.close()
    clerk = Clerk(lambda: open_store(tmp_path / "briefing.db", now=time))
    reach = Reach(web=Web(), sandbox=Sandbox(), now=time)
    yield Errands(clerk=clerk, reach=reach, zone="UTC", mine=lambda place: True, steady=lambda: time.steady)
    clerk.close()


async def test_a_clock_far_ahead_for_one_look_plans_nothing_and_changes_nothing(errands: Errands, time: Time) -> None:
    assert await errands.plan() == 0
    time.beat(3 * DAY)
    assert await errands.plan() == 0
    time.beat(-3 * DAY)
    assert await errands.plan() == 0
    time.beat(MINUTE)
    assert await errands.plan() == 1


async def test_a_machine_that_slept_for_days_plans_at_the_second_look(errands: Errands, time: Time) -> None:
    await errands.plan()
    time.beat(3 * DAY + 2 * HOUR)
    assert await errands.plan() == 0
    time.beat()
    assert await errands.plan() == 1


async def test_a_clock_that_was_years_ahead_is_forgiven_when_it_is_set_right(errands: Errands, time: Time) -> None:
    for jump in (timedelta(days=4000), timedelta(), -timedelta(days=4000), MINUTE):
        time.beat(jump)
        await errands.plan()
    (row,) = await errands.clerk.do(lambda store: store.timetables(HERE))
    assert row.next_at <= DUE + DAY
