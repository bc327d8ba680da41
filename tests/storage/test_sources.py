"""Sources keep what is remembered of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain.model import Reading, Source, SourceKind
from domain.trouble import Trouble, TroubleKind
from storage.store import Store
from tests.storage.builders import NOON, TICK, article


def _source(name: str, *, url: str = "https://example.org/feed") -> Source:
    return Source(id=name, kind=SourceKind.FEED, url=url, outlet="The Outlet", topics=("world", "art"), lang="en")


def test_a_source_and_its_reading_come_back_as_they_were(store: Store) -> None:
    reading = Reading(
        etag='W/"é"',
        last_modified="x",
        body_hash="y",
        tried_at=NOON,
        read_at=NOON,
        next_at=NOON,
        failures=2,
        trouble=Trouble(kind=TroubleKind.STATUS, number=500),
        troubled_since=NOON,
    )
    store.put_source(_source("b"))
    store.put_source(_source("a"))
    store.put_reading("b", reading)
    assert store.sources() == [(_source("a"), Reading()), (_source("b"), reading)]


def test_describing_a_source_anew_keeps_its_reading(store: Store) -> None:
    store.put_source(_source("a"))
    store.put_reading("a", Reading(etag="1", read_at=NOON))
    store.put_source(replace(_source("a"), outlet="Another name"))
    assert store.sources()[0][1] == Reading(etag="1", read_at=NOON)


def test_another_address_is_another_feed_without_validators_and_with_a_first_reading(store: Store) -> None:
    store.put_source(_source("a"))
    store.put_reading("a", Reading(etag="1", last_modified="2", body_hash="3", read_at=NOON, next_at=NOON, failures=2))
    store.put_source(_source("a", url="https://example.org/other"))
    assert store.sources() == [(_source("a", url="https://example.org/other"), Reading(failures=2))]


def test_a_source_that_moved_stays_there_whatever_the_list_still_says(store: Store) -> None:
    moved = _source("a", url="https://example.org/moved")
    store.put_source(_source("a"))
    store.put_reading("a", Reading(etag="1", read_at=NOON, moved_to=moved.url, moved_since=NOON, news_at=NOON))
    assert store.move_source("a", moved.url)
    store.put_source(_source("a"))
    assert store.sources() == [(moved, Reading(read_at=NOON, news_at=NOON))]
    store.put_source(_source("a", url="https://example.org/third"))
    assert store.sources()[0][0].url == "https://example.org/third"


def test_no_source_moves_to_where_another_lives(store: Store) -> None:
    store.put_source(_source("a"))
    store.put_source(_source("b", url="https://example.org/moved"))
    assert not store.move_source("a", "https://example.org/moved")
    assert not store.move_source("none", "https://example.org/free")
    assert store.sources()[0][0] == _source("a")


def test_a_source_is_removed_once_and_its_articles_stay(store: Store) -> None:
    store.put_source(_source("a"))
    store.add_articles([article("one", source="a")])
    assert store.remove_source("a")
    assert not store.remove_source("a")
    assert store.article("one") is not None


def test_a_reading_does_not_bring_a_removed_source_back(store: Store) -> None:
    store.put_reading("gone", Reading())
    assert store.sources() == []


def test_those_due_are_never_read_first_then_longest_waiting_up_to_this_very_instant(store: Store) -> None:
    for name, next_at in {"now": NOON, "old": NOON - timedelta(days=1), "later": NOON + TICK, "new": None}.items():
        store.put_source(_source(name))
        store.put_reading(name, Reading(next_at=next_at))
    assert [source.id for source, _ in store.sources_due(NOON)] == ["new", "old", "now"]


def test_one_that_was_tried_when_the_clock_was_ahead_is_due(store: Store) -> None:
    far = NOON + timedelta(days=900)
    for name, tried_at in {"ahead": far, "a little ahead": NOON + timedelta(minutes=5), "before": NOON - TICK}.items():
        store.put_source(_source(name))
        store.put_reading(name, Reading(tried_at=tried_at, next_at=far))
    assert [source.id for source, _ in store.sources_due(NOON)] == ["ahead"]


def test_articles_and_the_reading_they_came_from_are_stored_together(store: Store) -> None:
    store.put_source(_source("a"))
    store.add_articles([article("one")], source="a", reading=Reading(etag="1"))
    assert store.sources()[0][1] == Reading(etag="1")
