"""The terminal: buttons as numbers, what was cut short said again with a mark. The words are the conversation's."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.chat.conversation import Conversation
from bot.chat.rich import Rich, bold, link, plain
from bot.clerk import Clerk
from bot.console import CONSOLE, PLACE, Terminal, converse, say_all, shown_text
from domain.ledger import PartKind
from domain.message import Button, Message
from storage.sqlite import open_store
from storage.store import Store
from tests.chat.conftest import MORNING, conversation, first_day, store
from tests.chat.transcript import agrees, read_transcript

__all__ = ["conversation", "first_day", "store"]

FIRST_DAY = Path(__file__).parent / "chat" / "transcripts" / "01-first-day.txt"
CHOICE = re.compile(r"\[(\d+)\] (.+?)(?=   \[|$)")


@dataclass
class Screen:
    """What was written, and the number of each button that stands under the last message."""

    written: list[str] = field(default_factory=list)

    def take(self) -> list[str]:
        """The lines since the last time, without those of buttons and empty ones."""
        lines = [line for text in self.written for line in text.split("\n")]
        self.written.clear()
        return [line for line in lines if line.strip() and not CHOICE.match(line)]

    def number(self, label: str) -> str:
        """What to type for the button with this label."""
        choices = [text for text in self.written if CHOICE.match(text)]
        numbers = {found[2]: found[1] for found in CHOICE.finditer(choices[-1])}
        return numbers[label]


@pytest.fixture
def screen() -> Screen:
    """An empty screen."""
    return Screen()


@pytest.fixture
def clerk(store: Store, tmp_path: Path) -> Iterator[Clerk]:
    """The first morning's store on its own thread."""
    clerk = Clerk(lambda: open_store(tmp_path / "briefing.db", now=lambda: MORNING))
    yield clerk
    clerk.close()


async def test_the_first_day_goes_in_the_terminal_as_it_is_written(
    clerk: Clerk, conversation: Conversation, screen: Screen
) -> None:
    terminal = Terminal(write=screen.written.append, links=False)
    for step in read_transcript(FIRST_DAY.read_text("utf-8")):
        typed = screen.number(step.what[1:-1]) if step.what.startswith("[") else step.what
        screen.take()
        await converse(clerk, conversation, lambda: MORNING, _typed(typed), terminal)
        expected = [line for line in step.expected if not line.startswith("[")]
        said = Screen([*screen.written]).take()
        assert agrees(said, expected), f"line {step.line}: {said}"


async def _typed(*lines: str) -> AsyncIterator[str]:
    for line in lines:
        await asyncio.sleep(0)
        yield f"{line}\n"


async def test_a_number_that_is_no_button_is_said(clerk: Clerk, conversation: Conversation, screen: Screen) -> None:
    terminal = Terminal(write=screen.written.append, links=False)
    await converse(clerk, conversation, lambda: MORNING, _typed("/topics", "99"), terminal)
    assert screen.take()[-1].startswith("I did not understand that.")


async def test_empty_lines_are_not_answered(clerk: Clerk, conversation: Conversation, screen: Screen) -> None:
    terminal = Terminal(write=screen.written.append, links=False)
    await converse(clerk, conversation, lambda: MORNING, _typed("", "   "), terminal)
    assert screen.written == []


async def test_what_was_cut_short_is_shown_again_with_a_mark(
    clerk: Clerk, conversation: Conversation, screen: Screen
) -> None:
    def cut_short(store: Store) -> None:
        store.owe(PLACE, (Message(text="The news."),), kind=PartKind.DIGEST, now=MORNING)
        store.claim(MORNING, chat=CONSOLE)

    await clerk.do(cut_short)
    terminal = Terminal(write=screen.written.append, links=False)
    await converse(clerk, conversation, lambda: MORNING, _typed(), terminal)
    await say_all(clerk, lambda: MORNING, terminal)
    assert screen.take() == ["↻ may be a repeat", "The news."]


def test_the_buttons_are_those_of_the_last_message(screen: Screen) -> None:
    terminal = Terminal(write=screen.written.append, links=False)
    terminal.show(Message(text="Choose.", rows=((Button(label="One", token="1"), Button(label="Two", token="2")),)))
    assert screen.written == ["Choose.", "[1] One   [2] Two", ""]
    assert [terminal.heard(said).token for said in ("0", "1", "2", "3", "²", "1" * 5000)] == [
        *(None, "1", "2", None),
        *(None, None),
    ]
    terminal.show(Message(text="Done."))
    assert terminal.heard("1").token is None


@pytest.mark.parametrize("before", ["", "né ", "👍🏽 ", "中 "])
def test_marks_lie_on_their_words_whatever_stands_before_them(before: str) -> None:
    rich = plain(before) + bold("news") + " and " + link("Post", "https://post.example/a")
    drawn = shown_text(rich, links=True)
    assert re.sub(r"\x1b(\[[\d;]*m|\]8;[^\x1b]*\x1b\\)", "", drawn) == rich.text
    assert shown_text(rich, links=False) == rich.text


def test_no_text_is_nothing_shown() -> None:
    assert shown_text(Rich(), links=False) == ""
