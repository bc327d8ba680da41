"""What lists of words and of languages keep from a reader, and what they never keep. Tests no wording of answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.edition import DAY, Kitchen, new_to, span
from domain.chats import Place, Settings, Wish
from domain.lookup import folded, holds
from storage.sqlite import open_store
from storage.store import Store
from tests.storage.builders import article, file, filed

NOW = datetime(2024, 10, 30, 8, tzinfo=UTC)
HERE = Settings(place=Place(chat="42"))


def heads(store: Store, wish: Wish) -> set[str]:
    """The headlines of the last day by that wish."""
    return {item.headline for item in span(store, NOW - DAY, NOW, replace(wish, limit=20)).items}


@pytest.fixture
def small(tmp_path: Path) -> Store:
    """An earthquake in three reports, of which one names a stadium; a match; a report in German."""
    store = open_store(tmp_path / "small.db", now=lambda: NOW)
    at = NOW - timedelta(hours=1)
    store.add_articles(
        [
            article("q1", title="Quake hits Karvelia", text="A strong quake hit the north on Monday.", arrived=at),
            article(
                "q2",
                title="Karvelia quake kills nine",
                text="Nine people died in the quake. Families slept in the football stadium of Orrin.",
                outlet="Post",
                arrived=at,
            ),
            article("q3", title="Quake: Orrin digs", text="Rescuers dig in Orrin.", outlet="Day", arrived=at),
            article("m", title="Rovers win", text="The football cup went to the Rovers on Sunday.", arrived=at),
            article("d", title="Hochwasser in Zürich", text="Der Fluss stieg am Montag.", lang="de", arrived=at),
        ]
    )
    file(store, filed("q1", 1), filed("q2", 1), filed("q3", 1), filed("m", 2), filed("d", 3))
    return store


def test_a_muted_word_in_a_text_keeps_the_story_away(small: Store) -> None:
    assert "Rovers win" in heads(small, Wish())
    assert "Rovers win" not in heads(small, Wish(muted=("Football",)))


def test_a_passing_mention_in_one_report_does_not_hide_an_event_but_is_not_told_either(small: Store) -> None:
    wish = Wish(muted=("football",), limit=20)
    items = [item for item in span(small, NOW - DAY, NOW, wish).items if item.story.id == 1]
    assert items
    assert not any(holds(folded(sentence.text), "football") for item in items for sentence in item.sentences)


def test_a_muted_word_in_one_title_of_many_hides_the_event(small: Store) -> None:
    assert not any("quake" in head.casefold() for head in heads(small, Wish(muted=("digs",))))


def test_only_brings_what_mentions_one_of_its_phrases_and_nothing_else(small: Store) -> None:
    assert heads(small, Wish(only=("football cup", "zurich"))) == {"Rovers win", "Hochwasser in Zürich"}
    assert heads(small, Wish(only=("cup football",))) == set()


def test_muted_wins_over_only(small: Store) -> None:
    assert heads(small, Wish(only=("football",), muted=("rovers",))) <= {
        "Karvelia quake kills nine",
        "Quake hits Karvelia",
    }


def test_languages_of_articles_choose_stories(small: Store) -> None:
    assert heads(small, Wish(langs=("de",))) == {"Hochwasser in Zürich"}
    assert "Hochwasser in Zürich" not in heads(small, Wish(langs=("en", "es")))


def test_of_a_story_in_two_languages_only_those_wished_for_are_quoted(small: Store) -> None:
    text = "Ein starkes Beben traf am Montag den Norden von Karvelia und zerstörte viele Häuser."
    small.add_articles([article("q4", title="Beben", text=text, lang="de", arrived=NOW)])
    file(small, filed("q4", 1))
    quoted = {s.article for i in span(small, NOW - DAY, NOW, Wish(langs=("en",), limit=9)).items for s in i.sentences}
    assert quoted
    assert "q4" not in quoted


def test_a_story_with_a_muted_word_is_not_shown_later_as_new_either(small: Store) -> None:
    settings = replace(HERE, wish=Wish(muted=("football", "quake", "orrin", "zurich")))
    assert new_to(small, settings, NOW).briefing.items == ()


def test_places_that_share_the_work_keep_their_own_lists(small: Store) -> None:
    kitchen = Kitchen()
    plain = new_to(small, HERE, NOW, kitchen=kitchen)
    muted = new_to(small, HERE, NOW, Wish(muted=("football",)), kitchen=kitchen)
    said = [" ".join(s.text for i in edition.briefing.items for s in i.sentences) for edition in (plain, muted)]
    assert holds(folded(said[0]), "football")
    assert not holds(folded(said[1]), "football")
