"""A stage on Telegram: the people of a transcript speak through a whole Bot API. It holds no wording."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.clerk import Clerk
from domain.chats import ChatKind, Place
from storage.store import Store
from tests.chat.stage import GROUP, TOPIC, clear_through, fall_due, report
from tests.chat.transcript import PACE, Step, file_of, scene_of
from tests.fake_telegram import FakeTelegram, Message, Sent, Status, User
from tests.telegram.conftest import ADA, Running

VALLEY = int(GROUP.id)
_LINK = re.compile(r"https://t\.me/\w+\?start=([\w-]{20,})")


@dataclass(slots=True, kw_only=True)
class Telegram:
    """Who speaks where, and what comes back. Olga owns the bot: she is `ADA`."""

    api: FakeTelegram
    room: Running
    clerk: Clerk
    now: list[datetime]
    chat: int = ADA
    thread: int | None = None
    person: User = field(default_factory=lambda: User(id=ADA, first_name="Olga"))
    code: str = ""
    _people: dict[str, User] = field(default_factory=dict)
    _seen: dict[tuple[int, str], tuple[Message, str]] = field(default_factory=dict)

    async def play(self, step: Step) -> list[str]:
        """The lines that come back in this chat when the step is done."""
        api = self.api
        sent, edited, shown = len(api.journal), len(api.edits), len(api.answered)
        match step.kind:
            case "=":
                self._enter(step.what)
                return []
            case "@":
                await self._move(datetime.fromisoformat(step.what))
            case "+":
                await self._due(lambda store: report(store, step.what, self.now[0]))
            case _:
                self.now[0] += PACE
                self._act(step.what.replace("{last code}", self.code))
        await self._calm(shown + (step.what.startswith("[") and step.kind == ">"))
        came = [one for one in _in_order(api.journal[sent:], api.edits[edited:]) if self._here(one)]
        notices = [f"({one.params['text']})" for one in api.answered[shown:] if one.params.get("text")]
        return [self._as_in_terminal(line) for line in (*notices, *lines(came))]

    def _enter(self, what: str) -> None:
        name, chat, thread, admin = scene_of(what)
        self.person = self._known(name)
        self.chat, self.thread = (VALLEY if chat == GROUP else self.person.id), thread or None
        if chat.kind is ChatKind.SUPERGROUP:
            if VALLEY not in self.api.world.chats:
                self.api.forum(VALLEY, GROUP.title, topics={TOPIC: "News"})
            self.api.member(VALLEY, self.person, Status.ADMINISTRATOR if admin else Status.MEMBER)
        else:
            self.api.private(self.person.id, name)

    def _known(self, name: str) -> User:
        if name == "Olga":
            return User(id=ADA, first_name=name, language_code="en")
        return self._people.setdefault(name, User(id=70 + len(self._people), first_name=name, language_code="en"))

    async def _move(self, to: datetime) -> None:
        self.now[0] = to
        await self._due(lambda store: clear_through(store, to))

    async def _due(self, news: Callable[[Store], None]) -> None:
        """News arrives, what is due is owed, the sender is told."""
        await self.clerk.do(news)
        await self.clerk.do(lambda store: fall_due(store, self.now[0]))
        self.room.wake.set()

    def _act(self, what: str) -> None:
        if what.startswith("["):
            self._press(what[1:-1])
        elif what.startswith("📍"):
            latitude, longitude = what[1:].split()
            self.api.location(self.chat, float(latitude), float(longitude), from_user=self.person)
        elif what.startswith("📎"):
            name, content = file_of(what)
            self.api.document(self.chat, content, name, from_user=self.person)
        else:
            self.api.say(self.chat, what, from_user=self.person, thread=self.thread)

    def _press(self, label: str) -> None:
        """The button with this label that was last seen here; where it is gone, as in an app that still shows it."""
        shown = self._buttons()
        self._seen |= {(self.chat, name): button for name, button in shown.items()}
        name = next(name for name in (label, self._on_telegram(label)) if (self.chat, name) in self._seen)
        message, data = self._seen[self.chat, name]
        self.api.press(message, data, by=self.person, stale=name not in shown)

    def _buttons(self) -> dict[str, tuple[Message, str]]:
        """What can be pressed here now, the newest of each label."""
        return {
            button["text"]: (message, button["callback_data"])
            for message in self.api.messages(self.chat)
            for row in (message.keyboard or {}).get("inline_keyboard", [])
            for button in row
        }

    async def _calm(self, answered: int) -> None:
        """Until the bot has heard, done and sent everything, and acknowledged as many presses."""
        await self.api.until(lambda: not self.api.unconfirmed and len(self.api.answered) >= answered, 20)
        place = Place(chat=str(self.chat), thread=self.thread or 0)
        async with asyncio.timeout(20):
            while await self.clerk.do(lambda store: _busy(store, place)):  # noqa: ASYNC110 - no event tells
                await asyncio.sleep(0.02)

    def _here(self, message: Message | Sent) -> bool:
        return message.chat_id == self.chat and (self.thread is None or message.thread == self.thread)

    def _on_telegram(self, label: str) -> str:
        for name, user in self._people.items():
            label = label.replace(f"{name} ({name})", f"{name} ({user.id})")
        return label

    def _as_in_terminal(self, line: str) -> str:
        """Numbers of people as names, the link of an invitation as what it says, and no owner to keep."""
        for name, user in self._people.items():
            line = line.replace(f"{name} ({user.id})", f"{name} ({name})")
        if found := _LINK.search(line):
            self.code = found[1]
        return _LINK.sub(r"/start \1", line).replace(
            "Everything is erased, but that you own this bot;", "Everything is erased;"
        )


def _busy(store: Store, place: Place) -> bool:
    """Whether anything is owed, unanswered or still looked up."""
    backlog = store.backlog()
    return bool(backlog.waiting or backlog.unanswered or store.open_errands(place))


def _in_order(sent: list[Sent], edits: list[Sent]) -> list[Sent]:
    """Changes of older messages first, as after a press; changes of new ones last, as when an errand is done."""
    new = {one.message_id for one in sent}
    older = [one for one in edits if one.message_id not in new]
    return [*older, *sent, *(one for one in edits if one.message_id in new)]


def lines(messages: list[Sent]) -> list[str]:
    """The lines of the messages and their rows of buttons, as `tests.chat.transcript.lines` gives them."""
    found = []
    for message in messages:
        found += [line for line in message.text.split("\n") if line.strip()]
        found += [f"📎 {message.file_name}"] if message.file_name else []
        rows = (message.reply_markup or {}).get("inline_keyboard", [])
        labels = [[button["text"] for button in row] for row in rows]
        found += [" ".join(f"[{label}]" for label in row) for row in labels if not all(one.isdigit() for one in row)]
    return found
