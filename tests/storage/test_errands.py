"""What was asked and needs the network is done once, however often the process dies."""

from __future__ import annotations

from domain.chats import Place
from domain.ledger import Errand, PartKind
from domain.message import Message
from storage.store import Store
from tests.storage.builders import AWAY, HOME, NOON, minutes
from tests.storage.conftest import OpenStore

TERMINAL = Place(chat="console")


def look(store: Store, place: Place = HOME, argument: str = "example.org") -> int:
    return store.put_errand(place, kind="look", argument=argument, now=NOON, person="7", lang="de")


def test_an_errand_comes_back_with_all_that_was_asked_and_its_try_counted(open_it: OpenStore) -> None:
    store = open_it()
    number = look(store)
    store.close()
    store = open_it()
    asked = Errand(id=number, place=HOME, person="7", lang="de", kind="look", argument="example.org", tries=1)
    assert store.next_errand() == asked
    assert store.errand(number) == asked


def test_errands_come_oldest_first_and_those_under_way_are_left_alone(store: Store) -> None:
    first, second = look(store), look(store, AWAY)
    found = [store.next_errand(), store.next_errand(besides=(first,)), store.next_errand(besides=(first, second))]
    assert [one.id if one else None for one in found] == [first, second, None]


def test_what_the_terminal_asks_is_done_there_and_nowhere_else(store: Store) -> None:
    number = look(store, TERMINAL)
    assert store.next_errand() is None
    asked = store.next_errand(chat="console")
    assert asked is not None
    assert asked.id == number


def test_an_errand_is_answered_once_and_keeps_what_was_found(store: Store) -> None:
    number = look(store)
    assert store.open_errands(HOME) == 1
    assert store.open_errands(AWAY) == 0
    assert store.errand_done(number, NOON, outcome="a feed")
    assert not store.errand_done(number, NOON, outcome="another")
    assert store.open_errands(HOME) == 0
    assert store.next_errand() is None
    done = store.errand(number)
    assert done is not None
    assert done.outcome == "a feed"


def test_what_was_answered_long_ago_is_forgotten_and_what_is_open_is_not(store: Store) -> None:
    old, new, still = look(store), look(store), look(store)
    store.errand_done(old, NOON)
    store.errand_done(new, minutes(1))
    assert store.forget_errands(minutes(1)) == 1
    assert [store.errand(one) is None for one in (old, new, still)] == [True, False, False]


def test_the_message_that_promised_is_known_once_it_has_arrived(store: Store) -> None:
    one = store.owe(HOME, [Message(text="Looking …")], kind=PartKind.ANSWER, now=NOON)
    assert one is not None
    assert store.message_of(one) is None
    part = store.claim(NOON)
    assert part is not None
    store.confirm(part.id, message_id=41, now=NOON)
    assert store.message_of(one) == 41
    two = store.owe(HOME, [Message(text="a"), Message(text="b")], kind=PartKind.ANSWER, now=NOON)
    assert two is not None
    assert store.message_of(two) is None


def test_a_chat_that_moves_takes_its_errands_along(store: Store) -> None:
    number = look(store)
    store.move_chat(HOME.chat, "new home")
    moved = store.errand(number)
    assert moved is not None
    assert moved.place == Place(chat="new home")
