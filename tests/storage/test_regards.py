"""Places follow and mute single stories; what was sent under a message's id can be shown again."""

from __future__ import annotations

from datetime import timedelta

from domain.chats import Place, Regard
from domain.ledger import PartKind
from domain.message import Message
from storage.store import Store
from tests.storage.builders import AWAY, HOME, NOON, claimed

LATER = NOON + timedelta(minutes=1)


def test_a_place_follows_and_mutes_stories_until_it_does_no_more(store: Store) -> None:
    store.put_regard(HOME, 7, Regard.FOLLOWED, NOON)
    store.put_regard(HOME, 3, Regard.MUTED, LATER)
    assert list(store.regards(HOME).items()) == [(7, Regard.FOLLOWED), (3, Regard.MUTED)]
    store.put_regard(HOME, 7, Regard.MUTED, LATER)
    store.put_regard(HOME, 3, None, LATER)
    assert store.regards(HOME) == {7: Regard.MUTED}
    assert store.regards(AWAY) == {}


def test_those_who_follow_a_story_are_known(store: Store) -> None:
    for place in (HOME, AWAY):
        store.put_regard(place, 7, Regard.FOLLOWED, NOON)
    store.put_regard(Place(chat="other"), 7, Regard.MUTED, NOON)
    assert store.regarding(7, Regard.FOLLOWED) == sorted([HOME, AWAY])


def test_what_a_place_follows_moves_with_its_chat(store: Store) -> None:
    store.put_regard(HOME, 7, Regard.FOLLOWED, NOON)
    store.move_chat(HOME.chat, "-100")
    assert store.regards(Place(chat="-100", thread=HOME.thread)) == {7: Regard.FOLLOWED}


def test_a_message_is_known_as_it_was_first_sent(store: Store) -> None:
    store.owe(HOME, [Message(text="first")], kind=PartKind.ANSWER, now=NOON)
    store.confirm(claimed(store, NOON).id, message_id=12, now=NOON)
    store.owe(HOME, [Message(text="edited")], kind=PartKind.ANSWER, now=NOON, edits=12)
    store.confirm(claimed(store, NOON).id, message_id=12, now=NOON)
    assert store.sent_as(HOME, 12) == Message(text="first")
    assert store.sent_as(AWAY, 12) is None
    assert store.sent_as(HOME, 13) is None
