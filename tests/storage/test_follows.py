"""Who hears which source, and that nobody sees an article of a feed that only others follow."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.chats import Place
from domain.kept import Links, Shape
from domain.ledger import PartKind
from domain.message import Message
from domain.model import Article, Entry, Origin, Reading, Source, SourceKind, StorySketch, Told
from storage.store import Store
from tests.storage.builders import AWAY, HOME, NOON, TICK, article, file, filed, minutes

LONG_AGO = NOON - timedelta(days=30)
TOPIC = Place(chat=HOME.chat, thread=5)


def source(name: str, origin: Origin = Origin.OWN) -> Source:
    return Source(
        id=name, kind=SourceKind.FEED, url=f"https://example.org/{name}?key=secret", outlet=name.title(), origin=origin
    )


def mine(name: str, feed: str = "mine", topics: tuple[str, ...] = ("world",)) -> Article:
    return article(name, source=feed, own=True, outlet=feed.title(), keys=(f"{feed}|url:{name}",), topics=topics)


def ids(store: Store, place: Place | None, after: int = 0) -> list[int]:
    return [one.id for one in store.sketches(since=LONG_AGO, until=minutes(999), after=after, place=place)]


def sketch(store: Store, place: Place | None, story: int = 1) -> StorySketch:
    return next(one for one in store.sketches(since=LONG_AGO, until=minutes(999), place=place) if one.id == story)


def members(store: Store, place: Place | None, story: int = 1) -> list[tuple[str, str | None]]:
    found = store.story(story, place=place)
    return [(member.article.id, member.copy_of) for member in found.members] if found else []


@pytest.fixture
def told(store: Store) -> Store:
    """Home follows a feed of its own. It, and a shared source, tell story 1; story 2 is told by that feed alone."""
    store.put_source(source("feed", Origin.LISTED))
    store.follow(HOME, source("mine"), NOON)
    store.add_articles([mine("m1", topics=("science",)), article("a", source="feed"), mine("m2")])
    file(store, filed("m1", 1), filed("a", 1, "m1"), filed("m2", 2))
    return store


def test_a_story_shows_a_feed_of_ones_own_to_those_who_follow_it_and_to_nobody_else(told: Store) -> None:
    assert members(told, HOME) == [("m1", None), ("a", "m1")]
    for other in (AWAY, TOPIC, None):
        assert members(told, other) == [("a", None)]
        assert told.story(2, place=other) is None
        assert ids(told, other) == [1]
    assert ids(told, HOME) == [1, 2]


def test_a_sketch_is_drawn_from_what_the_place_sees(told: Store) -> None:
    seen, by_others = sketch(told, HOME).kind, sketch(told, AWAY).kind
    assert (seen.breadth, seen.own) == (2, True)
    assert (by_others.breadth, by_others.reports, by_others.own) == (1, 1, False)


def test_a_story_looks_as_the_place_sees_it(told: Store) -> None:
    seen, by_others = told.faces([1, 2, 99], place=HOME), told.faces([1], place=AWAY)
    assert set(seen) == {1, 2}
    assert (seen[1].articles, seen[1].outlets) == (2, ("Mine", "The Outlet"))
    assert (by_others[1].articles, by_others[1].outlets) == (1, ("The Outlet",))
    assert "m1" not in by_others[1].titles
    assert "m1" in seen[1].titles


@pytest.mark.parametrize("place", [HOME, AWAY, TOPIC], ids=["follows", "usual", "another topic"])
def test_what_moved_since_is_what_sketches_give(told: Store, place: Place) -> None:
    told.follow(AWAY, source("late"), NOON)
    told.add_articles([article("b", source="feed"), mine("late1", "late"), article("c", arrived=LONG_AGO)])
    file(told, filed("b", 3), filed("late1", 2), filed("c", 4))
    span = {"since": LONG_AGO, "until": minutes(999)}
    for after in range(8):
        asked = dict.fromkeys((-5, 1, 2, 3, 4, 99), after)
        assert told.moved_after(asked, **span, place=place) == set(ids(told, place, after))
    each_its_own = told.moved_after({1: 0, 2: 99, 3: 99}, **span, place=place)
    assert each_its_own == {1}


@pytest.mark.parametrize("place", [HOME, AWAY], ids=["follows", "usual"])
def test_which_stories_were_told_is_asked_at_once(told: Store, place: Place) -> None:
    told.add_articles([article("b", source="feed"), article("c", source="feed")])
    file(told, filed("b", 3), filed("c", 4))
    said = [Told(story=2, article="m2", text="One."), Told(story=77, article="b", text="Moved here since.")]
    told.owe(place, [Message(text="x")], kind=PartKind.DIGEST, now=NOON, told=said)
    stories = {story: told.story(story, place=place) for story in (1, 2, 3, 4, 99)}
    expected = {story for story, found in stories.items() if found and told.told(place, found)}
    assert told.told_among(stories, place) == expected
    assert 3 in expected
    assert told.told_among(stories, TOPIC) == set()


def test_counts_and_lists_of_stories_hold_what_the_place_sees(told: Store) -> None:
    span = {"since": NOON - TICK, "until": NOON}
    for place, stories, articles, feeds in ((HOME, 2, 3, 2), (AWAY, 1, 1, 1), (None, 1, 1, 1)):
        counts = told.counts(since=span["since"], until=span["until"], place=place)
        assert (counts.stories, counts.articles, counts.feeds) == (stories, articles, feeds)
        assert [story.id for story in told.stories(place=place)] == list(range(1, stories + 1))


def test_the_first_copy_stands_for_an_original_that_is_not_seen(told: Store) -> None:
    told.add_articles([article("b", source="feed", outlet="B"), article("c", source="feed", outlet="C")])
    file(told, filed("b", 1, "m1"), filed("c", 1))
    assert members(told, AWAY) == [("a", None), ("b", "a"), ("c", None)]
    assert sketch(told, AWAY).kind.reports == 2


def test_a_feed_that_is_paused_is_not_heard_until_it_is_resumed(told: Store) -> None:
    assert told.pause_follow(HOME, "mine", paused=True)
    assert members(told, HOME) == [("a", None)]
    assert [(one.source.id, one.paused) for one in told.followed(HOME)] == [("mine", True)]
    assert told.followers("mine") == []
    assert told.pause_follow(HOME, "mine", paused=False)
    assert ids(told, HOME) == [1, 2]
    assert not told.pause_follow(AWAY, "mine", paused=True)


def test_a_source_is_due_while_somebody_hears_it(told: Store) -> None:
    def due() -> list[str]:
        return [one.id for one, _ in told.sources_due(NOON)]

    assert due() == ["feed", "mine"]
    told.follow(AWAY, source("mine"), NOON)
    told.pause_follow(HOME, "mine", paused=True)
    assert due() == ["feed", "mine"]
    told.pause_follow(AWAY, "mine", paused=True)
    assert due() == ["feed"]
    told.pause_source("feed", paused=True)
    assert due() == []
    assert told.paused_sources() == {"feed"}
    told.put_source(source("feed", Origin.LISTED))
    assert due() == []
    told.pause_source("feed", paused=False)
    assert due() == ["feed"]
    assert not told.pause_source("unknown", paused=True)


def test_a_feed_is_let_go_with_all_it_brought_once_nobody_follows_it(told: Store) -> None:
    told.remember(["mine|url:old"], NOON)
    told.follow(AWAY, source("mine"), NOON)
    assert told.unfollow(HOME, "mine")
    assert not told.unfollow(HOME, "mine")
    assert told.article("m1") is not None
    assert told.unfollow(AWAY, "mine")
    assert [told.article(name) is None for name in ("m1", "a", "m2")] == [True, False, True]
    assert [one.id for one, _ in told.sources()] == ["feed"]
    assert told.own_sources() == 0
    assert told.add_articles([mine("m3")]).new == ()
    told.follow(HOME, source("mine"), NOON)
    assert told.add_articles([mine("m1"), article("old", source="mine", own=True, keys=("mine|url:old",))]).new == (
        "m1",
        "old",
    )


def test_what_was_learnt_of_the_links_of_a_feed_goes_with_it(told: Store) -> None:
    for name in ("mine", "feed"):
        told.put_links(name, [7], NOON)
        told.put_shapes(f"{name}|example.org", [Shape(text="/news/*", articles=3)], NOON)
    hard = Entry(source="mine", keys=("mine|guid:1",), url=None, title="Hard")
    assert told.put_off(hard, NOON) == 1
    told.unfollow(HOME, "mine")
    assert told.links("mine", "mine|example.org") == Links()
    assert told.links("feed", "feed|example.org").shapes
    assert told.put_off(hard, NOON) == 1


def test_a_chat_lets_go_of_all_its_places_follow(told: Store) -> None:
    told.follow(TOPIC, source("other"), NOON)
    told.switch(HOME, "feed", on=False)
    assert told.unfollow_all(HOME.chat) == 2
    assert [one.id for one, _ in told.sources()] == ["feed"]
    assert ids(told, HOME) == [1]


def test_a_shared_source_that_is_switched_off_is_heard_by_others_only(told: Store) -> None:
    told.switch(AWAY, "feed", on=False)
    told.switch(HOME, "feed", on=False)
    told.switch(HOME, "feed", on=False)
    assert ids(told, AWAY) == []
    assert members(told, HOME) == [("m1", None)]
    assert told.faces([1], place=HOME)[1].outlets == ("Mine",)
    assert ids(told, None) == [1]
    assert told.switched_off(AWAY) == {"feed"}
    assert [one.id for one, _ in told.heard(AWAY)] == []
    assert [one.id for one, _ in told.heard(HOME)] == ["mine"]
    told.switch(AWAY, "feed", on=True)
    assert ids(told, AWAY) == [1]


def test_what_a_place_hears_is_shared_sources_and_its_own(told: Store) -> None:
    assert [one.id for one, _ in told.heard(HOME)] == ["feed", "mine"]
    assert [one.id for one, _ in told.heard(AWAY)] == ["feed"]
    assert told.heard(HOME)[1] == (source("mine"), Reading())


def test_who_begins_to_follow_gets_the_newest_articles_that_are_here_already(told: Store) -> None:
    told.add_articles([mine(f"n{number}") for number in range(11)])
    file(told, *(filed(f"n{number}", 10 + number) for number in range(11)))
    looked = told.last_filed()
    assert ids(told, AWAY, after=looked) == []
    told.follow(AWAY, source("mine"), NOON)
    assert ids(told, AWAY, after=looked) == list(range(11, 21))
    assert ids(told, HOME, after=looked) == []
    assert ids(told, AWAY, after=told.last_filed()) == []


def test_a_chat_that_moves_takes_along_what_it_follows(told: Store) -> None:
    moved = Place(chat="new home")
    told.follow(moved, source("mine"), NOON)
    told.follow(HOME, source("other"), NOON)
    told.move_chat(HOME.chat, "new home")
    assert [one.source.id for one in told.followed(moved)] == ["mine", "other"]
    assert told.followed(HOME) == []
    assert ids(told, moved) == [1, 2]
