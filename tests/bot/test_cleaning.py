"""Articles into the store without what their outlet repeats; a better rule replayed over what was not told yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cleaning import add_clean, add_imported, replay
from domain.ledger import PartKind
from domain.message import Message
from domain.model import Told
from ingest.extract import extract_html, extract_text
from ingest.reading import Read
from storage.sqlite import open_store
from storage.store import Store
from tests.ingest.builders import STORY
from tests.ingest.test_learnt import TAG, _story
from tests.storage.builders import HOME, NOON, article


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    store = open_store(tmp_path / "briefing.db", now=lambda: NOON)
    yield store
    store.close()


def _read(number: int, *extra: str, raw: tuple[str, ...] = ()) -> Read:
    lines = _story(number, *extra)
    return Read(article=article(f"a{number}", text="\n\n".join(lines)), raw=raw or tuple(lines))


def _text(store: Store, number: int) -> str:
    found = store.article(f"a{number}")
    assert found is not None
    return found.text


def test_from_the_third_story_on_a_repeated_line_is_left_out(store: Store) -> None:
    for number in range(4):
        add_clean(store, [_read(number, TAG)], NOON)
    assert [TAG in _text(store, number) for number in range(4)] == [True, True, False, False]


def test_in_one_batch_it_is_left_out_of_all(store: Store) -> None:
    add_clean(store, [_read(number, TAG) for number in range(4)], NOON)
    assert not any(TAG in _text(store, number) for number in range(4))


def test_what_comes_again_teaches_nothing_and_is_no_conflict(store: Store) -> None:
    batch = [_read(number, TAG) for number in range(4)]
    add_clean(store, batch, NOON)
    again = add_clean(store, batch, NOON)
    assert (again.new, len(again.known), again.conflicts) == ((), 4, ())
    assert store.outlet("example.org", []).last == 4


def test_a_replay_takes_out_of_old_articles_what_was_learnt_later_unless_they_were_told(store: Store) -> None:
    for number in range(5):
        add_clean(store, [_read(number, TAG)], NOON)
    told = [Told(story=1, article="a0", text=_story(0)[0])]
    store.owe(HOME, [Message(text="a0")], kind=PartKind.DIGEST, now=NOON, told=told)
    assert list(replay(store, NOON)) == [(5, 1, 1)]
    assert [TAG in _text(store, number) for number in range(5)] == [True, False, False, False, False]
    assert list(replay(store, NOON)) == [(5, 0, 1)]


def test_a_replay_brings_back_what_a_worse_rule_took(store: Store) -> None:
    lost = "The mayor said that the ferry would sail again before the first of the winter storms."
    add_clean(store, [_read(1, raw=(*_story(1), lost))], NOON)
    list(replay(store, NOON))
    assert _text(store, 1) == "\n\n".join([*_story(1), lost])
    assert store.check() == []


def test_an_import_learns_too_and_its_raw_text_is_kept(store: Store) -> None:
    add_imported(store, [_read(number, TAG).article for number in range(3)], NOON)
    assert TAG not in _text(store, 2)
    assert all(TAG in raw.lines for raw in store.raws(after=0, limit=9))


@pytest.mark.parametrize("url", [None, "https://example.org/ferry"], ids=["a bare text", "a page"])
def test_a_replay_brings_back_no_line_that_fell_by_its_signs(store: Store, url: str | None) -> None:
    sign = "Get Coast Monthly delivered through your letterbox. 12 issues for £11.99."
    if url is None:
        found = extract_text("\n\n".join((*STORY, sign)))
    else:
        paragraphs = "".join(f"<p>{line}</p>" for line in (*STORY * 4, sign))
        found = extract_html(f"<html><body><article><h1>Bridge</h1>{paragraphs}</article></body></html>", url)
    assert sign not in found.text
    assert sign in found.raw
    add_clean(store, [Read(article=replace(article("a1", text=found.text), url=url), raw=found.raw)], NOON)
    list(replay(store, NOON))
    assert _text(store, 1) == found.text
