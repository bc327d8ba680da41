"""Laws of text with marks: whatever is in it, what is sent keeps within the platform's limits. Knows no platform."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.rich import (
    MOST_MARKS,
    MOST_UNITS,
    MOST_URL,
    Rich,
    bold,
    clean,
    code,
    italic,
    join,
    link,
    messages,
    opening,
    plain,
    whole_until,
)
from domain.message import Button, Message, units

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
LONG = st.builds(lambda text, times: text * times, ANY, st.sampled_from([1, 1, 1, 20, 200]))
PIECE = st.one_of(
    LONG.map(plain), ANY.map(bold), LONG.map(italic), ANY.map(code), LONG.map(lambda t: link(t, "https://a.example/"))
)
BLOCK = st.lists(PIECE, max_size=8).map(lambda pieces: join(pieces, " "))
MANY_MARKS = st.integers(90, 130).map(lambda count: join([bold("x")] * count, " "))
BLOCKS = st.lists(st.one_of(BLOCK, MANY_MARKS), max_size=8)
ROWS = ((Button(label="More", token="t"),),)


def covered(message: Message, start: int, length: int) -> str:
    """The words under a mark."""
    raw = message.text.encode("utf-16-le")
    return raw[2 * start : 2 * (start + length)].decode("utf-16-le")


@settings(deadline=None, max_examples=50)
@given(BLOCKS)
def test_every_message_keeps_within_the_limits(blocks: list[Rich]) -> None:
    for message in messages(blocks, ROWS):
        assert 0 < units(message.text) <= MOST_UNITS
        assert len(message.marks) <= MOST_MARKS


@settings(deadline=None, max_examples=50)
@given(BLOCKS)
def test_every_mark_lies_inside_its_text_and_cuts_no_character(blocks: list[Rich]) -> None:
    for message in messages(blocks):
        for mark in message.marks:
            assert mark.start >= 0
            assert mark.length > 0
            assert mark.start + mark.length <= units(message.text)
            assert covered(message, mark.start, mark.length)


@settings(deadline=None, max_examples=50)
@given(BLOCKS)
def test_blocks_that_fit_survive_whole_and_in_order(blocks: list[Rich]) -> None:
    sent = "\n\n".join(message.text for message in messages(blocks))
    at = 0
    for block in blocks:
        if block.size <= MOST_UNITS and len(block.marks) <= MOST_MARKS:
            found = sent.find(block.text, at)
            assert found >= 0
            at = found + len(block.text)


@settings(deadline=None, max_examples=40)
@given(BLOCKS)
def test_the_buttons_are_under_the_last_and_all_but_the_first_are_silent(blocks: list[Rich]) -> None:
    sent = messages(blocks, ROWS)
    assert [message.rows for message in sent] == [*[()] * (len(sent) - 1), ROWS][: len(sent)]
    assert [message.silent for message in sent] == [at > 0 for at in range(len(sent))]


@given(ANY, ANY)
def test_marks_move_along_when_texts_are_added(first: str, second: str) -> None:
    (message,) = messages([plain(f"a{first}") + bold(f"b{second}")])
    (mark,) = message.marks
    assert covered(message, mark.start, mark.length) == f"b{second}"


@pytest.mark.parametrize(("size", "parts"), [(MOST_UNITS, 1), (MOST_UNITS + 1, 2)], ids=["just fits", "one more"])
def test_two_blocks_share_a_message_as_long_as_they_fit(size: int, parts: int) -> None:
    second = "b" * (size - 2 - 10)
    assert len(messages([plain("a" * 10), plain(second)])) == parts


@pytest.mark.parametrize(("count", "parts"), [(50, 1), (51, 2)], ids=["a hundred marks", "more"])
def test_two_blocks_share_a_message_as_long_as_their_marks_do(count: int, parts: int) -> None:
    block = join([bold("x")] * count, " ")
    assert len(messages([block, join([bold("x")] * 50, " ")])) == parts


def test_a_mark_over_several_lines_is_cut_where_the_lines_are_parted() -> None:
    lines = "\n".join(["word " * 300] * 4)
    sent = messages([bold(lines)])
    assert len(sent) == 2
    assert all(covered(message, mark.start, mark.length) == "word " * 300 for message in sent for mark in message.marks)
    assert sum(len(message.marks) for message in sent) == 4


def test_nothing_to_say_is_no_message() -> None:
    assert messages([Rich(), plain("")], ROWS) == ()


@given(st.text())
def test_what_is_cleaned_is_one_line_without_control_and_direction_characters(text: str) -> None:
    line = clean(text)
    inside = line.removeprefix("\u2068").removesuffix("\u2069")
    assert "\n" not in line
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in inside)
    assert not any(unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "PDF") for char in inside)
    assert not any(unicodedata.bidirectional(char) in ("LRI", "RLI", "FSI", "PDI") for char in inside)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  two \n lines\t", "two lines"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("zero\u200bwidth", "zerowidth"),
        ("bell\x07 and \x1b[2J", "bell and [2J"),
        ("e\u0301\u0301\u0301\u0301\u0301\u0301", "e\u0301\u0301\u0301"),
        ("👩‍👩‍👧 née 日本語", "👩‍👩‍👧 née 日本語"),
        ("a\U000e0041b", "ab"),
        ("שלום", "\u2068שלום\u2069"),
        ("", ""),
    ],
    ids=["white space", "direction", "invisible", "control", "piled up", "emoji", "tags", "right to left", "nothing"],
)
def test_cleaning_keeps_words_and_takes_tricks(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "tg://user?id=1", "ftp://a.example", "https://a.example/" + "x" * MOST_URL]
)
def test_what_is_no_web_address_is_not_linked(url: str | None) -> None:
    assert link("Post", url) == plain("Post")


SIGNS = ("e\u0301", "👩\u200d👩\u200d👧", "🇩🇪", "👍🏽", "❤\ufe0f", "한", "\u1112\u1161\u11ab", "क्षि", "x", "日")


@pytest.mark.parametrize("sign", SIGNS)
def test_no_cut_takes_a_sign_apart(sign: str) -> None:
    for shift in range(8):
        (message,) = messages([plain("x" * shift + sign * 5000)])
        left = message.text.removesuffix("…")[shift:]
        assert left == sign * (len(left) // len(sign))
        assert MOST_UNITS - 20 < units(message.text) <= MOST_UNITS


@given(st.lists(st.sampled_from(SIGNS[:5]), max_size=12), st.integers(0, 40))
def test_a_place_to_cut_is_between_two_signs(signs: list[str], at: int) -> None:
    text, ends = "x" + "".join(signs), {0, 1}
    for number in range(len(signs)):
        ends.add(1 + len("".join(signs[: number + 1])))
    assert whole_until(text, min(at, len(text))) in ends


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two …"),
        ("onetwothree", 5, "onetw …"),
        ("ab👩‍👩‍👧", 4, "ab …"),
    ],
)
def test_an_opening_ends_at_a_space_and_never_within_a_sign(text: str, most: int, expected: str) -> None:
    assert opening(text, most) == expected
