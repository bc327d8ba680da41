"""A reader says "not the same story" or "the same story": it holds in that place, the owner's word everywhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.edition import looked, new_to, of_stories, span
from bot.filing import Filing, file_all
from bot.rulings import join, set_apart, story_for
from domain.chats import Place, Settings, Wish
from domain.model import Story
from storage.store import Store
from tests.storage.builders import article
from tests.summarise.newsroom import BANK, FLOOD, FLOOD_OTHER

NOW = datetime(2024, 10, 30, 8, tzinfo=UTC)
HERE, THERE = Place(chat="42"), Place(chat="43", thread=7)
FIRE = """A warehouse fire in Port Lorne destroyed 300 tonnes of grain before dawn on Tuesday, the brigade said.

Nobody was hurt, but the harbour road stayed shut until noon and two ships had to wait outside the mole."""


@pytest.fixture
def store(store: Store) -> Store:
    """Two reports of a flood with a copy, and one of a bank, filed beside the sample newsroom of another day."""
    texts = {"a": FLOOD, "b": FLOOD_OTHER, "copy": FLOOD_OTHER, "bank": BANK, "fire": FIRE}
    titles = {"a": "Flood in Aldmere", "bank": "Norland raises rates", "fire": "Fire in Port Lorne"}
    store.remove_articles("sample")
    store.add_articles(
        [
            article(name, text=text, title=titles.get(name, "Aldmere flood: four missing"), outlet=name, arrived=NOW)
            for name, text in texts.items()
        ]
    )
    file_all(store, Filing(), NOW)
    return store


def stories(store: Store) -> dict[str, int]:
    """The story of each article, for everybody."""
    return store.stories_of(["a", "b", "copy", "bank", "fire"])


def articles(story: Story | None) -> set[str]:
    """The ids of its articles."""
    return {member.article.id for member in story.members} if story else set()


def briefing(store: Store, place: Place) -> list[set[str]]:
    """The articles of each item of the place's next briefing."""
    items = new_to(store, Settings(place=place), NOW, Wish(limit=9)).briefing.items
    return sorted((articles(item.story) for item in items), key=sorted)


def repeat(store: Store, place: Place) -> list[set[str]]:
    """The articles of each item of the last 24 hours told again there."""
    items = span(store, NOW - timedelta(days=1), NOW, Wish(limit=9), place).items
    return sorted((articles(item.story) for item in items), key=sorted)


TOGETHER = [{"a", "b", "copy"}, {"bank"}, {"fire"}]


def test_before_anybody_spoke_the_flood_is_one_story(store: Store) -> None:
    assert briefing(store, HERE) == TOGETHER


def test_a_readers_word_parts_a_story_in_that_place_alone(store: Store) -> None:
    assert set_apart(store, HERE, stories(store)["a"], "b", NOW)
    assert briefing(store, HERE) == [{"a"}, {"b", "copy"}, {"bank"}, {"fire"}]
    assert briefing(store, THERE) == TOGETHER


def test_a_readers_word_joins_two_stories_in_that_place_alone(store: Store) -> None:
    now = stories(store)
    assert join(store, HERE, now["bank"], now["fire"], NOW)
    assert briefing(store, HERE) == [{"a", "b", "copy"}, {"bank", "fire"}]
    assert briefing(store, THERE) == TOGETHER


def test_what_is_told_again_obeys_the_readers_too(store: Store) -> None:
    now = stories(store)
    assert set_apart(store, HERE, now["a"], "b", NOW)
    assert join(store, HERE, now["bank"], now["fire"], NOW)
    assert repeat(store, HERE) == [{"a"}, {"b", "copy"}, {"bank", "fire"}]
    assert repeat(store, THERE) == TOGETHER


def test_the_owners_word_parts_a_story_for_everybody_and_for_ever(store: Store) -> None:
    assert set_apart(store, None, stories(store)["a"], "b", NOW)
    for days in range(4):
        later = NOW + timedelta(days=days)
        store.add_articles([article(f"more {days}", text=f"{FLOOD_OTHER[:300]} Day {days}.", arrived=later)])
        file_all(store, Filing(), later)
        now = stories(store)
        assert now["a"] != now["b"] == now["copy"]
    copy = story_for(store, None, stories(store)["b"])
    assert copy is not None
    assert {m.article.id: m.copy_of for m in copy.members}["copy"] == "b"


def test_the_owners_word_joins_two_stories_for_everybody_and_for_ever(store: Store) -> None:
    now = stories(store)
    assert join(store, None, now["fire"], now["bank"], NOW)
    assert stories(store)["fire"] == now["bank"]
    store.add_articles([article("more", text="The zoo of Orrin has a new bear.", arrived=NOW + timedelta(hours=1))])
    file_all(store, Filing(), NOW + timedelta(hours=1))
    assert stories(store)["fire"] == stories(store)["bank"]


def test_a_copy_that_the_owner_sets_apart_is_no_copy_any_more(store: Store) -> None:
    assert set_apart(store, None, stories(store)["a"], "copy", NOW)
    file_all(store, Filing(), NOW)
    alone = story_for(store, None, stories(store)["copy"])
    assert alone is not None
    assert [(m.article.id, m.copy_of) for m in alone.members] == [("copy", None)]


def test_a_change_of_mind_holds(store: Store) -> None:
    first = stories(store)["a"]
    set_apart(store, HERE, first, "b", NOW)
    part = next(i for i in new_to(store, Settings(place=HERE), NOW).briefing.items if "b" in articles(i.story))
    assert join(store, HERE, first, part.story.id, NOW)
    assert briefing(store, HERE) == TOGETHER


def test_a_story_of_one_place_alone_can_be_opened_there_and_nowhere_else(store: Store) -> None:
    set_apart(store, HERE, stories(store)["a"], "b", NOW)
    settings = Settings(place=HERE)
    part = next(i for i in new_to(store, settings, NOW).briefing.items if "b" in articles(i.story))
    assert articles(story_for(store, HERE, part.story.id)) == {"b", "copy"}
    assert [articles(item.story) for item in of_stories(store, settings, [part.story.id], NOW).items] == [{"b", "copy"}]
    assert story_for(store, THERE, part.story.id) is None


def test_a_parted_story_comes_back_only_once_it_moved(store: Store) -> None:
    set_apart(store, HERE, stories(store)["a"], "b", NOW)
    looked(store, Settings(place=HERE), new_to(store, Settings(place=HERE), NOW, Wish(limit=9)), NOW)
    assert new_to(store, store.settings(HERE), NOW + timedelta(hours=1)).briefing.items == ()


def test_what_cannot_be_ruled_is_said_so(store: Store) -> None:
    now = stories(store)
    assert not set_apart(store, HERE, now["bank"], "bank", NOW)
    assert not set_apart(store, HERE, now["bank"], "fire", NOW)
    assert not set_apart(store, HERE, 10**6, "a", NOW)
    assert not join(store, HERE, now["bank"], now["bank"], NOW)
    assert not join(store, HERE, now["bank"], 10**6, NOW)
    assert store.rulings(HERE) == []
