"""What was ruled of two articles is kept for its place, and the last word holds."""

from __future__ import annotations

from datetime import timedelta

from domain.rulings import Ruling
from storage.store import Store
from tests.storage.builders import AWAY, HOME, NOON, article, file, filed


def test_a_ruling_holds_in_its_place_alone(store: Store) -> None:
    store.put_apart(["b"], ["a", "c"], place=HOME, now=NOON)
    assert store.rulings(HOME) == [
        Ruling(one="a", other="b", same=False, place=HOME),
        Ruling(one="b", other="c", same=False, place=HOME),
    ]
    assert store.rulings(AWAY) == store.rulings() == []


def test_the_last_word_on_two_articles_holds(store: Store) -> None:
    store.put_apart(["a"], ["b", "c"], now=NOON)
    store.put_together(["a"], ["b", "c"], now=NOON)
    assert store.rulings() == [Ruling(one="a", other="b", same=True)]
    store.put_apart(["c"], ["a"], now=NOON)
    assert store.rulings() == [Ruling(one="a", other="b", same=True), Ruling(one="a", other="c", same=False)]
    assert store.drop_rulings(["b", "c"], ["a"]) == 2
    assert store.rulings() == []


def test_an_article_is_never_ruled_on_with_itself(store: Store) -> None:
    store.put_apart(["a", "b"], ["b"], now=NOON)
    assert store.rulings() == [Ruling(one="a", other="b", same=False)]


def test_only_a_ruling_for_everybody_sends_the_desks_to_read_afresh(store: Store) -> None:
    before = store.desk_version()
    store.put_apart(["a"], ["b"], place=HOME, now=NOON)
    assert store.desk_version() == before
    store.put_apart(["a"], ["b"], now=NOON)
    assert store.desk_version() > before


def test_the_desk_remembers_what_was_ruled_and_the_old_articles_it_was_ruled_on(store: Store) -> None:
    old, older = NOON - timedelta(days=30), NOON - timedelta(days=40)
    store.add_articles([article("a", arrived=old), article("b"), article("c", arrived=older)])
    file(store, filed("c", 3), filed("a", 1), filed("b", 2))
    store.put_apart(["a"], ["b"], now=NOON)
    store.put_apart(["c"], ["a"], now=NOON)
    store.put_apart(["c"], ["b"], place=HOME, now=NOON)
    memory = store.desk_memory(NOON - timedelta(days=8))
    assert [trace.article for trace in memory.traces] == ["a", "b"]
    assert [(r.one, r.other) for r in memory.rulings] == [("a", "b"), ("a", "c")]


def test_articles_are_refiled_into_a_story_of_their_own_and_back(store: Store) -> None:
    store.add_articles([article(name) for name in "abc"])
    file(store, filed("a", 1), filed("b", 1, copy_of="a"), filed("c", 1, copy_of="a"))
    version = store.desk_version()
    fresh = store.refile(["b"], None)
    assert fresh == 2
    assert store.stories_of(["a", "b", "c", "x"]) == {"a": 1, "b": 2, "c": 1}
    part = store.story(2)
    assert part is not None
    assert [(m.article.id, m.copy_of) for m in part.members] == [("b", None)]
    assert store.desk_version() > version
    assert store.refile(["a", "c"], 2) == 2
    assert store.story(1) is None
    assert store.refile(["a"], None) == 3


def test_a_chat_that_moves_takes_its_rulings_along(store: Store) -> None:
    store.put_apart(["a"], ["b"], place=HOME, now=NOON)
    store.put_together(["a"], ["b"], place=AWAY, now=NOON)
    store.move_chat(HOME.chat, AWAY.chat)
    assert store.rulings(HOME) == []
    assert [ruling.same for ruling in store.rulings(AWAY)] == [False]
