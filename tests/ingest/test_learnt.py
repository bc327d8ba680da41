"""What an outlet runs again and again is learnt, article by article; what it reprints is not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.kept import Outlet
from ingest.boilerplate import repeated
from ingest.characters import fold
from ingest.learnt import Habits, mark, marks, outlet_of, without
from tests.ingest.conftest import NOW
from tests.storage.builders import article

TAG = "From our partners at the harbour"


def _story(number: int, *extra: str) -> list[str]:
    words = ("harbour", "council", "bridge", "orchard", "railway", "museum", "library", "ferry", "market", "school")
    name = f"{words[number % 10]} {words[number // 10 % 10]} {words[number // 100 % 10]}"
    told = "has words enough of its own to count as a long line of text"
    return [
        *(f"Sentence {part} of the {name} {told}." for part in "abcd"),
        *extra,
    ]


def _learnt(*articles: list[str]) -> Outlet:
    habits = Habits(Outlet(name="a.example"), NOW)
    for lines in articles:
        habits.learn(marks(lines))
    return habits.outlet


def _is_learnt(outlet: Outlet, line: str = TAG, days: int = 0) -> bool:
    return mark(line) in Habits(outlet, NOW + timedelta(days=days)).learnt


@pytest.mark.parametrize(("stories", "learnt"), [(2, False), (3, True)])
def test_a_line_is_learnt_from_three_distinct_stories(stories: int, learnt: bool) -> None:
    assert _is_learnt(_learnt(*(_story(n, TAG) for n in range(stories)))) == learnt


def test_a_story_that_is_reprinted_survives_however_often() -> None:
    outlet = _learnt(*(_story(1, TAG) for _ in range(20)))
    assert not Habits(outlet, NOW).learnt
    assert outlet.last == 1


def test_reprints_of_two_stories_in_turn_are_two_stories() -> None:
    outlet = _learnt(*(_story(n % 2, TAG) for n in range(20)))
    assert outlet.last == 2
    assert not _is_learnt(outlet)


@pytest.mark.parametrize(("others", "learnt"), [(57, True), (58, False)])
def test_a_line_must_stand_in_a_twentieth_of_all_stories(others: int, learnt: bool) -> None:
    articles = [_story(n, TAG) for n in range(3)] + [_story(n) for n in range(3, 3 + others)]
    assert _is_learnt(_learnt(*articles)) == learnt


def test_one_at_a_time_gives_what_all_at_once_give() -> None:
    articles = [_story(n % 7, *([TAG] if n % 3 else []), *(["Rare line"] if n < 2 else [])) for n in range(40)]
    outlet = _learnt(*articles)
    at_once = {mark(line) for line in repeated(articles)}
    assert Habits(outlet, NOW).learnt == at_once
    assert fold(TAG) in repeated(articles)


def test_what_is_learnt_holds_for_two_periods_and_is_then_unlearnt() -> None:
    outlet = _learnt(*(_story(n, TAG) for n in range(3)))
    assert _is_learnt(outlet, days=30)
    assert not _is_learnt(outlet, days=60)


def test_the_cost_of_one_article_does_not_grow_with_the_stories_before_it() -> None:
    outlet = _learnt(*(_story(n, TAG) for n in range(200)))
    (line,) = [one for one in outlet.lines if one.mark == mark(TAG)]
    assert len(line.stories) == 8
    assert line.tally.total == 200


def test_learnt_lines_go_and_a_text_of_nothing_else_stays() -> None:
    learnt = frozenset({mark(TAG)})
    assert without(f"One.\n\n{TAG.upper()}!\n\nTwo.", learnt) == "One.\n\nTwo."
    assert without(TAG, learnt) == TAG


def test_an_outlet_is_its_site_and_else_its_source() -> None:
    assert outlet_of(article("a")) == "example.org"
    assert outlet_of(article("a", source="import:b")) == "example.org"


def test_what_a_feed_of_somebodys_own_says_of_a_site_is_learnt_apart() -> None:
    assert outlet_of(article("a", source="own-1", own=True)) == "own-1|example.org"
    assert outlet_of(article("a", source="own-1")) == "example.org"
