"""What `/add` finds for the kinds of address that people give."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp.web import Request, Response

from domain.model import SourceKind
from domain.trouble import Trouble, TroubleKind
from ingest import discover
from ingest.discover import NothingFound, find_sources
from ingest.sandbox import Sandbox
from ingest.web import Web
from tests.ingest.builders import item, page, rss
from tests.ingest.web_server import running_site

pytestmark = pytest.mark.asyncio(loop_scope="module")

SECTION = (
    "<html><head><title>World</title></head><body><nav><a href='/about'>About us and more about us</a></nav>"
    + "".join(
        f"<article><h2><a href='/news/2024/11/02/council-repairs-bridge-{n}'>"
        f"Council repairs bridge number {n}</a></h2></article>"
        for n in range(6)
    )
)


async def test_a_feed_is_found_as_itself_with_three_headlines(sandbox: Sandbox) -> None:
    async with running_site() as site, Web(site.knobs) as web:
        site.put("/feed", rss([item(n) for n in range(5)]))
        found = await find_sources(f"{site.base}/feed", web, sandbox)
    assert not isinstance(found, NothingFound)
    assert [(c.kind, c.title, len(c.headlines)) for c in found] == [(SourceKind.FEED, "The Courier", 3)]


async def test_a_site_leads_to_the_feeds_it_declares_and_not_to_its_comments_first(sandbox: Sandbox) -> None:
    links = "".join(
        f"<link rel='alternate' type='application/rss+xml' title='{name}' href='{name}'>"
        for name in ("comments", "news")
    )
    async with running_site() as site, Web(site.knobs) as web:
        site.put("/", page(head=links))
        site.put("/comments", rss([item(1)]))
        site.put("/news", rss([item(2)]))
        found = await find_sources(site.base, web, sandbox)
    assert not isinstance(found, NothingFound)
    assert [c.url for c in found] == [f"{site.base}/news", f"{site.base}/comments"]


async def test_a_site_that_declares_nothing_is_tried_where_feeds_usually_are(sandbox: Sandbox) -> None:
    async with running_site() as site, Web(site.knobs) as web:
        site.put("/", page())
        site.put("/rss.xml", rss([item(1)]))
        found = await find_sources(site.base, web, sandbox)
    assert not isinstance(found, NothingFound)
    assert [c.url for c in found] == [f"{site.base}/rss.xml"]


async def test_a_hub_without_a_feed_is_found_as_a_section(sandbox: Sandbox) -> None:
    async with running_site() as site, Web(site.knobs) as web:
        site.put("/hub/bridges", SECTION)
        found = await find_sources(f"{site.base}/hub/bridges", web, sandbox)
    assert not isinstance(found, NothingFound)
    assert (found[0].kind, found[0].title) == (SourceKind.SECTION, "World")
    assert found[0].headlines == tuple(f"Council repairs bridge number {n}" for n in range(3))


async def test_a_news_sitemap_is_found_as_one(sandbox: Sandbox) -> None:
    urls = "".join(f"<url><loc>https://courier.example/{n}</loc><lastmod>2024-11-0{n}</lastmod></url>" for n in (1, 2))
    async with running_site() as site, Web(site.knobs) as web:
        site.put("/map.xml", f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>")
        found = await find_sources(f"{site.base}/map.xml", web, sandbox)
    assert not isinstance(found, NothingFound)
    assert found[0].kind is SourceKind.SITEMAP


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("not an address", TroubleKind.ADDRESS),
        ("file:///etc/passwd", TroubleKind.ADDRESS),
        ("http://169.254.169.254/latest/meta-data", TroubleKind.PRIVATE),
        ("http://localhost/feed", TroubleKind.PRIVATE),
    ],
)
async def test_an_address_that_cannot_be_read_is_explained(sandbox: Sandbox, address: str, kind: TroubleKind) -> None:
    async with running_site() as site, Web(site.knobs) as web:
        found = await find_sources(address, web, sandbox)
    assert isinstance(found, NothingFound)
    assert found.trouble.kind is kind


async def test_a_page_with_nothing_to_follow_says_so(sandbox: Sandbox) -> None:
    async with running_site() as site, Web(site.knobs) as web:
        site.put("/", "<html><body><p>Under construction.</p></body></html>")
        found = await find_sources(site.base, web, sandbox)
    assert found == NothingFound(trouble=Trouble(kind=TroubleKind.NOTHING))


async def test_a_search_ends_at_its_deadline_with_what_it_found(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discover, "DEADLINE", 1.0)
    links = "".join(f"<link rel='alternate' type='application/rss+xml' href='/{name}'>" for name in ("quick", "slow"))

    async def never(request: Request) -> Response:
        await asyncio.sleep(3)
        return Response()

    async with running_site() as site, Web(site.knobs) as web:
        site.put("/", page(head=links))
        site.put("/quick", rss([item(1)]))
        site.pages["/slow"] = never
        found = await find_sources(site.base, web, sandbox)
        site.put("/alone", page(head="<link rel='alternate' type='application/rss+xml' href='/slow'>"))
        nothing = await find_sources(f"{site.base}/alone", web, sandbox)
    assert not isinstance(found, NothingFound)
    assert [one.url for one in found] == [f"{site.base}/quick"]
    assert nothing == NothingFound(trouble=Trouble(kind=TroubleKind.SLOW, number=1))


async def test_a_site_without_feeds_leads_to_the_news_sitemap_of_its_robots_txt(sandbox: Sandbox) -> None:
    async with running_site() as site, Web(site.knobs) as web:
        site.put("/", "<html><body><p>No links here.</p></body></html>")
        site.put("/robots.txt", f"Sitemap: {site.base}/archive.xml\nSitemap: {site.base}/news.xml")
        site.put("/news.xml", "<urlset><url><loc>https://courier.example/1</loc></url></urlset>")
        found = await find_sources(site.base, web, sandbox)
    assert not isinstance(found, NothingFound)
    assert [(one.kind, one.url) for one in found] == [(SourceKind.SITEMAP, f"{site.base}/news.xml")]


async def test_a_page_that_robots_txt_keeps_from_programs_is_not_offered(sandbox: Sandbox) -> None:
    async with running_site() as site, Web(site.knobs) as web:
        site.put("/hub/bridges", SECTION)
        site.put("/robots.txt", "User-agent: *\nDisallow: /hub/")
        found = await find_sources(f"{site.base}/hub/bridges", web, sandbox)
    assert isinstance(found, NothingFound)


async def test_a_feed_behind_a_page_that_shows_a_challenge_is_found_where_feeds_usually_are(sandbox: Sandbox) -> None:
    async with running_site() as site, Web(site.knobs) as web:
        site.put("/", "Just a moment", status=403, cf_mitigated="challenge")
        site.put("/feed", rss([item(1)]))
        found = await find_sources(site.base, web, sandbox)
    assert not isinstance(found, NothingFound)
    assert [one.url for one in found] == [f"{site.base}/feed"]
