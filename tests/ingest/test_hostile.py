"""Documents made to hurt: each ends in time, in a child, and the next document is read as if nothing had been."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from ingest.entries import as_entries
from ingest.extract import extract_html
from ingest.feed import Feed, read_feed
from ingest.sandbox import Killed, Sandbox
from tests.ingest.builders import STORY, item, page, rss, source
from tests.ingest.hostile_bytes import FEEDS, PAGES

pytestmark = pytest.mark.asyncio(loop_scope="module")

LIMIT = 0.6  # seconds; a fifth of the real limit, so that the run is short
SLACK = 10.0  # seconds: stopping a child and starting the next one on a machine with much else to do


@pytest.mark.parametrize("build", FEEDS.values(), ids=list(FEEDS))
async def test_a_hostile_feed_ends_in_time_and_the_next_one_is_read(
    sandbox: Sandbox, build: Callable[[], bytes]
) -> None:
    body, began = build(), time.monotonic()
    found = await sandbox.run(read_feed, body, "https://a.example/feed", seconds=LIMIT)
    assert time.monotonic() - began < LIMIT + SLACK
    if isinstance(found, Feed):
        entries = as_entries(found.entries, source("https://a.example/feed"))
        assert all(len(entry.title) <= 300 for entry in entries)
        assert all(entry.url is None or entry.url.startswith("https://") for entry in entries)
        shown = "".join(entry.title + entry.html for entry in entries)
        assert "root:" not in shown
        shown.encode("utf-8")  # no lone surrogate is left, which no store could keep
    neighbour = await sandbox.run(read_feed, rss([item(1)]).encode(), "https://a.example/feed", seconds=10.0)
    assert isinstance(neighbour, Feed)


@pytest.mark.parametrize("build", PAGES.values(), ids=list(PAGES))
async def test_a_hostile_page_ends_in_time_and_the_next_one_is_read(
    sandbox: Sandbox, build: Callable[[], bytes]
) -> None:
    body, began = build(), time.monotonic()
    await sandbox.run(extract_html, body, "https://a.example/1", seconds=LIMIT)
    assert time.monotonic() - began < LIMIT + SLACK
    neighbour = await sandbox.run(extract_html, page(), "https://a.example/2", seconds=10.0)
    assert not isinstance(neighbour, Killed)
    assert neighbour.text == "\n\n".join(STORY)
