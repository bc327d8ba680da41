"""Parts that name only what matters to a test. Builds values; stores nothing."""

from __future__ import annotations

from domain.chats import Place
from domain.ledger import Part, PartKind
from domain.message import Button, Mark, MarkKind, Message

BOLD = Mark(kind=MarkKind.BOLD, start=0, length=4)
BUTTON = Button(label="More", token="t1")


def message(text: str = "News of the day", *, bold: bool = False, button: bool = False) -> Message:
    """A message, plain unless told otherwise."""
    return Message(text=text, marks=(BOLD,) if bold else (), rows=((BUTTON,),) if button else ())


def part(
    said: Message | None = None,
    *,
    number: int = 10,
    attempt: int = 1,
    repeat: bool = False,
    edits: int | None = None,
    chat: str = "7",
    thread: int = 0,
) -> Part:
    """One part of one."""
    return Part(
        id=number,
        group=1,
        place=Place(chat=chat, thread=thread),
        kind=PartKind.ANSWER,
        number=1,
        total=1,
        message=said or message(),
        attempt=attempt,
        repeat=repeat,
        edits=edits,
    )
