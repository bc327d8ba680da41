"""The visible mark of a message that may arrive a second time. It changes nothing else."""

from __future__ import annotations

from dataclasses import replace

from domain.ledger import Part
from domain.message import Message, units

MARK_LINE = "↻ may be a repeat\n"
SHORT_MARK = "↻ "  # where the line would make the message too long
LONGEST = 4096  # UTF-16 units; Telegram refuses longer texts


def marked(message: Message) -> Message:
    """The message with the mark before it, its marks moved along."""
    prefix = MARK_LINE if units(message.text) + units(MARK_LINE) <= LONGEST else SHORT_MARK
    shift = units(prefix)
    marks = tuple(replace(mark, start=mark.start + shift) for mark in message.marks)
    return replace(message, text=prefix + message.text, marks=marks)


def prepared(part: Part) -> Part:
    """The part as it goes out. An edit needs no mark: done twice it looks as if done once."""
    return replace(part, message=marked(part.message)) if part.repeat and part.edits is None else part
