"""What is kept for a while: pages, raw texts, lines of outlets. What was told is never rewritten."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from datetime import timedelta

import pytest

from domain.kept import LineSeen, Outlet, Page, Tally, period_of
from domain.ledger import PartKind
from domain.message import Message
from domain.model import Told
from storage.store import Store
from tests.storage.builders import HOME, NOON, TICK, article, claimed

_TEXT = "One line.\n\nGive today.\n\nAnother line."


def _page(key: str = "url:a", *, body: bytes = b"<p>\xff", **said: object) -> Page:
    known = {"key": key, "url": "https://a.example/", "body": body, "charset": "utf-8", "fetched": NOON}
    return Page(**{**known, **said})  # type: ignore[arg-type]  # a test names fields of any type


def _tell(store: Store, name: str) -> None:
    told = [Told(story=1, article=name, text="One line.")]
    store.owe(HOME, [Message(text="One line.")], kind=PartKind.DIGEST, now=NOON, told=told)


def test_a_page_is_kept_byte_for_byte_and_the_newer_one_replaces_it(store: Store) -> None:
    store.put_pages([_page(), _page("url:b")])
    store.put_pages([_page(body=b"new")])
    assert store.pages(["url:a", "url:none"]) == {"url:a": _page(body=b"new")}


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_a_page_that_came_packed_is_kept_as_it_came(store: Store, pack: Callable[[bytes], bytes]) -> None:
    store.put_pages([_page(body=b"a page", packed=pack(b"a page"))])
    assert store.pages(["url:a"]) == {"url:a": _page(body=b"a page")}


def test_raw_lines_come_back_in_order_of_insertion_and_else_those_of_the_text(store: Store) -> None:
    store.add_articles([article("a", text=_TEXT), article("b", text=_TEXT)])
    store.put_raw({"a": ["Buy\u00a0now.", "One line."]}, NOON)
    first, second = store.raws(after=0, limit=9)
    assert (first.article.id, first.lines, first.told) == ("a", ("Buy\u00a0now.", "One line."), False)
    assert second.lines == ("One line.", "Give today.", "Another line.")
    assert [raw.article.id for raw in store.raws(after=first.n, limit=9)] == ["b"]
    assert len(store.raws(after=0, limit=1)) == 1


def test_a_text_is_rewritten_and_found_by_its_new_words_alone(store: Store) -> None:
    store.add_articles([article("a", text=_TEXT)])
    assert store.rewrite({"a": "One line.\n\nA zebra.", "none": "x"}) == 1
    found = store.article("a")
    assert found is not None
    assert (found.text, found.title) == ("One line.\n\nA zebra.", "Title of a")
    assert store.check() == []


def test_what_was_sent_or_frozen_keeps_its_text(store: Store) -> None:
    store.add_articles([article("frozen", text=_TEXT), article("sent", text=_TEXT), article("void", text=_TEXT)])
    _tell(store, "sent")
    store.confirm(claimed(store).id, message_id=1, now=NOON)
    _tell(store, "void")
    store.give_up(claimed(store).id, reason="no", now=NOON)
    _tell(store, "frozen")
    assert {raw.article.id for raw in store.raws(after=0, limit=9) if raw.told} == {"frozen", "sent"}
    assert store.rewrite(dict.fromkeys(("frozen", "sent", "void"), "Other.")) == 1
    texts = {raw.article.id: raw.article.text for raw in store.raws(after=0, limit=9)}
    assert texts == {"frozen": _TEXT, "sent": _TEXT, "void": "Other."}


def test_an_outlet_that_nobody_saw_has_no_lines(store: Store) -> None:
    assert store.outlet("a.example", [1]) == Outlet(name="a.example")


def test_of_an_outlet_only_the_lines_asked_for_and_their_stories_are_told(store: Store) -> None:
    tally = Tally(period=period_of(NOON), now=2, before=1)
    lines = tuple(LineSeen(mark=mark, tally=tally, stories=(mark % 7, 9)) for mark in (-(2**63), 3, 2**63 - 1))
    store.put_outlet(Outlet(name="a", tally=tally, last=9, lines=lines, sizes=((3, 4), (9, 1))))
    store.put_outlet(Outlet(name="b", tally=tally, last=1, lines=(LineSeen(mark=3, tally=tally),)))
    asked = store.outlet("a", [3, 4])
    assert asked == Outlet(name="a", tally=tally, last=9, lines=(lines[1],), sizes=((3, 4), (9, 1)))
    assert {line.mark for line in store.outlet("a", [-(2**63), 2**63 - 1]).lines} == {-(2**63), 2**63 - 1}


def test_what_is_older_is_forgotten_to_the_instant_and_the_articles_stay(store: Store) -> None:
    now, old = Tally(period=period_of(NOON), now=1), Tally(period=period_of(NOON) - 1, now=1)
    store.add_articles([article("a"), article("b")])
    store.put_pages([_page("url:old", fetched=NOON - TICK), _page("url:new")])
    store.put_raw({"a": ["x"]}, NOON - TICK)
    store.put_raw({"b": ["y"]}, NOON)
    store.put_outlet(
        Outlet(name="a", tally=now, last=1, lines=(LineSeen(mark=1, tally=old), LineSeen(mark=2, tally=now)))
    )
    assert store.forget_kept(pages=NOON, raw=NOON, lines=NOON) == 3
    assert set(store.pages(["url:old", "url:new"])) == {"url:new"}
    assert [raw.lines for raw in store.raws(after=0, limit=9)] == [("Text of a.",), ("y",)]
    assert [line.mark for line in store.outlet("a", [1, 2]).lines] == [2]
    assert store.forget_kept(pages=NOON, raw=NOON, lines=NOON + timedelta(days=31)) == 1
