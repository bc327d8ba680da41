"""The signs of an outlet that talks to its reader are looked for where a word begins, in any language of the table."""

from __future__ import annotations

import pytest

from ingest.signs import is_essay, signs, talks


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("They asked us.", {"self"}),
        ("The campus of Venus opened.", set()),
        ("We're here: it is Ours", {"self"}),
        ("Answez-vous", {"reader"}),
        ("Am Montag fragen Sie nach", {"reader"}),
        ("Sie kamen am Montag", set()),
        ("As readers' letters said", {"reader"}),
        ("Readers of runes met", set()),
        ("A reader-funded paper", {"reader", "money"}),
        ("THE REPORTERS came", {"trade"}),
        ("It was misreporting", set()),
        ("Our newsletter for your donation to the newsroom", {"self", "reader", "trade", "money", "means"}),
        ("Наша редакция и ваш донат", {"self", "reader", "trade", "money"}),
    ],
)
def test_signs_begin_where_a_word_does(line: str, found: set[str]) -> None:
    assert signs(line) == found


@pytest.mark.parametrize(
    ("line", "falls"),
    [
        ("We rely on you: support our journalism with a gift today, and read on as long as you like to do so.", True),
        (
            "Sie fragten am Montag, was Sie zu unserer Redaktion führt und wie viele Spenden bei uns eingegangen sind.",
            True,
        ),
        (
            "A reader-funded newsroom lives by what is donated by those who open it in the morning and like it much.",
            True,
        ),
        (
            "The newsroom was funded by a donation of 3m crowns from the town of Wexley, which opened it at noon.",
            False,
        ),
    ],
)
def test_a_long_line_talks_only_where_a_person_and_the_trade_are_in_it(line: str, falls: bool) -> None:
    assert talks(line) == falls


def test_a_text_that_speaks_to_its_reader_of_other_things_is_an_essay() -> None:
    assert is_essay(
        [f"Whisk the {n} eggs until you see that they are white, then pour them over your flour." for n in "ab"] * 2
    )
    assert not is_essay(["Whisk the eggs until they are white, then pour them over the flour with a spoon."] * 4)
