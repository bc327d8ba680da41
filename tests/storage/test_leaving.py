"""What is stored of a chat is given whole, and erased whole; others keep theirs. The farewell goes last."""

from __future__ import annotations

from domain.chats import Chat, ChatKind, Role
from domain.ledger import PartKind
from domain.message import Document, Message
from storage.store import Store
from tests.storage.builders import AWAY, HOME, NOON, minutes, owe, send


def known(store: Store) -> None:
    """Two chats with a name, something owed and a note each."""
    for place in (HOME, AWAY):
        store.put_chat(Chat(id=place.chat, kind=ChatKind.PRIVATE, title="Somebody"))
        store.put_settings(store.settings(place))
        store.put_note(f"missed:{place.chat}:0", "yes")
        owe(store, place, "news")


def test_everything_of_a_chat_is_given_and_nothing_of_another(store: Store) -> None:
    known(store)
    stored = store.stored_of(HOME.chat)
    assert {table for table, rows in stored.items() if rows} >= {"chat", "settings", "bundle", "part", "note"}
    assert AWAY.chat not in str(stored)


def test_a_forgotten_chat_has_nothing_stored_but_its_farewell_and_then_nothing(store: Store) -> None:
    known(store)
    store.forget(HOME.chat)
    owe(store, HOME, "farewell")
    assert [send(store), send(store)] == ["news", "farewell"]  # the first is for the other chat
    assert all(rows == [] for rows in store.stored_of(HOME.chat).values())
    assert store.stored_of(AWAY.chat)["settings"]


def test_a_farewell_that_cannot_be_sent_is_erased_too(store: Store) -> None:
    store.forget(HOME.chat)
    owe(store, HOME, "farewell")
    part = store.claim(NOON)
    assert part is not None
    store.give_up(part.id, reason="blocked", now=NOON)
    assert all(rows == [] for rows in store.stored_of(HOME.chat).values())


def test_a_ban_and_an_owner_stay_a_guest_does_not(store: Store) -> None:
    for person, role in (("a", Role.OWNER), ("b", Role.BANNED), ("c", Role.GUEST)):
        store.put_role(person, role)
        store.forget(person)
    assert [store.role(person) for person in "abc"] == [Role.OWNER, Role.BANNED, Role.STRANGER]


def test_a_document_is_owed_and_claimed_as_it_is(store: Store) -> None:
    message = Message(text="All", document=Document(name="a.json", content='{"ä": "\\n"}'))
    store.owe(HOME, [message], kind=PartKind.ANSWER, now=minutes(1))
    part = store.claim(minutes(1))
    assert part is not None
    assert part.message == message
