"""What a place wishes of its digests' manners: silence, quiet hours, nothing where there is nothing new."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.delivery.ledger import next_part
from bot.planner import plan
from bot.quiet import is_quiet
from domain.chats import Habits, Place, Settings
from domain.ledger import PartKind
from storage.store import Store
from tests.bot.test_planner import DAY, DUE, HERE, MINUTE, owed, subscribed, text
from tests.chat.stage import clear_through
from tests.delivery.builders import message

NIGHT, NOON = (22 * 60, 7 * 60), (12 * 60, 13 * 60)


def wishing(store: Store, habits: Habits) -> None:
    """The place has these habits."""
    store.put_settings(replace(store.settings(HERE), habits=habits))


def settings(quiet: tuple[int, int] | None, zone: str = "UTC") -> Settings:
    """A place with these quiet hours."""
    return Settings(place=HERE, zone=zone, zone_chosen=True, habits=Habits(quiet=quiet))


@pytest.mark.parametrize(
    ("quiet", "at", "expected"),
    [
        (NOON, time(11, 59), False),
        (NOON, time(12, 0), True),
        (NOON, time(12, 59), True),
        (NOON, time(13, 0), False),
        (NIGHT, time(21, 59), False),
        (NIGHT, time(22, 0), True),
        (NIGHT, time(0, 0), True),
        (NIGHT, time(6, 59), True),
        (NIGHT, time(7, 0), False),
        ((60, 60), time(1, 0), False),
        (None, time(3, 0), False),
    ],
)
def test_quiet_hours_have_both_their_ends_and_may_pass_midnight(
    quiet: tuple[int, int] | None, at: time, expected: bool
) -> None:
    now = datetime.combine(DUE.date(), at, UTC)
    assert is_quiet(settings(quiet), now) is expected


def test_quiet_hours_are_those_of_the_places_own_clock() -> None:
    assert is_quiet(settings(NIGHT, "Asia/Tokyo"), datetime(2024, 10, 30, 14, 0, tzinfo=UTC))  # 23:00 there
    assert not is_quiet(settings(NIGHT, "Asia/Tokyo"), datetime(2024, 10, 30, 23, 0, tzinfo=UTC))  # 08:00 there


@pytest.mark.parametrize(
    ("habits", "silent"),
    [
        (Habits(), False),
        (Habits(silent=True), True),
        (Habits(quiet=(8 * 60, 9 * 60)), True),
        (Habits(quiet=NIGHT), False),
    ],
    ids=["by default", "silent", "in quiet hours", "outside them"],
)
def test_a_digest_makes_a_sound_as_its_place_wishes(store: Store, habits: Habits, silent: bool) -> None:
    subscribed(store, (8, 30))
    wishing(store, habits)
    plan(store, DUE, "UTC")
    parts = owed(store, DUE)
    assert parts[0].message.silent is silent
    assert all(part.message.silent for part in parts[1:])


def test_where_nothing_is_new_and_that_is_wished_nothing_comes_and_the_date_is_served(store: Store) -> None:
    (row,) = subscribed(store, (8, 30))
    wishing(store, Habits(skip_empty=True))
    assert plan(store, DUE, "UTC") == 1
    owed(store, DUE)
    assert plan(store, DUE + DAY, "UTC") == 0
    assert owed(store, DUE + DAY) == []
    assert store.served(row) == {"2024-10-30", "2024-10-31"}
    assert store.timetables(HERE)[0].next_at == DUE + 2 * DAY


def test_a_missed_digest_is_told_of_in_the_next_that_is_sent_not_in_one_that_is_skipped(store: Store) -> None:
    subscribed(store, (8, 30))
    plan(store, DUE, "UTC")
    owed(store, DUE)
    wishing(store, Habits(skip_empty=True))
    assert plan(store, DUE + DAY + timedelta(hours=13), "UTC") == 0  # too late
    assert plan(store, DUE + 2 * DAY, "UTC") == 0  # nothing new
    clear_through(store, DUE + 3 * DAY)
    assert plan(store, DUE + 3 * DAY, "UTC") == 1
    assert "did not go out" in text(owed(store, DUE + 3 * DAY))


def test_what_was_skipped_as_empty_loses_no_story(store: Store) -> None:
    subscribed(store, (8, 30))
    plan(store, DUE, "UTC")
    owed(store, DUE)
    wishing(store, Habits(skip_empty=True))
    plan(store, DUE + DAY, "UTC")
    clear_through(store, DUE + 2 * DAY)
    assert plan(store, DUE + 2 * DAY, "UTC") == 1
    assert text(owed(store, DUE + 2 * DAY))


@pytest.mark.parametrize(
    ("kind", "late", "silent"),
    [
        (PartKind.DIGEST, timedelta(), False),
        (PartKind.DIGEST, 14 * 60 * MINUTE, True),  # 22:30
        (PartKind.ANSWER, 14 * 60 * MINUTE, False),
    ],
    ids=["in time", "a digest held up into the night", "an answer in the night"],
)
def test_a_digest_that_is_sent_in_quiet_hours_makes_no_sound_however_it_was_frozen(
    store: Store, kind: PartKind, late: timedelta, silent: bool
) -> None:
    subscribed(store, (8, 30))
    wishing(store, Habits(quiet=NIGHT))
    store.owe(HERE, (message(),), kind=kind, now=DUE)
    part = next_part(store, DUE + late, (), "UTC")
    assert part is not None
    assert part.message.silent is silent


def test_a_place_without_a_zone_is_quiet_by_the_operators(store: Store) -> None:
    there = Place(chat="77")
    store.put_settings(Settings(place=there, habits=Habits(quiet=NIGHT)))
    store.owe(there, (message(),), kind=PartKind.DIGEST, now=DUE)
    part = next_part(store, datetime(2024, 10, 30, 14, tzinfo=UTC), (), "Asia/Tokyo")
    assert part is not None
    assert part.message.silent
