"""A stage on which people talk to the bot: a real store, the sample newsroom, a clock that moves. Sends nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from bot.alerting import alert
from bot.chat.conversation import Conversation
from bot.chat.request import Document, Person, Request
from bot.console import PLACE, answered
from bot.filing import Filing, file_all
from bot.pipeline import open_sample, uses_sample
from bot.planner import plan
from config.catalogue import SAMPLE
from domain.chats import Chat, ChatKind, Place
from domain.ledger import Part
from domain.message import Message
from domain.model import Article, Told
from storage.store import Store

_CODE = re.compile(r"^/start ([\w-]{20,})$", re.MULTILINE)

CONSOLE = Chat(id=PLACE.chat, kind=ChatKind.CONSOLE)
TOPIC = 5
"""A topic of the group."""

GROUP = Chat(id="-100", kind=ChatKind.SUPERGROUP, title="The valley")


def alone(name: str) -> Chat:
    """The private chat of that person."""
    return Chat(id=f"private-{name}", kind=ChatKind.PRIVATE)


def clear_through(store: Store, now: datetime) -> None:
    """Lets the newsroom's articles arrive up to `now`, unless a real source took its place, and files them."""
    if uses_sample(store) or not store.last_filed():
        open_sample(store, SAMPLE, now)
    file_all(store, Filing(), now)


def report(store: Store, what: str, now: datetime) -> None:
    """`Outlet | headline | text` arrives and is filed."""
    outlet, title, text = (part.strip() for part in what.split("|"))
    mark = sha256(what.encode()).hexdigest()
    link = f"https://news.example/{mark}"
    source = "sample" if uses_sample(store) else "daily"
    one = Article(id=mark, source=source, outlet=outlet, url=link, title=title, text=text, arrived=now)
    store.add_articles([replace(one, published=now, keys=(link,), topics=("world",))])
    file_all(store, Filing(), now)


def fall_due(store: Store, now: datetime) -> None:
    """What is due by now is owed: digests, and what is told at once."""
    plan(store, now, "UTC")
    alert(store, now, "UTC")


@dataclass(slots=True, kw_only=True)
class Stage:
    """Who speaks where and when, and the buttons that they last saw there."""

    store: Store
    conversation: Conversation
    now: datetime
    chat: Chat = CONSOLE
    person: Person = field(default_factory=lambda: Person(id="console"))
    thread: int = 0
    code: str = ""
    folder: Path | None = None
    told: list[Told] = field(default_factory=list)
    _tokens: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)

    def speaker(self, name: str, chat: Chat, *, thread: int = 0, admin: bool = True) -> None:
        """From now on this person speaks in this chat."""
        self.thread = thread
        self.person, self.chat = Person(id=name, name=name, admin=admin), chat

    def at(self, now: datetime) -> list[Message]:
        """Moves the clock: news arrives, what is due is planned and sent. Gives what this chat gets."""
        self.now = now
        clear_through(self.store, now)
        fall_due(self.store, now)
        return list(self._sent())

    def reported(self, what: str) -> list[Message]:
        """An outlet reports something now. Gives what this chat gets at once."""
        report(self.store, what, self.now)
        fall_due(self.store, self.now)
        return list(self._sent())

    def say(self, text: str) -> list[Message]:
        """What comes back when this is said, notices as messages too."""
        return self._ask(Request(chat=self.chat, place=self.place, person=self.person, text=text))

    def send(self, name: str, content: bytes) -> list[Message]:
        """What comes back when this file is sent; as in the terminal, it is one on this machine."""
        assert self.folder is not None
        file = self.folder / name
        file.write_bytes(content)
        sent = Document(id=str(file), name=name, size=len(content))
        return self._ask(Request(chat=self.chat, place=self.place, person=self.person, document=sent))

    def arriving(self) -> list[Message]:
        """What arrives in this chat without anything being said: what came of errands."""
        return list(self._sent())

    @property
    def place(self) -> Place:
        """Where is spoken now."""
        return Place(chat=self.chat.id, thread=self.thread)

    def press(self, label: str, *, of: Chat | None = None) -> list[Message]:
        """What comes back when the button with this label is pressed, of those last seen in this chat, or in `of`."""
        return self.press_token(*self.borne(label, of=of))

    def borne(self, label: str, *, of: Chat | None = None) -> tuple[str, int]:
        """The token of the button with this label last seen in this chat, or in `of`, and the message that bears it."""
        return self._tokens[(of or self.chat).id, label]

    def press_token(self, token: str, under: int) -> list[Message]:
        """What comes back when such a button is pressed under that message, as only a forger can."""
        return self._ask(Request(chat=self.chat, place=self.place, person=self.person, token=token, message=under))

    def _ask(self, request: Request) -> list[Message]:
        reply = answered(self.store, self.conversation, request, self.now)
        self.told += reply.told
        notice = [Message(text=f"({reply.notice})")] if reply.notice else []
        return [*notice, *self._sent()]

    def _sent(self) -> Iterator[Message]:
        while part := self.store.claim(self.now, chat=self.chat.id):
            self._arrive(part)
            yield part.message

    def _arrive(self, part: Part) -> None:
        under = part.edits or part.id
        self.store.confirm(part.id, message_id=under, now=self.now)
        if given := _CODE.search(part.message.text):
            self.code = given[1]
        for row in part.message.rows:
            for button in row:
                self._tokens[self.chat.id, button.label] = button.token, under
