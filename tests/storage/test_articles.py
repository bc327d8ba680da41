"""Articles are stored once and their identities for ever."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.model import Article, Counts, Entry, Published
from storage.store import Added, Store
from tests.storage.builders import HOME, NOON, TICK, article, file, filed


def _entry(*keys: str) -> Entry:
    return Entry(source="feed", keys=keys, url=None, title=str(keys))


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    one = Article(
        id="one",
        source="feed",
        outlet="The Outlet",
        url=None,
        title="Zürich 🎈",
        text="First.\n\nSecond.",
        arrived=NOON + TICK,
        author="A. Writer",
        lang="de",
        topics=("a", "b"),
        keys=("guid:1", "url:1"),
        standfirst="Below.",
        paywalled=True,
    )
    store.add_articles([one])
    assert store.article("one") == one
    assert store.article("other") is None


@pytest.mark.parametrize(
    "published",
    [None, date(2024, 10, 30), datetime(2024, 10, 30, 10, 46, tzinfo=UTC), datetime(801, 1, 1, tzinfo=UTC)],
    ids=["unknown", "a bare day", "an instant", "an early year"],
)
def test_a_published_time_keeps_its_kind(store: Store, published: Published) -> None:
    store.add_articles([article("one", published=published)])
    found = store.article("one")
    assert found is not None
    assert found.published == published
    assert type(found.published) is type(published)


def test_an_arrival_in_another_zone_is_the_same_instant_in_utc(store: Store) -> None:
    store.add_articles([article("one", arrived=NOON.astimezone(timezone(timedelta(hours=5))))])
    found = store.article("one")
    assert found is not None
    assert found.arrived == NOON
    assert found.arrived.utcoffset() == timedelta(0)


def test_an_instant_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="without a zone"):
        store.add_articles([article("one", arrived=NOON.replace(tzinfo=None))])
    assert store.article("one") is None


@pytest.mark.parametrize(
    ("offered", "expected"),
    [
        (article("one"), Added(known=("one",))),
        (article("one", text="Other."), Added(conflicts=("one",))),
        (article("one", title="Other"), Added(conflicts=("one",))),
        (article("two", keys=("url:one",)), Added(known=("two",))),
        (article("two", keys=("url:two", "guid:seen")), Added(known=("two",))),
        (article("two", text="Text of one."), Added(new=("two",))),
    ],
    ids=["same", "same id, other text", "same id, other title", "same key", "key only seen", "same text, other keys"],
)
def test_what_becomes_of_an_article(store: Store, offered: Article, expected: Added) -> None:
    store.add_articles([article("one")])
    store.remember(["guid:seen"], NOON)
    assert store.add_articles([offered]) == expected
    assert store.article("one") == article("one")


def test_articles_of_one_call_are_compared_with_one_another(store: Store) -> None:
    both = [article("one"), article("two", keys=("url:one",)), article("one", text="Other.")]
    assert store.add_articles(both) == Added(new=("one",), known=("two",), conflicts=("one",))


def test_a_known_article_lends_its_identity_to_its_new_keys(store: Store) -> None:
    store.add_articles([article("one", keys=("url:1", "guid:1"))])
    store.add_articles([article("two", keys=("url:1", "guid:2"))])
    assert store.unknown([_entry("guid:2")]) == []


def test_entries_are_unknown_while_none_of_their_keys_was_seen(store: Store) -> None:
    store.add_articles([article("one", keys=("guid:1", "url:1"))])
    store.remember(["url:2"], NOON)
    fresh, bare = _entry("guid:3", "url:3"), _entry()
    assert store.unknown([fresh, _entry("guid:9", "url:1"), _entry("url:2"), bare, fresh]) == [fresh, bare, fresh]


def test_unfiled_articles_come_by_arrival_then_insertion(store: Store) -> None:
    store.add_articles([article("late", arrived=NOON + TICK), article("b"), article("a"), article("filed")])
    file(store, filed("filed", 1))
    assert [each.id for each in store.unfiled(10)] == ["b", "a", "late"]
    assert [each.id for each in store.unfiled(2)] == ["b", "a"]


def test_counts_take_the_end_of_a_span_but_not_its_start(store: Store) -> None:
    store.add_articles([article("start", arrived=NOON), article("end", arrived=NOON + TICK, source="other")])
    file(store, filed("start", 1), filed("end", 2))
    assert store.counts(since=NOON, until=NOON + TICK) == Counts(stories=1, articles=1, feeds=1)
    assert store.counts(since=NOON - TICK, until=NOON + TICK) == Counts(stories=2, articles=2, feeds=2)
    assert store.counts(since=NOON + TICK, until=NOON + 2 * TICK) == Counts(stories=0, articles=0, feeds=0)


def test_counts_after_a_number_hold_what_was_filed_late_and_nothing_filed_before(store: Store) -> None:
    store.add_articles([article("late"), article("before", arrived=NOON + TICK)])
    file(store, filed("before", 1))
    seen = store.last_filed()
    file(store, filed("late", 2))
    span: dict[str, Any] = {"since": NOON - TICK, "until": NOON + TICK}
    assert store.counts(**span, after=seen) == Counts(stories=1, articles=1, feeds=1)
    assert store.counts(**span, after=seen, place=HOME) == Counts(stories=1, articles=1, feeds=1)
    assert store.counts(**span, after=0) == Counts(stories=2, articles=2, feeds=1)


def test_counts_of_a_topic_hold_only_its_articles(store: Store) -> None:
    store.add_articles(
        [article("a", topics=("world", "art")), article("b", topics=("artful",)), article("c", topics=())]
    )
    span: dict[str, Any] = {"since": NOON - TICK, "until": NOON}
    assert store.counts(**span, topic="art") == Counts(stories=0, articles=1, feeds=1)
    assert store.counts(**span, topic="a%") == Counts(stories=0, articles=0, feeds=0)


HOSTILE = st.text(st.characters(), max_size=40) | st.sampled_from(["\ud800", "a\0b", "\udc00\ud800", "👍\0\udfff"])


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(title=HOSTILE, text=HOSTILE, key=HOSTILE)
def test_no_text_breaks_the_store_and_lengths_stay(store: Store, title: str, text: str, key: str) -> None:
    name = f"id:{title!r}|{text!r}|{key!r}"
    offered = article(name, title=title or "t", text=text or "x", keys=(key,), topics=(key,))
    store.add_articles([offered])
    found = store.article(name)
    if found is None:  # its key is that of an earlier example
        assert store.unknown([_entry(key)]) == []
        return
    assert (len(found.title), len(found.text)) == (len(offered.title), len(offered.text))
    assert "\0" not in found.text + found.title + found.keys[0]
    found.text.encode()
    assert store.add_articles([offered]).known == (name,)
