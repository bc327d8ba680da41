"""What waits too long is taken back: one merged digest after any outage, and none of its stories is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.planner import plan, take_back_late
from bot.timetable import LATENESS_LIMIT
from domain.chats import Settings
from storage.store import Store
from tests.bot.test_planner import DAY, DUE, HERE, HOUR, MINUTE, owed, subscribed, text
from tests.chat.stage import clear_through

TICK = timedelta(microseconds=1)


def states(store: Store) -> tuple[int, int, int]:
    """Parts waiting, sent, given up."""
    backlog = store.backlog()
    return backlog.waiting, backlog.sent, backlog.gave_up


def test_a_week_in_which_telegram_cannot_be_reached_ends_in_one_digest_with_the_stories_of_all(store: Store) -> None:
    subscribed(store, (8, 30))
    for day in range(7):
        clear_through(store, DUE + day * DAY)
        assert plan(store, DUE + day * DAY, "UTC") == 1
    parts = owed(store, DUE + 6 * DAY + MINUTE)
    assert len({part.group for part in parts}) == 1
    assert "did not go out" in text(parts)
    assert states(store)[:2] == (0, len(parts))
    assert "National Cup final" in text(parts)  # the first morning's story, frozen in a digest that never went out


def test_the_limit_itself_is_not_too_late_and_a_microsecond_more_is(store: Store) -> None:
    subscribed(store, (8, 30))
    plan(store, DUE, "UTC")
    assert take_back_late(store, DUE + LATENESS_LIMIT) == 0
    assert take_back_late(store, DUE + LATENESS_LIMIT + TICK) == 1
    assert owed(store, DUE + LATENESS_LIMIT + TICK) == []


def test_what_is_taken_back_counts_as_untold_and_unseen(store: Store) -> None:
    subscribed(store, (8, 30))
    before = store.settings(HERE)
    plan(store, DUE, "UTC")
    assert store.settings(HERE) != before
    take_back_late(store, DUE + 13 * HOUR)
    assert store.settings(HERE) == replace(before, looked_at=DUE - DAY)
    assert not any(store.told(HERE, story) for story in store.stories())


def test_a_digest_that_has_begun_is_not_taken_back(store: Store) -> None:
    subscribed(store, (8, 30))
    plan(store, DUE, "UTC")
    part = store.claim(DUE)
    assert part is not None
    assert take_back_late(store, DUE + 13 * HOUR) == 0
    store.confirm(part.id, message_id=1, now=DUE)
    assert take_back_late(store, DUE + 13 * HOUR) == 0


def test_one_that_may_have_arrived_is_taken_back_too_and_its_stories_come_again(store: Store) -> None:
    subscribed(store, (8, 30))
    plan(store, DUE, "UTC")
    part = store.claim(DUE)
    assert part is not None
    store.put_back(part.id, not_before=DUE + MINUTE, ambiguous=True, reason="502")
    assert [digest.doubtful for digest in store.unsent_digests()] == [True]
    assert take_back_late(store, DUE + 13 * HOUR) == 1
    assert plan(store, DUE + DAY, "UTC") == 1
    assert "National Cup final" in text(owed(store, DUE + DAY))


def test_an_edit_of_the_time_of_day_that_serves_no_new_date_takes_nothing_back(store: Store) -> None:
    subscribed(store, (8, 30))
    plan(store, DUE, "UTC")
    (row,) = store.timetables(HERE)
    store.put_timetable(replace(row, next_at=DUE, next_date=DUE.date()))
    assert plan(store, DUE + MINUTE, "UTC") == 0
    assert len(owed(store, DUE + MINUTE)) == 1


def test_the_limit_is_the_operators(store: Store) -> None:
    subscribed(store, (8, 30))
    assert plan(store, DUE + HOUR + TICK, "UTC", limit=HOUR) == 0
    assert plan(store, DUE + DAY + HOUR, "UTC", limit=HOUR) == 1


def test_a_zone_that_no_longer_exists_stops_nobody_and_its_place_goes_by_the_operators(store: Store) -> None:
    subscribed(store, (8, 30))
    store.put_settings(Settings(place=HERE, zone="Mars/Olympus", zone_chosen=True, subscribed=True))
    assert plan(store, DUE, "Asia/Tokyo") == 1
    assert "17:30" in text(owed(store, DUE))
    assert store.settings(HERE).zone == "Mars/Olympus"
