"""One source from its address to clean articles, over real HTTP and a real child."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.model import Reading, SourceKind
from domain.trouble import Trouble, TroubleKind
from ingest.collect import Failed, Listed, Unchanged, eligible, list_source, read_entries
from ingest.pages import Pages, nothing_kept
from ingest.sandbox import Sandbox
from ingest.web import Web
from tests.ingest.builders import STORY, item, page, rss, source
from tests.ingest.conftest import NOW
from tests.ingest.web_server import running_site

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_feed_is_listed_and_its_entries_become_clean_articles(sandbox: Sandbox) -> None:
    async with running_site() as site, Web(site.knobs) as web:
        site.put("/feed", rss([item(1, site.base), item(2, site.base)]), ETag='"v1"')
        site.put("/news/bridge-1", page())
        feed = source(f"{site.base}/feed", topics=("world",))
        listed = await list_source(feed, Reading(), web, sandbox, NOW)
        assert isinstance(listed, Listed)
        assert listed.first
        assert listed.reading.etag == '"v1"'
        pages = Pages(web=web, kept=nothing_kept)
        articles = [r.article for r in await read_entries(listed.entries, feed, pages, sandbox, NOW)]
    assert [a.title for a in articles] == ["Council repairs old bridge", "Council repairs bridge number 2"]
    assert articles[0].text == "\n\n".join(STORY)
    assert articles[0].outlet == "The Courier"
    assert articles[0].topics == ("world",)
    assert articles[0].arrived == NOW
    assert articles[0].published == datetime(2024, 11, 2, 8, 1, tzinfo=UTC)
    assert articles[0].keys == listed.entries[0].keys
    assert articles[1].text == "Council repairs bridge number 2"  # its page is gone: the title is what is left


async def test_a_second_round_over_an_unchanged_feed_costs_no_body_and_no_parse(sandbox: Sandbox) -> None:
    async with running_site() as site, Web(site.knobs) as web:
        site.put("/feed", rss([item(1)]), ETag='"v1"')
        feed = source(f"{site.base}/feed")
        listed = await list_source(feed, Reading(), web, sandbox, NOW)
        again = await list_source(feed, listed.reading, web, sandbox, NOW + timedelta(hours=2))
    assert isinstance(again, Unchanged)
    assert again.reading.etag == '"v1"'
    assert again.reading.read_at == NOW + timedelta(hours=2)


async def test_a_page_where_a_feed_was_is_a_failure_in_plain_words_and_keeps_the_validators(sandbox: Sandbox) -> None:
    async with running_site() as site, Web(site.knobs) as web:
        site.put("/feed", "<!doctype html><html><head></head><body>Welcome</body></html>", ETag='"new"')
        was = Reading(etag='"old"', read_at=NOW - timedelta(days=1))
        failed = await list_source(source(f"{site.base}/feed"), was, web, sandbox, NOW)
    assert isinstance(failed, Failed)
    assert failed.trouble == Trouble(kind=TroubleKind.WEB_PAGE)
    assert failed.reading.etag == '"old"'
    assert failed.reading.failures == 1
    assert failed.reading.trouble == failed.trouble
    assert failed.reading.troubled_since == NOW
    assert failed.reading.next_at is not None
    assert failed.reading.next_at > NOW


async def test_an_unreachable_site_is_a_failure_and_never_an_error(sandbox: Sandbox) -> None:
    async with running_site() as site:
        knobs, address = site.knobs, f"{site.base}/feed"
    async with Web(knobs) as web:
        failed = await list_source(source(address), Reading(), web, sandbox, NOW)
    assert isinstance(failed, Failed)
    assert failed.trouble == Trouble(kind=TroubleKind.UNREACHABLE)


async def test_a_folder_is_a_source_of_texts_pages_and_lines(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Council repairs old bridge\n\n" + "\n\n".join(STORY), "utf-8")
    (tmp_path / "b.html").write_text(page(), "utf-8")
    (tmp_path / "c.jsonl").write_text('{"id": "7", "title": "A line", "text": "' + STORY[0] + '"}\n', "utf-8")
    folder = source(str(tmp_path), SourceKind.FOLDER)
    async with Web() as web:
        listed = await list_source(folder, Reading(), web, sandbox, NOW)
        assert isinstance(listed, Listed)
        pages = Pages(web=web, kept=nothing_kept)
        articles = [r.article for r in await read_entries(listed.entries, folder, pages, sandbox, NOW)]
        again = await list_source(folder, listed.reading, web, sandbox, NOW)
    assert [a.title for a in articles] == ["Council repairs old bridge", "Council repairs old bridge", "A line"]
    assert [a.text for a in articles] == ["\n\n".join(STORY), "\n\n".join(STORY), STORY[0]]
    assert isinstance(again, Unchanged)


@pytest.mark.parametrize(("count", "first", "told"), [(10, True, 10), (11, True, 10), (11, False, 11)])
async def test_of_a_first_fetch_the_newest_ten_are_eligible(
    sandbox: Sandbox, count: int, first: bool, told: int
) -> None:
    async with running_site() as site, Web(site.knobs) as web:
        site.put("/feed", rss([item(n) for n in range(count)]))
        listed = await list_source(source(f"{site.base}/feed"), Reading(), web, sandbox, NOW)
    assert isinstance(listed, Listed)
    chosen, rest = eligible(listed.entries, first)
    assert (len(chosen), len(rest)) == (told, count - told)
    if rest:
        assert rest[0].title == "Council repairs bridge number 0"  # the oldest of all
