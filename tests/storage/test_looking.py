"""Second looks: tries are counted, edits are found once a day, links and addresses are learnt and forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from domain.kept import STAYING, STAYING_FOR, Links, Shape
from domain.ledger import PartKind
from domain.message import Message
from domain.model import Entry, Told
from storage.store import Store
from tests.storage.builders import HOME, NOON, TICK, article, claimed

DAY = timedelta(days=1)


def entry(name: str, *, said: int = 1, source: str = "feed", html: str = "") -> Entry:
    """What a source lists of the article `name`."""
    return Entry(source=source, keys=(f"url:{name}",), url=None, title=name, said=said, html=html)


def edited(store: Store, *entries: Entry, arrived: datetime = NOON - TICK, looked: datetime = NOON) -> list[str]:
    """The ids of the articles of which something else is said now."""
    return sorted(store.edited(entries, arrived=arrived, looked=looked))


def test_tries_are_counted_by_entry(store: Store) -> None:
    counts = [store.put_off(entry(name), NOON) for name in ("a", "a", "b", "a")]
    assert counts == [1, 2, 1, 3]


def test_what_was_put_off_waits_as_it_was_until_it_is_taken(store: Store) -> None:
    dated = replace(entry("a", html="<p>é</p>", said=-(2**63)), published=NOON, topics=("world",), author="Ann")
    day = replace(entry("b"), published=NOON.date(), own=True, url="https://a.example/b", text="It rains.")
    for one in (day, dated, entry("c", source="other")):
        store.put_off(one, NOON)
    assert store.waiting(dated.source) == [dated, day]
    store.add_articles([article("x", keys=dated.keys)])
    assert store.waiting(dated.source) == [day]


def test_what_is_said_otherwise_than_before_is_found_and_what_is_said_again_is_not(store: Store) -> None:
    store.add_articles([article("a"), article("b"), article("c")])
    store.put_said({"a": 1, "b": -(2**63), "unknown": 7})
    assert edited(store, entry("a", said=2), entry("b", said=-(2**63)), entry("c", said=3)) == ["a"]


def test_another_source_that_says_it_otherwise_edits_nothing(store: Store) -> None:
    store.add_articles([article("a")])
    store.put_said({"a": 1})
    assert edited(store, entry("a", said=2, source="another")) == []


def test_an_article_is_looked_at_again_after_a_while_and_only_while_it_is_young(store: Store) -> None:
    store.add_articles([article("a")])
    store.put_said({"a": 1}, NOON)
    asked = entry("a", said=2)
    assert edited(store, asked, looked=NOON - TICK) == []
    assert edited(store, asked, looked=NOON) == ["a"]
    assert edited(store, asked, arrived=NOON) == []


def test_what_stands_in_a_briefing_is_left_alone(store: Store) -> None:
    store.add_articles([article("a"), article("b")])
    store.put_said({"a": 1, "b": 1})
    told = [Told(story=1, article="a", text="Text of a.")]
    store.owe(HOME, [Message(text="Text of a.")], kind=PartKind.DIGEST, now=NOON, told=told)
    assert edited(store, entry("a", said=2), entry("b", said=2)) == ["b"]
    store.confirm(claimed(store).id, message_id=1, now=NOON)
    assert edited(store, entry("a", said=2), entry("b", said=2)) == ["b"]


def test_a_link_that_stays_for_days_is_told_from_one_that_came_and_went(store: Store) -> None:
    for visit in range(STAYING):
        store.put_links("s", [1, 2] if visit else [1], NOON + visit * STAYING_FOR / (STAYING - 1))
    store.put_links("other", [3], NOON)
    assert store.links("s", "site") == Links(visits=STAYING, seen=frozenset({1, 2}), staying=frozenset({1}))
    assert store.links("none", "site") == Links()


def test_a_link_that_was_seen_often_in_one_day_does_not_stay_yet(store: Store) -> None:
    for visit in range(2 * STAYING):
        store.put_links("s", [1], NOON + visit * timedelta(hours=1))
    assert store.links("s", "site").staying == frozenset()


def test_what_is_learnt_of_a_sites_addresses_adds_up(store: Store) -> None:
    store.put_shapes("site", [Shape(text="/a/~", articles=2), Shape(text="/w", others=1)], NOON)
    store.put_shapes("site", [Shape(text="/a/~", articles=1, others=1)], NOON)
    known = store.links("s", "site").shapes
    assert sorted(known, key=lambda one: one.text) == [
        Shape(text="/a/~", articles=3, others=1),
        Shape(text="/w", others=1),
    ]
    assert store.links("s", "another").shapes == ()


def test_what_was_not_met_for_long_is_forgotten(store: Store) -> None:
    store.add_articles([article("a", arrived=NOON), article("b", arrived=NOON + DAY)])
    store.put_said({"a": 1, "b": 1})
    store.put_off(entry("x"), NOON)
    store.put_links("s", [1], NOON)
    store.put_links("s", [2], NOON + DAY)
    store.put_shapes("site", [Shape(text="/w", others=1)], NOON)
    assert store.forget_looks(NOON) == 0
    assert store.forget_looks(NOON + TICK) == 4
    assert store.links("s", "site").seen == frozenset({2})
    assert edited(store, entry("a", said=2), entry("b", said=2)) == ["b"]
    assert store.put_off(entry("x"), NOON) == 1
