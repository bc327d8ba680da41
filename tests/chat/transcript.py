"""Reads transcripts, texts that anybody can write, and plays them. Knows no store and no chat of its own.

    # a remark                      @ 2024-10-31T08:00Z    the clock moves; news arrives, what is due is sent
    + The Ledger | Dam breaks | Text.                      this outlet reports something now
    > /schedule 7.30                something is said
    > [Next →]                      the button with that label is pressed
    > 📍 6.45 3.39                 a place is sent, in degrees
    > 📎 feeds.opml {site}/a.xml   a file of that name is sent, a list of these feeds
    = Mia in the group              from now on Mia speaks there; `= Max, an admin, in the topic`; `= Eve alone`
    > /start {last code}            as said, with the last `/start CODE` that the bot gave
    < You get a briefing at 07:30…  a line of the answer, to the letter; one that ends in … need only begin so
    < …                             any number of lines, none too

All lines of an answer must be there and in order, those of buttons as `[One] [Two]`; empty lines do not count, nor does
the row of numbers under a briefing, of which each opens a story.
Where nothing is expected, the bot must stay silent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.chats import Chat
from domain.message import Button, Message
from ingest.opml import Outline, write_opml
from tests.chat.stage import GROUP, TOPIC, Stage, alone

REST = "…"

PACE = timedelta(seconds=3)
"""Between two things that are said: somebody who says more in one minute is asked to wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing done, and the lines that are expected to come back. `line` counts from 1."""

    line: int
    kind: str
    what: str
    expected: tuple[str, ...]


def read_transcript(text: str) -> list[Step]:
    """The steps of a transcript; ValueError where a line is none of the kinds above."""
    steps: list[Step] = []
    for number, line in enumerate(text.splitlines(), start=1):
        kind, _, what = line.partition(" ")
        if not line.strip() or kind == "#":
            continue
        if kind == "<" and steps:
            last = steps.pop()
            steps.append(Step(line=last.line, kind=last.kind, what=last.what, expected=(*last.expected, what)))
        elif kind in (">", "@", "=", "+"):
            steps.append(Step(line=number, kind=kind, what=what.strip(), expected=()))
        else:
            raise ValueError(f"line {number} begins with none of > < @ = + #: {line!r}")
    return steps


def played(stage: Stage, step: Step) -> list[str]:
    """The lines that come back when the step is done."""
    match step.kind:
        case "@":
            return lines(stage.at(datetime.fromisoformat(step.what)))
        case "+":
            return lines(stage.reported(step.what))
        case "=":
            name, chat, thread, admin = scene_of(step.what)
            stage.speaker(name, chat, thread=thread, admin=admin)
            return []
        case _:
            stage.now += PACE
            return lines(_acted(stage, step.what))


def _acted(stage: Stage, what: str) -> list[Message]:
    if what.startswith("["):
        return stage.press(what[1:-1])
    if what.startswith("📍"):  # nobody sends a place in a terminal, but it can be typed
        return stage.say(f"/timezone {what[1:].strip()}")
    if what.startswith("📎"):
        return stage.send(*file_of(what))
    return stage.say(what.replace("{last code}", stage.code))


def file_of(what: str) -> tuple[str, bytes]:
    """Of `📎 feeds.opml https://a.example/feed`: the name of the file and what is in it."""
    _, name, *urls = what.split()
    return name, write_opml([Outline(title=url.rpartition("/")[2], url=url) for url in urls], title="Feeds").encode()


def scene_of(what: str) -> tuple[str, Chat, int, bool]:
    """Of `Max, an admin, in the topic`: who speaks, in which chat and topic (0: none), and whether as an admin."""
    name = what.split(",", maxsplit=1)[0].split(" ", maxsplit=1)[0]
    together = what.endswith(("in the group", "in the topic"))
    thread = TOPIC if what.endswith("in the topic") else 0
    return name, GROUP if together else alone(name), thread, not together or "admin" in what


def lines(messages: Sequence[Message]) -> list[str]:
    """The lines of the messages and their rows of buttons, without empty ones."""
    found = []
    for message in messages:
        found += [line for line in message.text.split("\n") if line.strip()]
        found += [f"📎 {message.document.name}"] if message.document else []
        found += [" ".join(f"[{button.label}]" for button in row) for row in message.rows if not _numbers(row)]
    return found


def _numbers(row: Sequence[Button]) -> bool:
    """Whether the row only opens stories by their numbers, as under every briefing."""
    return all(button.label.isdecimal() for button in row)


def agrees(said: Sequence[str], expected: Sequence[str]) -> bool:
    """Whether all the lines said are those expected, in order."""
    if not expected:
        return not said
    if expected[0] == REST:
        return any(agrees(said[skipped:], expected[1:]) for skipped in range(len(said) + 1))
    return bool(said) and _like(said[0], expected[0]) and agrees(said[1:], expected[1:])


def _like(said: str, expected: str) -> bool:
    if expected.endswith(REST) and said != expected:
        return said.startswith(expected.removesuffix(REST))
    return said == expected
