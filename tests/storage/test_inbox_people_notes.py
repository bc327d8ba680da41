"""What came in is answered once; roles, codes, buttons and notes mean what they meant."""

from __future__ import annotations

from domain.chats import Role
from domain.ledger import Press, Update
from storage.store import Store
from tests.storage.builders import HOME, NOON, TICK, minutes
from tests.storage.conftest import OpenStore


def test_an_update_is_taken_in_once(store: Store) -> None:
    assert store.newest_update() is None
    assert store.take_in([(5, "{}"), (6, "{}"), (5, "other")], NOON) == 2
    assert store.take_in([(6, "{}"), (3, "{}")], NOON) == 1
    assert store.newest_update() == 6


def test_tries_are_counted_even_if_the_process_dies_each_time(open_it: OpenStore) -> None:
    store = open_it()
    store.take_in([(5, '{"a":1}')], NOON)
    for tries in (1, 2):
        assert store.next_update() == Update(id=5, body='{"a":1}', tries=tries)
        store.close()
        store = open_it()


def test_updates_come_oldest_first_until_each_is_done(store: Store) -> None:
    store.take_in([(5, "a"), (6, "b")], NOON)
    store.done(5)
    store.done(5, failed="never mind")
    update = store.next_update()
    assert update is not None
    assert update.id == 6
    store.done(6, failed="poison")
    assert store.next_update() is None
    assert store.take_in([(5, "a"), (6, "b")], NOON) == 0
    assert store.newest_update() == 6


def test_a_person_is_a_stranger_until_told_otherwise(store: Store) -> None:
    assert store.role("1") is Role.STRANGER
    store.put_role("2", Role.OWNER)
    store.put_role("1", Role.OWNER)
    assert store.owners() == ["1", "2"]
    store.put_role("1", Role.BANNED)
    assert store.role("1") is Role.BANNED
    assert store.owners() == ["2"]


def test_a_code_grants_its_role_once_and_before_it_expires(store: Store) -> None:
    store.put_code("first", Role.OWNER, minutes(1))
    store.put_code("second", Role.GUEST, minutes(1))
    assert store.use_code("unknown", NOON) is None
    assert store.use_code("first", minutes(1)) is None
    assert store.use_code("first", minutes(1) - TICK) is Role.OWNER
    assert store.use_code("first", NOON) is None
    assert store.use_code("second", NOON) is Role.GUEST


def test_a_button_stands_for_its_action_in_its_place(store: Store) -> None:
    token, other = store.put_button(HOME, "topics:world", NOON), store.put_button(HOME, "topics:world", NOON)
    assert token != other
    assert 8 <= len(token.encode()) <= 64
    assert store.press(token) == Press(token=token, place=HOME, action="topics:world")
    assert store.press("forged") is None


def test_a_note_is_kept_replaced_and_forgotten(store: Store) -> None:
    store.put_note("a", "1")
    store.put_note("a", "2")
    assert store.note("a") == "2"
    store.put_note("a", None)
    assert store.note("a") is None
