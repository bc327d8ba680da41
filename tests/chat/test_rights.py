"""The matrix of rights: every person, in every kind of chat, says every command and presses every button."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.access import adopt
from bot.chat.adding import LOOK, own_source
from bot.chat.commands import COMMANDS as LISTED
from bot.chat.conversation import _PRESSED, _SAID, Conversation
from bot.chat.request import Reply, Request
from bot.console import answered
from bot.words.catalogue import DEFAULT, Words
from domain.chats import ChatKind, Place, Role
from domain.ledger import PartKind
from domain.message import Button, Message
from domain.model import Source, SourceKind
from storage.store import Store
from tests.chat.conftest import MORNING
from tests.chat.rights import (
    ASKING,
    BUTTONS,
    COMMANDS,
    KINDS,
    PEOPLE,
    PRESSED,
    TURNING,
    Outcome,
    Right,
    Row,
    Who,
    dump,
    matrix,
    strange,
)

WORDS = Words(DEFAULT)
REFUSALS = (Outcome.ADMINS, Outcome.OWNERS, Outcome.ALONE, Outcome.STRANGER)


class Scene:
    """One place of the newsroom's first day; each thing asked comes a minute after the one before."""

    def __init__(self, file: Path, store: Store, conversation: Conversation, kind: str) -> None:
        """The place is that of this kind of chat; message 1 there is a briefing that bears every button."""
        self.file, self.store, self.conversation = file, store, conversation
        self.chat, self.place = KINDS[kind]
        self.now = MORNING
        self.story, self.article = _story_of_two(store)
        store.put_role("16", Role.GUEST, "B")
        store.put_source(Source(id="daily", kind=SourceKind.FEED, url="https://daily.example/rss", outlet="The Daily"))
        self.feed, self.errand = _looked_at(store, self.place)
        self._show()

    def say(self, who: Who, text: str) -> Reply:
        """What comes back."""
        return self._ask(Request(chat=self.chat, place=self.place, person=who.person, text=text))

    def press(self, who: Who, action: str) -> Reply:
        """What comes back when a button of this place is pressed."""
        token = self.buttons[action].token
        reply = self._ask(Request(chat=self.chat, place=self.place, person=who.person, token=token, message=1))
        if self.store.press(token) is None:  # all of the place was erased
            self._show()
        return reply

    def dump(self) -> object:
        """All that is stored but the books of what was said."""
        return dump(self.file)

    def _show(self) -> None:
        """The briefing arrives."""
        self.buttons = {action: Button(label=action, token=self._token(action)) for action in BUTTONS}
        rows = tuple((button,) for button in self.buttons.values())
        self.store.owe(self.place, (Message(text="A briefing", rows=rows),), kind=PartKind.ANSWER, now=self.now)
        while part := self.store.claim(self.now, chat=self.chat.id):
            self.store.confirm(part.id, message_id=1, now=self.now)

    def _ask(self, request: Request) -> Reply:
        self.now += timedelta(minutes=1)
        return answered(self.store, self.conversation, request, self.now)

    def _token(self, action: str) -> str:
        meant = BUTTONS[action].format(story=self.story, article=self.article, feed=self.feed, errand=self.errand)
        return self.store.put_button(self.place, f"{action}:{meant}", self.now)


def _looked_at(store: Store, place: Place) -> tuple[str, int]:
    """An address that was looked at in the place: the id of the feed it would be, and the errand that found it."""
    url = "https://example.org/feed"
    found = [{"kind": "feed", "url": url, "title": "A feed", "headlines": []}]
    errand = store.put_errand(place, kind=LOOK, argument=url, now=MORNING)
    store.errand_done(errand, MORNING, outcome=json.dumps(found))
    return own_source(SourceKind.FEED, url, "A feed").id, errand


def _story_of_two(store: Store) -> tuple[int, str]:
    """A story with two reports of its own, and the second of them."""
    for number in range(1, 500):
        story = store.story(number)
        own = [one.article.id for one in story.members if one.copy_of is None] if story else []
        if len(own) > 1:
            return number, own[1]
    raise AssertionError("the newsroom has no story with two reports")


@pytest.fixture
def scene(request: pytest.FixtureRequest, store: Store, tmp_path: Path, conversation: Conversation) -> Scene:
    """The place of the kind that the test is run for."""
    return Scene(tmp_path / "briefing.db", store, conversation, request.param)


def test_the_table_names_every_command_and_every_button() -> None:
    assert {said.split()[0].removeprefix("/") for said in COMMANDS} == set(LISTED) == set(_SAID)
    assert set(BUTTONS) == set(PRESSED) == set(_PRESSED)


def test_every_table_is_known_to_hold_state_or_none(store: Store, tmp_path: Path) -> None:
    assert store.check() == []
    assert strange(tmp_path / "briefing.db") == set()


def _everybody() -> list[object]:
    return [
        pytest.param(kind, served, name, row, id=f"{kind}, {'served' if served else 'not served'}: {name}")
        for kind, served, name, row in matrix()
    ]


def _enter(scene: Scene, name: str, *, served: bool) -> Who:
    who = PEOPLE[name]
    if who.role is not Role.STRANGER:
        scene.store.put_role(who.person.id, who.role, who.person.name)
    if served and scene.chat.kind is not ChatKind.PRIVATE:
        adopt(scene.store, scene.chat.id)
    return who


@pytest.mark.thorough
@pytest.mark.parametrize(("scene", "served", "name", "row"), _everybody(), indirect=["scene"])
def test_who_may_say_what(scene: Scene, served: bool, name: str, row: Row) -> None:
    who, told_once = _enter(scene, name, served=served), False
    before = scene.dump()
    for said, right in COMMANDS.items():
        reply, due = scene.say(who, said), row[right.value]
        if due is Outcome.STRANGER and told_once:
            due = Outcome.SILENCE
        told_once = told_once or due is Outcome.STRANGER
        after = scene.dump()
        changed, before = after != before, after
        assert _spoken(reply) is due, said
        assert changed is (due is Outcome.DONE and right is not Right.READ and said not in ASKING) or _told(reply), said


@pytest.mark.thorough
@pytest.mark.parametrize(("scene", "served", "name", "row"), _everybody(), indirect=["scene"])
def test_who_may_press_what(scene: Scene, served: bool, name: str, row: Row) -> None:
    who = _enter(scene, name, served=served)
    before = scene.dump()
    for action, right in PRESSED.items():
        reply, due = scene.press(who, action), row[right.value]
        after = scene.dump()
        changed, before = after != before, after
        if due is not Outcome.DONE:
            assert reply == Reply(notice=reply.notice), action
            assert reply.notice, action
            assert not changed, action
        else:
            assert reply.notice not in _REFUSED, action
            assert changed is (right is not Right.READ and action not in TURNING) or _told(reply), action


def _told(reply: Reply) -> bool:
    """What is read is remembered as told: that alone a reader changes."""
    return bool(reply.told)


_REFUSED = {WORDS(due.value) for due in REFUSALS} | {WORDS("access-not-for-you"), WORDS("button-old")}


def _spoken(reply: Reply) -> Outcome:
    """What came of something that was said, by the words that came back."""
    if reply == Reply():
        return Outcome.SILENCE
    said = reply.messages[0].text
    return next((due for due in REFUSALS if said == WORDS(due.value)), Outcome.DONE)
