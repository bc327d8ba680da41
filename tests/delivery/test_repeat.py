"""The mark of a possible repeat: visible, harmless to what is bold, never too long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.rich import MOST_UNITS
from bot.delivery.repeat import LONGEST, mark_line, marked, prepared
from bot.words.catalogue import LANGUAGES, Words
from domain.message import Mark, MarkKind, Message, units
from tests.delivery.builders import message, part

ENGLISH = Words("en")
MARK_LINE = mark_line(ENGLISH)
ROOM = 4096 - MOST_UNITS


def cut(said: Message) -> list[str]:
    """The texts under the marks."""
    wide = said.text.encode("utf-16-le")
    return [wide[2 * mark.start : 2 * (mark.start + mark.length)].decode("utf-16-le") for mark in said.marks]


@given(st.text(max_size=20), st.text(min_size=1, max_size=20), st.text(max_size=20))
def test_marks_stay_over_their_words(before: str, word: str, after: str) -> None:
    said = Message(
        text=before + word + after, marks=(Mark(kind=MarkKind.BOLD, start=units(before), length=units(word)),)
    )
    repeated = marked(said, ENGLISH)
    assert repeated.text == MARK_LINE + said.text
    assert cut(repeated) == [word]


@pytest.mark.parametrize(
    ("length", "start"),
    [(LONGEST - units(MARK_LINE), MARK_LINE), (LONGEST - units(MARK_LINE) + 1, "↻ x"), (LONGEST - 2, "↻ x")],
    ids=["the line just fits", "the line is one too long", "the sign just fits"],
)
def test_the_mark_never_makes_a_message_too_long(length: int, start: str) -> None:
    repeated = marked(Message(text="x" * length), ENGLISH)
    assert repeated.text.startswith(start)
    assert units(repeated.text) <= LONGEST


def test_only_what_may_have_arrived_and_is_no_edit_is_marked() -> None:
    assert prepared(part(), ENGLISH) == part()
    assert prepared(part(repeat=True, edits=3), ENGLISH) == part(repeat=True, edits=3)
    assert prepared(part(repeat=True), ENGLISH).message == marked(message(), ENGLISH)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_leaves_room_for_the_mark_in_every_language(lang: str) -> None:
    assert units(mark_line(Words(lang))) <= ROOM
