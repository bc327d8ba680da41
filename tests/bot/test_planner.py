"""When a digest is owed, and what stands in it: once a slot, merged after a sleep, told of where it was too late."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.planner import plan
from bot.timetable import LATENESS_LIMIT, rezone
from domain.chats import Chat, ChatKind, Place, Settings, Timetable
from domain.ledger import Part, PartKind
from domain.message import Message
from storage.store import Store
from tests.chat.stage import clear_through

DUE = datetime(2024, 10, 30, 8, 30, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
EVERY_DAY = frozenset(range(7))
HERE = Place(chat="42")
LATE = "did not go out"


def subscribed(store: Store, *hours_and_minutes: tuple[int, int], place: Place = HERE) -> list[int]:
    """A place that gets a digest at these times every day, in UTC, from `DUE`'s day on. Gives the ids of its rows."""
    store.put_chat(Chat(id=place.chat, kind=ChatKind.PRIVATE))
    store.put_settings(Settings(place=place, zone="UTC", zone_chosen=True, subscribed=True))
    return [
        store.put_timetable(
            Timetable(
                id=0,
                place=place,
                hour=hour,
                minute=minute,
                weekdays=EVERY_DAY,
                next_at=DUE.replace(hour=hour, minute=minute),
                next_date=DUE.date(),
            )
        )
        for hour, minute in hours_and_minutes
    ]


def owed(store: Store, now: datetime) -> list[Part]:
    """All parts that wait to be sent, which are thereby sent."""
    parts: list[Part] = []
    while part := store.claim(now):
        store.confirm(part.id, message_id=part.id, now=now)
        parts.append(part)
    return parts


def text(parts: list[Part]) -> str:
    """What they say."""
    return "\n".join(part.message.text for part in parts)


@pytest.mark.parametrize(
    ("before", "planned"), [(timedelta(microseconds=1), 0), (timedelta(0), 1)], ids=["just before", "at its minute"]
)
def test_a_digest_is_owed_at_its_minute_and_not_before(store: Store, before: timedelta, planned: int) -> None:
    subscribed(store, (8, 30))
    assert plan(store, DUE - before, "UTC") == planned


def test_a_digest_is_frozen_with_its_slot_and_reserves_what_it_tells(store: Store) -> None:
    (row,) = subscribed(store, (8, 30))
    plan(store, DUE, "UTC")
    assert store.served(row) == {"2024-10-30"}
    stories = [story for story in store.stories() if store.told(HERE, story)]
    assert len(stories) == 5
    (part,) = owed(store, DUE)
    assert part.kind is PartKind.DIGEST
    assert part.place == HERE
    assert all(one.text in part.message.text for story in stories for one in store.told(HERE, story))
    assert Message.from_json(part.message.to_json()) == part.message


def test_a_digest_has_the_button_for_what_did_not_fit(store: Store) -> None:
    subscribed(store, (8, 30))
    plan(store, DUE, "UTC")
    (part,) = owed(store, DUE)
    numbers, (button,) = part.message.rows
    press = store.press(button.token)
    assert [one.label for one in numbers] == ["1", "2", "3", "4", "5"]
    assert button.label == "More stories"
    assert press is not None
    assert press.place == HERE


def test_planning_twice_owes_it_once(store: Store) -> None:
    subscribed(store, (8, 30))
    assert [plan(store, DUE, "UTC"), plan(store, DUE, "UTC"), plan(store, DUE + MINUTE, "UTC")] == [1, 0, 0]
    assert len(owed(store, DUE)) == 1


def test_a_date_that_was_served_is_not_served_again_even_where_its_row_is_set_back(store: Store) -> None:
    (row,) = subscribed(store, (8, 30))
    plan(store, DUE, "UTC")
    (now_later,) = store.timetables(HERE)
    store.put_timetable(replace(now_later, next_at=DUE, next_date=DUE.date()))
    assert plan(store, DUE + MINUTE, "UTC") == 0
    assert len(owed(store, DUE + MINUTE)) == 1
    assert store.timetables(HERE)[0].next_at == DUE + DAY
    assert store.timetables(HERE)[0].id == row


def test_after_nine_hours_of_sleep_there_is_one_digest(store: Store) -> None:
    subscribed(store, (8, 30))
    assert plan(store, DUE + 9 * HOUR, "UTC") == 1
    assert LATE not in text(owed(store, DUE + 9 * HOUR))
    assert store.timetables(HERE)[0].next_at == DUE + DAY


def test_after_days_of_sleep_there_is_one_digest_for_all_of_them(store: Store) -> None:
    (row,) = subscribed(store, (8, 30))
    now = DUE + 3 * DAY + HOUR
    clear_through(store, now)
    assert plan(store, now, "UTC") == 1
    assert len({part.group for part in owed(store, now)}) == 1
    assert store.served(row) == {"2024-11-02"}


@pytest.mark.parametrize(
    ("late", "planned"),
    [(LATENESS_LIMIT, 1), (LATENESS_LIMIT + timedelta(microseconds=1), 0)],
    ids=["twelve hours late it still goes", "later it does not"],
)
def test_a_digest_goes_until_twelve_hours_late(store: Store, late: timedelta, planned: int) -> None:
    subscribed(store, (8, 30))
    assert plan(store, DUE + late, "UTC") == planned


def test_what_came_too_late_is_in_the_next_one_which_says_so_once(store: Store) -> None:
    subscribed(store, (8, 30))
    assert plan(store, DUE + 13 * HOUR, "UTC") == 0
    assert owed(store, DUE + 13 * HOUR) == []
    clear_through(store, DUE + DAY)
    assert plan(store, DUE + DAY, "UTC") == 1
    said = text(owed(store, DUE + DAY))
    assert "The briefing of yesterday 08:30 did not go out in time" in said
    assert plan(store, DUE + 2 * DAY, "UTC") == 1
    assert LATE not in text(owed(store, DUE + 2 * DAY))


def test_a_quiet_day_after_a_missed_one_still_tells_of_the_miss(store: Store) -> None:
    subscribed(store, (8, 30))
    plan(store, DUE, "UTC")
    owed(store, DUE)
    assert plan(store, DUE + DAY + 13 * HOUR, "UTC") == 0
    assert plan(store, DUE + 2 * DAY, "UTC") == 1
    assert LATE in text(owed(store, DUE + 2 * DAY))


def test_two_rows_due_together_are_one_digest(store: Store) -> None:
    first, second = subscribed(store, (7, 30), (8, 30))
    assert plan(store, DUE + MINUTE, "UTC") == 1
    assert len({part.group for part in owed(store, DUE + MINUTE)}) == 1
    assert (store.served(first), store.served(second)) == ({"2024-10-30"}, {"2024-10-30"})
    assert all(row.next_at > DUE + MINUTE for row in store.timetables(HERE))


def test_of_two_rows_in_one_digest_neither_date_comes_again_after_a_move_west(store: Store) -> None:
    subscribed(store, (7, 30), (8, 30))
    assert plan(store, DUE + MINUTE, "UTC") == 1
    there = replace(store.settings(HERE), zone="America/New_York")
    store.put_settings(there)
    for row in rezone(store.timetables(HERE), there.zone, DUE + MINUTE, store.served):
        store.put_timetable(row)
    assert plan(store, DUE + 12 * HOUR, "UTC") == 0
    assert [row.next_date for row in store.timetables(HERE)] == [date(2024, 10, 31)] * 2


def test_where_nothing_is_new_the_digest_says_so(store: Store) -> None:
    subscribed(store, (8, 30))
    plan(store, DUE, "UTC")
    owed(store, DUE)
    assert plan(store, DUE + DAY, "UTC") == 1
    assert text(owed(store, DUE + DAY)) == "A quiet time: nothing new since yesterday 08:30."


def test_each_place_gets_its_own_and_only_mine_are_planned(store: Store) -> None:
    there = Place(chat="43")
    subscribed(store, (8, 30))
    subscribed(store, (8, 30), place=there)
    assert plan(store, DUE, "UTC", mine=lambda place: place == there) == 1
    assert {part.place for part in owed(store, DUE)} == {there}
    assert plan(store, DUE, "UTC") == 1
    assert {part.place for part in owed(store, DUE)} == {HERE}


def test_a_forum_topic_is_a_place_of_its_own(store: Store) -> None:
    topic = Place(chat=HERE.chat, thread=7)
    subscribed(store, (8, 30))
    subscribed(store, (8, 30), place=topic)
    assert plan(store, DUE, "UTC") == 2
    said = {part.place: part.message.text for part in owed(store, DUE)}
    assert said[HERE] == said[topic]


def test_a_place_that_chose_no_zone_goes_by_the_operators(store: Store) -> None:
    subscribed(store, (8, 30))
    store.put_settings(replace(store.settings(HERE), zone_chosen=False))
    plan(store, DUE, "Asia/Tokyo")
    assert "Wednesday 30 October, 17:30" in text(owed(store, DUE))
    (row,) = store.timetables(HERE)
    assert (row.next_at, row.next_date) == (datetime(2024, 10, 30, 23, 30, tzinfo=UTC), date(2024, 10, 31))


def test_the_unsubscribed_get_nothing(store: Store) -> None:
    subscribed(store, (8, 30))
    store.put_settings(replace(store.settings(HERE), subscribed=False))
    assert plan(store, DUE, "UTC") == 0
