"""The two articles this project began with become one story. Reads them where they lie; holds no sentence of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run

NOT_NEWS = (
    "Your support", "Support Now", "Read more", "notifications", "browser preferences", "donat", "Follow AP",
    "date 2024", "Trump", "Harris", "paywall", "registration", "Register", "reproductive", "Elon Musk",
)  # fmt: skip


@pytest.fixture
def seeds() -> Path:
    """The folder of the two articles."""
    where = os.environ.get("BRIEFING_DATA")
    if not where:
        pytest.skip("not measured: set BRIEFING_DATA")
    return Path(where).parent / "seeds"


@pytest.fixture
def imported(briefing_bot: Run, seeds: Path) -> Ran:
    """The brief of an import of both."""
    ran = briefing_bot("import", seeds)
    assert (ran.code, ran.out) == (0, "2 new, 0 known, 0 conflicts, 0 rejected\n")
    return briefing_bot("brief", "--json")


def test_the_seeds_are_one_story_and_copies_of_one_text(imported: Ran) -> None:
    (story,) = imported.json()["stories"]
    articles = story["articles"]
    assert isinstance(articles, list)
    first, second = articles
    assert [first["copy_of"], second["copy_of"]] == [None, first["id"]]
    assert story["reports"] == 1
    assert str(story["headline"]).startswith("Russia and Ukraine exchange drone strikes")


def test_author_and_time_come_from_the_first(imported: Ran) -> None:
    (story,) = imported.json()["stories"]
    articles = story["articles"]
    assert isinstance(articles, list)
    assert articles[0]["author"] == "Illia Novikov"
    assert [str(one["published"])[:10] for one in articles] == ["2024-10-30", "2024-10-30"]


def test_two_or_three_sentences_tell_it(imported: Ran) -> None:
    (story,) = imported.json()["stories"]
    sentences = story["sentences"]
    assert isinstance(sentences, list)
    assert len(sentences) in (2, 3)


def test_nothing_that_is_no_news_is_in_the_brief(imported: Ran) -> None:
    assert [word for word in NOT_NEWS if word.casefold() in imported.out.casefold()] == []


def test_nothing_that_is_no_news_is_in_the_stored_text(briefing_bot: Run, seeds: Path) -> None:
    for file in sorted(seeds.glob("*.txt")):
        ran = briefing_bot("extract", file)
        assert ran.code == 0
        assert [word for word in NOT_NEWS if word.casefold() in ran.out.casefold()] == []
