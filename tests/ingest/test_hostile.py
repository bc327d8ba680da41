"""Documents made to hurt: each ends in time, in a child, and the next document is read as if nothing had been."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import pytest

from ingest.entries import as_entries
from ingest.extract import extract_html
from ingest.feed import Feed, read_feed
from ingest.sandbox import Killed, Sandbox
from ingest.sitemap import read_sitemap
from tests.ingest.builders import STORY, item, page, rss, source
from tests.ingest.hostile_bytes import FEEDS, PAGES

pytestmark = pytest.mark.asyncio(loop_scope="module")

LIMIT = 0.6  # seconds; a fifth of the real limit, so that the run is short
SLACK = 10.0  # seconds: stopping a child and starting the next one on a machine with much else to do


async def test_nothing_that_a_document_names_is_fetched_while_it_is_parsed() -> None:
    """Here and not in a child, which could not: neither may try."""
    asked = 0

    async def count(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal asked
        asked += 1
        writer.close()

    server = await asyncio.start_server(count, "127.0.0.1", 0)
    there = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/x"
    for head in (
        f'<!DOCTYPE r [<!ENTITY e SYSTEM "{there}">]>',
        f'<!DOCTYPE r [<!ENTITY % p SYSTEM "{there}">%p;]>',
        f'<!DOCTYPE r SYSTEM "{there}">',
        f'<?xml-stylesheet href="{there}"?>',
    ):
        included = f"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='{there}'/>"
        feed = f"<?xml version='1.0'?>{head}{rss([item(1, description=f'&e;{included}')]).partition('?>')[2]}"
        page_ = (
            f"{head}<html><head><link rel=stylesheet href={there}><base href={there}></head>{page()}<img src={there}>"
        )
        await asyncio.to_thread(read_feed, feed.encode(), there)
        await asyncio.to_thread(read_sitemap, feed.encode(), there)
        await asyncio.to_thread(extract_html, page_, there)
    await asyncio.sleep(0.05)
    server.close()
    assert asked == 0


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
