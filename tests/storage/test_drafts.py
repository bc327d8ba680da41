"""Drafts are kept beside stories until something changes these."""

from __future__ import annotations

from storage.store import Moved, Store
from tests.storage.builders import article, file, filed

RULES = "r1"


def _kept(store: Store) -> None:
    store.add_articles([article("a"), article("b"), article("c", source="other")])
    file(store, filed("a", 1), filed("b", 2), filed("c", 3))
    assert store.put_drafts({1: "one", 2: "two", 3: "three"}, RULES, version=store.desk_version())


def test_drafts_are_given_as_they_were_put(store: Store) -> None:
    _kept(store)
    assert store.drafts([1, 3, 9]) == {1: "one", 3: "three"}
    assert store.put_drafts({1: "anew"}, "r2", version=store.desk_version())
    assert store.drafts([1]) == {1: "anew"}


def test_stories_without_a_draft_by_these_rules_are_named_in_order(store: Store) -> None:
    _kept(store)
    assert store.undrafted([3, 1, 9, 2], RULES) == [9]
    assert store.undrafted([3, 1, 2], "r2") == [3, 1, 2]


def test_a_story_that_moved_has_no_draft_any_more(store: Store) -> None:
    _kept(store)
    moved = [Moved(article="b", story=1, copy_of=None)]
    assert store.move(moved, version=store.desk_version(), next_story=4)
    assert store.drafts([1, 2, 3]) == {3: "three"}


def test_what_is_filed_into_a_story_drops_its_draft(store: Store) -> None:
    _kept(store)
    store.add_articles([article("d")])
    file(store, filed("d", 3))
    assert store.drafts([1, 2, 3]) == {1: "one", 2: "two"}


def test_a_story_that_is_gone_takes_its_draft_along(store: Store) -> None:
    _kept(store)
    store.remove_articles("other")
    assert store.drafts([1, 2, 3]) == {1: "one", 2: "two"}
    assert store.check() == []


def test_drafts_of_a_stale_version_are_not_kept(store: Store) -> None:
    _kept(store)
    version = store.desk_version()
    store.add_articles([article("d")])
    file(store, filed("d", 1))
    assert not store.put_drafts({1: "old"}, RULES, version=version)
    assert store.drafts([1]) == {}


def test_a_draft_of_a_story_that_is_gone_is_not_kept(store: Store) -> None:
    _kept(store)
    assert store.put_drafts({9: "nobody's"}, RULES, version=store.desk_version())
    assert store.drafts([9]) == {}
