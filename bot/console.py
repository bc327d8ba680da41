"""The conversation in a terminal or a pipe: the same requests and replies, buttons as numbered choices.

What it says goes through the outbox like everything else, so that what was told is remembered. Decides nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from rich.text import Text

from bot.chat.conversation import Conversation
from bot.chat.request import Person, Reply, Request
from bot.chat.rich import Rich
from bot.clerk import Clerk
from bot.delivery.repeat import marked
from bot.owing import owe_reply
from bot.runner import FILE_LARGEST, FileTrouble, Runner
from bot.words.speaking import words_in
from domain.chats import Chat, ChatKind, Place
from domain.ledger import Part
from domain.message import Button, MarkKind, Message, units
from storage.store import Store

CONSOLE = "console"
PLACE = Place(chat=CONSOLE)
_CHAT = Chat(id=CONSOLE, kind=ChatKind.CONSOLE)
_OWNER = Person(id=CONSOLE, name="you")
_STYLES = {MarkKind.BOLD: "bold", MarkKind.ITALIC: "italic", MarkKind.CODE: "bold cyan", MarkKind.LINK: "underline"}


def shown_text(rich: Rich, *, links: bool) -> str:
    """A text for the terminal: with `links` its marks as colours and links, without them the words alone."""
    from rich.console import Console  # noqa: PLC0415 - only where something is drawn

    if not links:
        return rich.text
    console = Console(highlight=False)
    with console.capture() as captured:
        console.print(_drawn(rich.text, rich))
    return captured.get().rstrip("\n")


def _drawn(text: str, rich: Rich) -> Text:
    at = _positions(text)
    drawn = Text(text)
    for mark in rich.marks:
        style = _STYLES.get(mark.kind, "none") + (f" link {mark.url}" if mark.url else "")
        drawn.stylize(style, at[mark.start], at[mark.start + mark.length])
    return drawn


def _positions(text: str) -> dict[int, int]:
    """The character at each offset in UTF-16 units."""
    found, unit = {0: 0}, 0
    for index, char in enumerate(text, start=1):
        unit += units(char)
        found[unit] = index
    return found


@dataclass(slots=True)
class Terminal:
    """Shows messages, numbers their buttons, and turns what is typed into requests."""

    write: Callable[[str], None]
    links: bool
    _buttons: list[Button] = field(default_factory=list)
    _message: int = 0

    def show(self, message: Message, number: int = 0) -> None:
        """One message with its numbered choices; `number` is what a button under it calls its message."""
        self.write(shown_text(Rich(message.text, message.marks), links=self.links))
        if message.document is not None:
            self.write(f"── {message.document.name} ──\n{message.document.content}")
        self._buttons = [button for row in message.rows for button in row]
        self._message = number
        if self._buttons:
            choices = "   ".join(f"[{n}] {button.label}" for n, button in enumerate(self._buttons, start=1))
            self.write(shown_text(Rich(choices), links=self.links))
        self.write("")

    def heard(self, line: str) -> Request:
        """What was typed: a number presses that button, anything else is said."""
        said = line.strip()
        numbered = {str(number): button for number, button in enumerate(self._buttons, start=1)}
        if said in numbered:
            return Request(chat=_CHAT, place=PLACE, person=_OWNER, token=numbered[said].token, message=self._message)
        return Request(chat=_CHAT, place=PLACE, person=_OWNER, text=said)


async def converse(
    clerk: Clerk,
    conversation: Conversation,
    clock: Callable[[], datetime],
    lines: AsyncIterator[str],
    terminal: Terminal,
    runner: Runner | None = None,
) -> None:
    """Answers line after line until there are no more; what a line asks of the network is done before the next one."""
    await clerk.do(lambda store: store.recover(chat=CONSOLE))
    async for line in lines:
        if line.strip():
            request = terminal.heard(line)
            reply = await clerk.do(partial(answered, conversation=conversation, request=request, now=clock()))
            if reply.notice and not reply.messages:
                terminal.write(reply.notice)
            await say_all(clerk, clock, terminal)
            if runner:
                await runner.work_off(local_file, CONSOLE)
                await say_all(clerk, clock, terminal)


def answered(store: Store, conversation: Conversation, request: Request, now: datetime) -> Reply:
    """One turn in one transaction: its changes, and what is to be said, owed."""
    with store.transaction():
        reply = conversation(request, store, now)
        owe_reply(store, request, reply, now)
    return reply


async def local_file(name: str) -> bytes | FileTrouble:
    """The bytes of a file on this machine: whoever sits at the terminal may read it anyway."""
    return await asyncio.to_thread(_read, name)


def _read(name: str) -> bytes | FileTrouble:
    try:
        path = Path(name).expanduser()
        return FileTrouble.LARGE if path.stat().st_size > FILE_LARGEST else path.read_bytes()
    except (OSError, ValueError, RuntimeError):  # no such file, a name that is none, no such home
        return FileTrouble.GONE


async def say_all(clerk: Clerk, clock: Callable[[], datetime], terminal: Terminal) -> None:
    """Shows everything that is owed to the terminal."""
    while part := await clerk.do(lambda store: store.claim(clock(), chat=CONSOLE)):
        words = await clerk.do(lambda store: words_in(store, PLACE))
        terminal.show(marked(part.message, words) if part.repeat else part.message, part.id)
        await clerk.do(partial(_shown, part=part, now=clock()))


def _shown(store: Store, part: Part, now: datetime) -> None:
    store.confirm(part.id, message_id=part.id, now=now)
