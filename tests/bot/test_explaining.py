"""Why an article is where it is: the shares add up to the score at arrival and after every move."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.explaining import why
from bot.filing import Filing, file_all
from bot.rulings import join, set_apart
from storage.store import Store
from tests.storage.builders import article
from tests.summarise.newsroom import BANK, FLOOD, FLOOD_OTHER, NOW, stream


def put(store: Store, **texts: str) -> None:
    """Files the texts, each of an outlet of its own."""
    store.remove_articles("sample")
    told = [article(name, text=text, title=text[:40], outlet=name, arrived=NOW) for name, text in texts.items()]
    store.add_articles(told)
    file_all(store, Filing(), NOW)


def test_every_reason_of_a_stream_adds_up_after_grouping_afresh(store: Store) -> None:
    store.remove_articles("sample")
    articles = stream(90)
    store.add_articles(articles)
    file_all(store, Filing(), articles[-1].arrived + timedelta(days=1))
    moved = 0
    for one in articles:
        there = why(store, one.id)
        at_arrival = store.filing(one.id)
        assert there is not None
        assert at_arrival is not None
        assert there.story == store.stories_of([one.id])[one.id]
        assert sum(there.why.values()) == pytest.approx(there.score)
        assert 0 <= there.score <= 1 + 1e-6
        moved += there.story != at_arrival.story
    assert moved


def test_an_article_alone_has_no_reason(store: Store) -> None:
    put(store, a=FLOOD, bank=BANK)
    found = why(store, "bank")
    assert found is not None
    assert (found.score, dict(found.why)) == (0.0, {})
    assert why(store, "nobody") is None


def test_a_report_names_what_it_shares_and_a_copy_how_much(store: Store) -> None:
    put(store, a=FLOOD, b=FLOOD_OTHER, copy=FLOOD_OTHER)
    report, copy = why(store, "b"), why(store, "copy")
    assert report is not None
    assert copy is not None
    assert any(key.startswith("name:") for key in report.why)
    assert (copy.copy_of, dict(copy.why)) == ("b", {"text": 1.0})


def test_after_a_move_the_present_place_is_explained(store: Store) -> None:
    put(store, a=FLOOD, b=FLOOD_OTHER, copy=FLOOD_OTHER, bank=BANK)
    set_apart(store, None, store.stories_of(["a"])["a"], "copy", NOW)
    alone = why(store, "copy")
    assert alone is not None
    assert (alone.story, alone.copy_of, dict(alone.why)) == (store.stories_of(["copy"])["copy"], None, {})
    join(store, None, alone.story, store.stories_of(["b"])["b"], NOW)
    again = why(store, "copy")
    assert again is not None
    assert again.story == store.stories_of(["b"])["b"]
    assert sum(again.why.values()) == pytest.approx(again.score)
    assert again.score > 0.2
