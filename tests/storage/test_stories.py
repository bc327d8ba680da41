"""Stories keep what the desk decided, and their sketches follow."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from domain.errors import StoreError
from domain.model import Story, StorySketch
from storage.store import Moved, Store, Trace
from summarise.sketch import face, sketch
from tests.storage.builders import NOON, TICK, article, file, filed, minutes

LONG_AGO = NOON - timedelta(days=30)


def _ids(story: Story | None) -> list[tuple[str, str | None]]:
    assert story is not None
    return [(member.article.id, member.copy_of) for member in story.members]


def _sketch(store: Store, story: int) -> StorySketch:
    return next(each for each in store.sketches(since=LONG_AGO, until=minutes(999)) if each.id == story)


def test_a_filing_comes_back_with_its_reasons(store: Store) -> None:
    store.add_articles([article("a"), article("b")])
    file(store, filed("a", 1), filed("b", 1, "a"))
    assert store.filing("b") == filed("b", 1, "a").filing
    assert store.filing("c") is None


def test_members_come_in_order_of_arrival(store: Store) -> None:
    store.add_articles([article("late", arrived=minutes(5)), article("early")])
    file(store, filed("late", 1), filed("early", 1, "late"))
    assert _ids(store.story(1)) == [("early", "late"), ("late", None)]
    assert store.story(2) is None


def test_filing_numbers_rise_by_one_over_all_calls(store: Store) -> None:
    assert store.last_filed() == 0
    store.add_articles([article(name) for name in "abc"])
    file(store, filed("a", 1), filed("b", 2))
    assert store.last_filed() == 2
    file(store, filed("c", 3))
    assert store.last_filed() == 3


def test_the_desk_remembers_what_it_needs_in_filing_order(store: Store) -> None:
    store.add_articles([article("old"), article("b", arrived=minutes(2)), article("a", arrived=minutes(1))])
    store.file([filed("old", 1), filed("b", 2), filed("a", 2, "b")], {"en": b"1"}, version=0, next_story=3)
    memory = store.desk_memory(NOON)
    assert (memory.version, memory.next_story, memory.lexicons) == (store.desk_version(), 3, {"en": b"1"})
    assert memory.traces == (
        Trace(article="b", story=2, copy_of=None, arrived=minutes(2), blob=b"b"),
        Trace(article="a", story=2, copy_of="b", arrived=minutes(1), blob=b"a"),
    )


def test_lexicons_are_replaced_one_by_one(store: Store) -> None:
    store.file([], {"en": b"1", "de": b"1"}, version=0, next_story=1)
    store.file([], {"en": b"2"}, version=1, next_story=1)
    assert store.desk_memory(NOON).lexicons == {"de": b"1", "en": b"2"}


def test_filing_at_a_stale_version_does_nothing(store: Store) -> None:
    store.add_articles([article("a"), article("b")])
    file(store, filed("a", 1))
    before = store.desk_version()
    assert not store.file([filed("b", 2)], {"en": b"1"}, version=before - 1, next_story=9)
    assert (store.desk_version(), store.last_filed(), store.filing("b")) == (before, 1, None)
    assert (store.desk_memory(LONG_AGO).lexicons, store.desk_memory(LONG_AGO).next_story) == ({}, 2)


def test_moving_at_a_stale_version_does_nothing(store: Store) -> None:
    store.add_articles([article("a")])
    file(store, filed("a", 1))
    assert not store.move([Moved(article="a", story=2, copy_of=None)], version=0, next_story=9)
    assert _ids(store.story(1)) == [("a", None)]


@pytest.mark.parametrize("name", ["unknown", "a"], ids=["unknown", "filed before"])
def test_a_filing_that_cannot_be_leaves_nothing(store: Store, name: str) -> None:
    store.add_articles([article("a"), article("b")])
    file(store, filed("a", 1))
    with pytest.raises(StoreError, match=name):
        store.file([filed("b", 2), filed(name, 2)], {}, version=1, next_story=3)
    assert (store.desk_version(), store.last_filed(), store.filing("b")) == (1, 1, None)


def test_a_move_changes_both_stories_and_not_the_filing(store: Store) -> None:
    store.add_articles([article("a"), article("b"), article("c")])
    file(store, filed("a", 1), filed("b", 1, "a"), filed("c", 2))
    assert store.move([Moved(article="b", story=2, copy_of="c")], version=1, next_story=3)
    assert store.desk_version() == 2
    assert (_ids(store.story(1)), _ids(store.story(2))) == ([("a", None)], [("b", "c"), ("c", None)])
    assert [one.articles for _, one in sorted(store.faces([1, 2]).items())] == [1, 2]
    assert store.filing("b") == filed("b", 1, "a").filing
    assert store.desk_memory(LONG_AGO).traces[1].story == 2


def test_a_story_whose_members_all_left_is_gone_but_not_as_it_arrived(store: Store) -> None:
    store.add_articles([article("a"), article("b")])
    file(store, filed("a", 1), filed("b", 2, "a"))
    store.move([Moved(article="b", story=1, copy_of=None)], version=1, next_story=3)
    assert store.story(2) is None
    assert [story.id for story in store.stories()] == [1]
    assert [(story.id, _ids(story)) for story in store.stories(as_arrived=True)] == [
        (1, [("a", None)]),
        (2, [("b", "a")]),
    ]
    assert store.desk_memory(LONG_AGO).next_story == 3


def test_sketches_are_of_stories_with_an_arrival_in_the_span(store: Store) -> None:
    store.add_articles([article("start"), article("end", arrived=NOON + TICK), article("unfiled", arrived=NOON + TICK)])
    file(store, filed("start", 1), filed("end", 2))
    assert [each.id for each in store.sketches(since=NOON, until=NOON + TICK)] == [2]
    assert [each.id for each in store.sketches(since=NOON - TICK, until=NOON)] == [1]


def test_sketches_after_a_number_are_of_stories_with_a_later_filing(store: Store) -> None:
    store.add_articles([article(name) for name in "abc"])
    file(store, filed("a", 1), filed("b", 2), filed("c", 1))
    span: dict[str, Any] = {"since": LONG_AGO, "until": NOON}
    assert [each.id for each in store.sketches(**span, after=1)] == [1, 2]
    assert [each.id for each in store.sketches(**span, after=2)] == [1]
    assert store.sketches(**span, after=3) == []


def test_a_story_that_reaches_beyond_the_span_has_moved_where_one_of_its_articles_lies_in_it(store: Store) -> None:
    store.add_articles([article("before"), article("within", arrived=minutes(5)), article("after", arrived=minutes(9))])
    file(store, filed("after", 1), filed("before", 1), filed("within", 2))
    store.add_articles([article("late", arrived=minutes(6))])
    file(store, filed("late", 1))

    def moved(since: int, until: int, after: int = 0) -> list[int]:
        return [one.id for one in store.sketches(since=minutes(since), until=minutes(until), after=after)]

    assert moved(0, 5) == [2]
    assert moved(0, 6) == [1, 2]
    assert moved(6, 8) == []
    assert moved(6, 9) == [1]
    assert moved(4, 9, after=2) == [1, 2]
    assert moved(4, 9, after=3) == [1]
    assert moved(6, 9, after=1) == []


def test_a_sketch_says_what_ranking_says_of_the_whole_story(store: Store) -> None:
    store.add_articles(
        [
            article("a", title="Café Œuvre über 5,000", outlet="X", topics=("art", "world", "art"), lang="fr"),
            article("b", title="हिन्दी में समाचार 日本", outlet="Y", topics=("world", "art"), arrived=minutes(2)),
            article("c", title="¿Qué? It’s_snake-case", outlet="X", topics=("world",), arrived=minutes(1), lang="fr"),
            article("d", title="İstanbul ΣΊΣΥΦΟΣ", outlet="Z", topics=("copied",), arrived=minutes(3)),
        ]
    )
    file(store, filed("a", 1), filed("b", 1), filed("c", 1), filed("d", 1, "a"))
    story = store.story(1)
    assert story is not None
    assert _sketch(store, 1) == sketch(story)
    assert store.faces([1]) == {1: face(story)}
    assert _sketch(store, 1).kind.topics == ("art", "world")


def test_where_no_topic_has_a_majority_the_most_common_ones_stand(store: Store) -> None:
    store.add_articles([article("a", topics=("b",)), article("b", topics=("a",))])
    file(store, filed("a", 1), filed("b", 1))
    assert _sketch(store, 1).kind.topics == ("a", "b")


def test_several_stories_are_read_at_one_go_as_each_by_itself(store: Store) -> None:
    store.add_articles([article(name) for name in "abcd"])
    file(store, filed("a", 1), filed("b", 2), filed("c", 1, "a"), filed("d", 3))
    assert store.some_stories([3, 9, 1]) == {1: store.story(1), 3: store.story(3)}
    assert store.some_stories([]) == {}


def test_stories_stream_whole_and_by_number_however_many(store: Store) -> None:
    names = [f"n{number:03}" for number in range(250)]
    store.add_articles([article(name, arrived=minutes(number)) for number, name in enumerate(names)])
    file(store, *(filed(name, 250 - number) for number, name in enumerate(names)))
    assert [story.id for story in store.stories()] == list(range(1, 251))
    assert [story.id for story in store.stories(since=minutes(247), until=minutes(248))] == [2]
    assert [story.id for story in store.stories(since=minutes(247))] == [1, 2]
    assert [story.id for story in store.stories(until=minutes(1))] == [249, 250]


def test_a_story_in_the_span_comes_with_its_older_members(store: Store) -> None:
    store.add_articles([article("old"), article("new", arrived=minutes(9))])
    file(store, filed("old", 1), filed("new", 1))
    assert [len(story.members) for story in store.stories(since=minutes(8))] == [2]
