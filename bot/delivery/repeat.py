"""The visible mark of a message that may arrive a second time. It changes nothing else."""

from __future__ import annotations

from dataclasses import replace

from bot.words.catalogue import Words
from domain.ledger import Part
from domain.message import Message, units

SHORT_MARK = "↻ "  # where the line would make the message too long
LONGEST = 4096  # UTF-16 units; Telegram refuses longer texts


def marked(message: Message, words: Words) -> Message:
    """The message with the mark before it, its marks moved along."""
    line = mark_line(words)
    prefix = line if units(message.text) + units(line) <= LONGEST else SHORT_MARK
    shift = units(prefix)
    marks = tuple(replace(mark, start=mark.start + shift) for mark in message.marks)
    return replace(message, text=prefix + message.text, marks=marks)


def mark_line(words: Words) -> str:
    """The line that goes before what may be a repeat."""
    return words("briefing-repeat") + "\n"


def prepared(part: Part, words: Words) -> Part:
    """The part as it goes out. An edit needs no mark: done twice it looks as if done once."""
    return replace(part, message=marked(part.message, words)) if part.repeat and part.edits is None else part
