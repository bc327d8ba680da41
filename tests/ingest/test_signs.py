"""The signs of an outlet that talks to its reader are looked for where a word begins, in any language of the table."""

from __future__ import annotations

import pytest

from ingest.signs import signs


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
