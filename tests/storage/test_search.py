"""What is found in the archive and in what order, and what is counted for lists of words. It tells no story."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.promises.search import Found, Mentions
from storage.store import Store
from tests.storage.builders import article, file, filed, minutes


@pytest.fixture
def archive(store: Store) -> Store:
    """Five stories; the first has two articles."""
    store.add_articles(
        [
            article("a", title="Flood in Zürich", text="The river rose. A dam held."),
            article("b", title="River rises", text="A flood came to the old town.", arrived=minutes(1)),
            article("c", title="Łódź wins the cup", text="The Straße was full, the flood of fans was endless."),
            article("d", title="北京大学宣布新计划", text="他在北京工作。"),
            article("e", title="Chess", text="서울에서 체스를 두다. C++ is no game."),
            article("f", title="العَرَبِيَّة", text="Nothing else."),
        ]
    )
    file(store, filed("a", 1), filed("b", 1), filed("c", 2), filed("d", 3), filed("e", 4), filed("f", 5))
    return store


def stories(found: list[Found]) -> list[int]:
    """Their numbers."""
    return [one.story for one in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("flood", [1, 2]),
        ("FLOOD river", [1]),
        ("zurich", [1]),
        ("lodz", [2]),
        ("strasse", [2]),
        ("北京", [3]),
        ("서울", [4]),
        ("체스", [4]),
        ("العربية", [5]),
        ('"old town"', [1]),
        ('"town old"', []),
        ("“old town”", [1]),
        ("floo", []),
        ("", []),
        ("???", []),
    ],
)
def test_stories_are_found_by_their_words_best_first(archive: Store, words: str, expected: list[int]) -> None:
    assert stories(archive.search(words, limit=10)) == expected


def test_a_word_in_a_title_counts_more_and_the_best_article_speaks(archive: Store) -> None:
    first = archive.search("flood", limit=1)[0]
    assert (first.article, first.title, first.opening) == ("a", "Flood in Zürich", "The river rose. A dam held.")


def test_the_beginning_of_a_word_is_found_where_it_is_asked_for(archive: Store) -> None:
    assert stories(archive.search("floo", limit=10, begun=True)) == [1, 2]


def test_what_was_removed_is_not_found(archive: Store) -> None:
    archive.remove_articles("feed")
    assert archive.search("flood", limit=10) == []


SIGNS = [
    '"',
    '""',
    '" OR *',
    "NEAR(a b)",
    "a AND",
    "title:flood",
    "{title}: x",
    "-flood",
    "flood*",
    "^a",
    "(",
    "'; DROP",
    "\0",
    "\ud800",
]


@pytest.mark.parametrize("words", SIGNS)
def test_no_sign_that_is_typed_has_a_meaning(archive: Store, words: str) -> None:
    archive.search(words, limit=10)
    archive.mentions([words, "flood"], {1, 2})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.text(max_size=40))
def test_whatever_is_typed_is_safe(archive: Store, words: str) -> None:
    archive.search(words, limit=3, begun=len(words) % 2 == 0)
    archive.mentions([words, "flood"], {1, 2})


def test_mentions_are_counted_in_titles_and_in_all(archive: Store) -> None:
    assert archive.mentions(["flood"], {1, 2, 3}) == {
        "flood": {1: Mentions(titles=1, articles=2), 2: Mentions(titles=0, articles=1)}
    }
    assert archive.mentions(["flood"], {2}) == {"flood": {2: Mentions(titles=0, articles=1)}}
    assert archive.mentions(["old town"], {1}) == {"old town": {1: Mentions(titles=0, articles=1)}}
    assert archive.mentions(["flood"], set()) == {"flood": {}}


def test_mentions_of_many_phrases_are_those_of_each(archive: Store) -> None:
    asked = ["flood", "_", "old town", "nowhere", "C++", "…"]
    each = {phrase: archive.mentions([phrase], {1, 2, 3}).get(phrase, {}) for phrase in asked}
    together = archive.mentions(asked, {1, 2, 3})
    assert {phrase: together.get(phrase, {}) for phrase in asked} == each
    assert each["flood"]
    assert not each["nowhere"]
