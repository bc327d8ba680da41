"""What a reply becomes in the store: messages, what they tell, and the errand they promise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.chat.request import Asked, Person, Reply, Request
from bot.owing import owe_reply
from domain.chats import Chat, ChatKind, Place
from domain.message import Message
from domain.model import Member, Story, Told
from storage.sqlite import open_store
from storage.store import Store
from tests.storage.builders import article

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HERE = Place(chat="7")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with closing(open_store(tmp_path / "bot.db", now=lambda: NOON)) as opened:
        yield opened


def request(message: int | None = None) -> Request:
    return Request(
        chat=Chat(id="7", kind=ChatKind.PRIVATE), place=HERE, person=Person(id="7", lang="de"), message=message
    )


def test_what_an_answer_tells_is_remembered_with_it(store: Store) -> None:
    told = Told(story=1, article="a", text="It rained.")
    owe_reply(store, request(), Reply(messages=(Message(text="It rained."),), told=(told,)), NOON)
    assert store.told(HERE, Story(id=1, members=(Member(article=article("a")),))) == [told]


@pytest.mark.parametrize(
    ("pressed", "expected"),
    [(5, [("new", 5), ("more", None)]), (None, [("new", None), ("more", None)])],
    ids=["on a platform that edits", "on one that cannot"],
)
def test_the_pressed_message_is_edited_where_there_is_one(
    store: Store, pressed: int | None, expected: list[tuple[str, int | None]]
) -> None:
    owe_reply(store, request(pressed), Reply(edit=Message(text="new"), messages=(Message(text="more"),)), NOON)
    found = []
    while part := store.claim(NOON):
        store.confirm(part.id, message_id=9, now=NOON)
        found.append((part.message.text, part.edits))
    assert found == expected


def test_an_errand_knows_who_asked_and_which_message_promised_it(store: Store) -> None:
    reply = Reply(messages=(Message(text="Looking …"),), asked=Asked(kind="look", argument="example.org"))
    owe_reply(store, request(), reply, NOON)
    errand = store.next_errand()
    assert errand is not None
    assert (errand.kind, errand.argument, errand.person, errand.lang) == ("look", "example.org", "7", "de")
    part = store.claim(NOON)
    assert part is not None
    assert errand.said == part.group
