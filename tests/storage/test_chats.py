"""Chats and places keep what holds for them, wherever they move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.chats import Chat, ChatKind, Habits, Length, Place, Settings, Timetable, Wish
from domain.ledger import PartKind, Slot
from domain.message import Message
from domain.model import Member, Story, Told
from storage.store import Store
from tests.storage.builders import AWAY, HOME, NOON, TICK, article, claimed, minutes, owe

FULL = Settings(
    place=Place(chat="home", thread=3),
    zone="Asia/Kolkata",
    zone_chosen=True,
    subscribed=True,
    wish=Wish(limit=7, length=Length.LONG, topics=("art",), muted=("naïve words",), only=("x",)),
    seen=12,
    looked_at=NOON,
)


def _row(place: Place = HOME, *, next_at: datetime = NOON, hour: int = 8) -> Timetable:
    return Timetable(
        id=0, place=place, hour=hour, minute=30, weekdays=frozenset({0, 6}), next_at=next_at, next_date=next_at.date()
    )


def _subscribe(store: Store, place: Place = HOME, *, seen: int = 0) -> Settings:
    settings = Settings(place=place, subscribed=True, seen=seen)
    store.put_settings(settings)
    return settings


def _serve(store: Store, row: int, wanted: date, place: Place = HOME) -> int | None:
    slot = Slot(place=place, timetable=row, wanted=wanted, due=NOON)
    return store.owe(place, [Message(text="x")], kind=PartKind.DIGEST, now=NOON, slot=slot)


def test_a_chat_is_replaced_and_comes_back(store: Store) -> None:
    store.put_chat(Chat(id="home", kind=ChatKind.GROUP, title="Old"))
    store.put_chat(Chat(id="home", kind=ChatKind.GROUP, title="New", active=False))
    assert store.chat("home") == Chat(id="home", kind=ChatKind.GROUP, title="New", active=False)
    assert store.chat("other") is None


def test_settings_come_back_as_they_were_and_default_elsewhere(store: Store) -> None:
    store.put_settings(Settings(place=FULL.place))
    store.put_settings(FULL)
    assert store.settings(FULL.place) == FULL
    assert store.settings(HOME) == Settings(place=HOME)


def test_a_timetable_row_keeps_its_id_when_edited_and_none_is_used_twice(store: Store) -> None:
    first = store.put_timetable(_row())
    edited = replace(_row(hour=9), id=first)
    assert store.put_timetable(edited) == first
    assert store.timetables(HOME) == [edited]
    store.drop_timetable(first)
    assert store.timetables(HOME) == []
    assert store.put_timetable(_row()) > first


def test_a_row_dropped_meanwhile_stays_dropped(store: Store) -> None:
    row = store.put_timetable(_row())
    store.drop_timetable(row)
    store.put_timetable(replace(_row(), id=row))
    assert store.timetables(HOME) == []


def test_rows_are_due_at_their_very_instant_and_earliest_first(store: Store) -> None:
    _subscribe(store)
    late, now, old = (store.put_timetable(_row(next_at=at)) for at in (NOON + TICK, NOON, minutes(-1)))
    assert [row.id for row in store.timetables_due(NOON, 9)] == [old, now]
    assert [row.id for row in store.timetables_due(NOON + TICK, 1)] == [old]
    assert late in [row.id for row in store.timetables_due(NOON + TICK, 3)]


def test_only_subscribed_places_in_active_chats_are_due(store: Store) -> None:
    store.put_timetable(_row())
    assert store.timetables_due(NOON, 9) == []
    _subscribe(store)
    assert len(store.timetables_due(NOON, 9)) == 1
    store.put_chat(Chat(id="home", kind=ChatKind.PRIVATE, active=False))
    assert store.timetables_due(NOON, 9) == []


def test_served_dates_of_a_month_are_known_even_of_a_dropped_row(store: Store) -> None:
    row = store.put_timetable(_row())
    today = NOON.date()
    for ago in (0, 31, 32):
        assert _serve(store, row, today - timedelta(days=ago)) is not None
    store.drop_timetable(row)
    assert store.served(row) == {"2026-03-02", "2026-01-30"}
    assert store.served(row + 1) == set()


def test_a_moved_chat_takes_everything_along(store: Store) -> None:
    story = Story(id=1, members=(Member(article=article("a")),))
    told = Told(story=1, article="a", text="It happened.")
    store.put_chat(Chat(id="home", kind=ChatKind.GROUP, title="Us"))
    settings = _subscribe(store, seen=4)
    row = store.put_timetable(_row())
    slot = Slot(place=HOME, timetable=row, wanted=NOON.date(), due=NOON)
    store.owe(HOME, [Message(text="x")], kind=PartKind.DIGEST, now=NOON, slot=slot, told=[told])
    store.hold_chat("home", until=minutes(1))
    token = store.put_button(HOME, "more", NOON)
    store.move_chat("home", "away")
    assert store.chat("home") is None
    assert store.chat("away") == Chat(id="away", kind=ChatKind.SUPERGROUP, title="Us")
    assert store.settings(AWAY) == replace(settings, place=AWAY)
    assert store.settings(HOME) == Settings(place=HOME)
    assert store.timetables(AWAY) == [replace(_row(AWAY), id=row)]
    assert store.told(AWAY, story) == [told]
    assert store.last_digest(AWAY) == NOON
    press = store.press(token)
    assert press is not None
    assert press.place == AWAY
    assert _serve(store, row, NOON.date(), AWAY) is None
    assert store.claim(minutes(1) - TICK) is None
    assert claimed(store, minutes(1)).place == AWAY


def test_moving_into_a_subscribed_place_keeps_its_settings_and_times(store: Store) -> None:
    _subscribe(store, HOME, seen=9)
    kept = _subscribe(store, AWAY, seen=4)
    store.put_timetable(_row(HOME, hour=7))
    row = store.put_timetable(_row(AWAY))
    store.move_chat("home", "away")
    assert store.settings(AWAY) == replace(kept, seen=9)
    assert [each.id for each in store.timetables(AWAY)] == [row]
    assert store.timetables(HOME) == []


def test_moving_into_a_place_not_subscribed_brings_the_old_settings(store: Store) -> None:
    moved = _subscribe(store, HOME, seen=4)
    store.put_settings(Settings(place=AWAY, seen=9))
    store.put_chat(Chat(id="home", kind=ChatKind.GROUP, title="Old"))
    store.put_chat(Chat(id="away", kind=ChatKind.SUPERGROUP, title="New", active=False))
    store.put_timetable(_row(HOME))
    store.put_timetable(_row(AWAY))
    store.move_chat("home", "away")
    assert store.settings(AWAY) == replace(moved, place=AWAY, seen=9)
    assert len(store.timetables(AWAY)) == 1
    assert store.chat("away") == Chat(id="away", kind=ChatKind.SUPERGROUP, title="New")


def test_moving_a_chat_to_itself_changes_nothing(store: Store) -> None:
    kept = _subscribe(store)
    owe(store, HOME, "x")
    store.move_chat("home", "home")
    assert store.settings(HOME) == kept
    assert claimed(store).place == HOME


def test_habits_and_languages_are_kept_with_the_settings(store: Store) -> None:
    habits = Habits(lang="de", silent=True, quiet=(1320, 420), skip_empty=True, alerts=True)
    kept = Settings(place=HOME, habits=habits, wish=Wish(langs=("en", "de")))
    store.put_settings(kept)
    assert store.settings(HOME) == kept
