"""Links to a sentence: short, percent-encoded, and meaning no other place; in a browser, where there is one."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.fragments import at_sentence

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
PAGE = "https://a.example/news"


@pytest.mark.parametrize(
    ("sentence", "fragment"),
    [
        ("Short and plain.", "Short%20and%20plain."),
        ("Twenty-one, R&D", "Twenty%2Done%2C%20R%26D"),
        ("a b c d e f g h i", "a%20b%20c%20d%20e%20f%20g%20h%20i"),
        ("a b c d e f g h i j", "a%20b%20c%20d%20e,g%20h%20i%20j"),
        ("“Größe”", "%E2%80%9CGr%C3%B6%C3%9Fe%E2%80%9D"),
    ],
    ids=["short", "signs with a meaning", "nine words", "ten words", "not ASCII"],
)
def test_a_link_to_a_sentence_names_its_first_and_last_words(sentence: str, fragment: str) -> None:
    assert at_sentence(PAGE, sentence) == f"{PAGE}#:~:text={fragment}"


def test_a_fragment_of_the_page_gives_way_to_the_sentence() -> None:
    assert at_sentence(f"{PAGE}#top", "Yes.") == f"{PAGE}#:~:text=Yes."


@pytest.mark.parametrize("url", [None, "file:///etc/passwd", "sample"])
def test_what_is_no_web_page_has_no_places(url: str | None) -> None:
    assert at_sentence(url, "A sentence.") == url


@given(ANY.filter(str.strip))
def test_a_link_to_a_sentence_holds_at_most_one_comma_and_no_sign_of_its_own(sentence: str) -> None:
    made = at_sentence(PAGE, sentence)
    assert made is not None
    fragment = made.removeprefix(f"{PAGE}#:~:text=")
    start, _, end = fragment.partition(",")
    assert not set("-&, \n") & set(start + end)
    words = sentence.split()
    assert unquote(start).split() == words[: len(unquote(start).split())]
    assert not end or unquote(end).split() == words[-4:]


@pytest.mark.parametrize(
    ("before", "sentence", "after", "fragment"),
    [
        ("", "a b c d e f g h i j", "a b c d e k", "a%20b%20c%20d%20e,g%20h%20i%20j"),
        ("a b c d e k.\n", "a b c d e f g h i j", "", "a%20b%20c%20d%20e%20f,g%20h%20i%20j"),
        ("", "a b c d g h i j e f g h i j", "", "a%20b%20c%20d%20g,g%20h%20i%20j"),
        ("He said the road was closed.\nSo", "the road was closed.", "", "So-,the%20road%20was%20closed."),
        ("Bridge CLOSED\n", "Bridge closed", "", "CLOSED-,Bridge%20closed"),
        ("Abridge open", "bridge open", "", "bridge%20open"),
        ("x–y, “z”", "R&D, twenty-one — “so”", "", "R%26D%2C%20twenty%2Done%20%E2%80%94%20%E2%80%9Cso%E2%80%9D"),
        ("前。", "橋は閉鎖された。", "", quote("橋は閉鎖された。")),
    ],
    ids=["unlike what follows", "beginning again", "end inside", "whole again", "title", "in a word", "signs", "kanji"],
)
def test_a_link_is_only_as_long_as_it_must_be(before: str, sentence: str, after: str, fragment: str) -> None:
    assert at_sentence(PAGE, sentence, before=before, after=after) == f"{PAGE}#:~:text={fragment}"


def test_a_link_that_would_be_too_long_leads_to_the_page() -> None:
    assert at_sentence(PAGE, "ก" * 300) == PAGE
