"""Of a document with more entries than are read, the newest are read, whichever end of it they stand at."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from ingest.entries import ENTRIES_MOST, Found, as_entries
from ingest.feed import Feed, read_feed
from tests.ingest.builders import source

COUNT = ENTRIES_MOST + 50
BEGIN = datetime(2024, 1, 1, tzinfo=UTC)


def _rss(numbers: Sequence[int], ending: str = "</channel></rss>") -> str:
    items = "".join(f"<item><title>T {n}</title><guid>g{n}</guid><pubDate>{_day(n)}</pubDate></item>" for n in numbers)
    return f"<rss version='2.0'><channel><title>C</title>{items}{ending}"


def _cut(numbers: Sequence[int]) -> str:
    return _rss(numbers, "<item><title>half")


def _atom(numbers: Sequence[int]) -> str:
    items = "".join(f"<entry><title>T {n}</title><id>g{n}</id><updated>{_day(n)}</updated></entry>" for n in numbers)
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>C</title>{items}</feed>"


def _json(numbers: Sequence[int]) -> str:
    items = [{"id": f"g{n}", "title": f"T {n}", "date_published": _day(n)} for n in numbers]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "C", "items": items})


def _day(number: int) -> str:
    return (BEGIN + timedelta(hours=number)).isoformat()


@pytest.mark.parametrize("oldest_first", [True, False])
@pytest.mark.parametrize("write", [_rss, _cut, _atom, _json])
def test_the_newest_of_too_many_are_read(write: Callable[[Sequence[int]], str], oldest_first: bool) -> None:
    numbers = range(COUNT) if oldest_first else range(COUNT - 1, -1, -1)
    feed = read_feed(write(numbers).encode(), "https://courier.example/feed")
    assert isinstance(feed, Feed)
    assert feed.title == "C"
    read = {int(entry.guid[1:]) for entry in feed.entries}
    assert len(read) in (ENTRIES_MOST, ENTRIES_MOST - 1)
    assert max(read) in (COUNT - 1, COUNT - 2)
    assert min(read) >= COUNT - ENTRIES_MOST - 1


def test_the_newest_of_several_sitemaps_are_kept_in_their_order() -> None:
    several = [*range(1000, 1000 + COUNT), *range(900)]
    found = [Found(guid=str(n), title=f"T {n}", published=BEGIN + timedelta(hours=n)) for n in several]
    kept = [int(entry.title[2:]) for entry in as_entries(found, source("https://courier.example/map"))]
    assert kept == [n for n in several if n >= 1000 + COUNT - ENTRIES_MOST]
