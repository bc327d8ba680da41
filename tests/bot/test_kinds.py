"""Every kind of source from its address to stored articles: first visit, second visit, a new one. Over loopback."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.pipeline import pull
from domain.chats import Place
from domain.model import Origin, Source, SourceKind
from domain.trouble import TroubleKind
from storage.store import Store
from tests.bot.visits import TITLES, Visits
from tests.ingest.builders import STORY, page

pytestmark = pytest.mark.asyncio(loop_scope="module")


Items = list[tuple[str, str]]


def _rss_09(items: Items) -> str:
    listed = "".join(f"<item><title>{title}</title><link>{link}</link></item>" for title, link in items)
    return f'<rss version="0.91"><channel><title>C</title></channel>{listed}</rss>'


def _rss_1(items: Items) -> str:
    spaces = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    listed = "".join(
        f'<item rdf:about="{link}"><title>{title}</title><link>{link}</link></item>' for title, link in items
    )
    return f"<rdf:RDF {spaces}><channel><title>C</title></channel>{listed}</rdf:RDF>"


def _rss_2(items: Items) -> str:
    listed = "".join(
        f"<item><title>{title}</title><link>{link}</link><guid isPermaLink='false'>{title}</guid></item>"
        for title, link in items
    )
    return f'<rss version="2.0"><channel><title>C</title>{listed}</channel></rss>'


def _atom(items: Items) -> str:
    listed = "".join(
        f'<entry><id>tag:{title}</id><title>{title}</title><link href="{link}"/></entry>' for title, link in items
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title>{listed}</feed>'


def _json_feed(items: Items) -> str:
    listed = [{"id": title, "title": title, "url": link} for title, link in items]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "C", "items": listed})


@pytest.mark.parametrize("write", [_rss_09, _rss_1, _rss_2, _atom, _json_feed], ids=lambda write: write.__name__)
async def test_a_feed_of_every_kind_is_read_and_later_only_what_is_new(
    visits: Visits, write: Callable[[Items], str]
) -> None:
    items = [(title, visits.link(number)) for number, title in enumerate(TITLES)]
    visits.site.put("/feed", write(items[:2]))
    await visits.add(SourceKind.FEED, f"{visits.site.base}/feed")
    assert (await visits.visit()).new == 2
    assert (await visits.visit()).new == 0
    visits.site.put("/feed", write(items[::-1]))
    assert (await visits.visit()).new == 1
    assert await visits.titles() == sorted(TITLES)


def _sitemap(links: list[str]) -> str:
    rows = "".join(
        f"<url><loc>{link}</loc><news:news><news:publication_date>2024-11-02</news:publication_date>"
        f"<news:title>T</news:title></news:news></url>"
        for link in links
    )
    spaces = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    return f"<urlset {spaces} xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>{rows}</urlset>"


@pytest.mark.parametrize("form", ["plain", "packed", "index"])
async def test_a_news_sitemap_is_read_plain_packed_and_through_an_index(visits: Visits, form: str) -> None:
    def show(count: int) -> None:
        listed = _sitemap([visits.link(number) for number in range(count)])
        if form == "plain":
            visits.site.put("/map.xml", listed, Content_Type="application/xml")
        elif form == "packed":
            visits.site.put("/map.xml", gzip.compress(listed.encode()), Content_Type="application/gzip")
        else:
            there = f"{visits.site.base}/news-1.xml.gz"
            index = f"<sitemapindex><sitemap><loc>{there}</loc><lastmod>{count}</lastmod></sitemap></sitemapindex>"
            visits.site.put("/map.xml", index, Content_Type="application/xml")
            visits.site.put("/news-1.xml.gz", gzip.compress(listed.encode()), Content_Type="application/gzip")

    show(2)
    await visits.add(SourceKind.SITEMAP, f"{visits.site.base}/map.xml")
    assert (await visits.visit()).new == 2
    show(3)
    assert (await visits.visit()).new == 1
    assert await visits.titles() == sorted(TITLES)


def _section(links: Items) -> str:
    cards = "".join(f"<article><h3><a href='{link}'>{title}</a></h3></article>" for title, link in links)
    menu = "".join(f"<a href='/{name}'>{name}</a>" for name in ("world", "sport", "about", "login", "video"))
    return f"<html><body><nav>{menu}</nav><main>{cards}</main><footer><a href='/terms'>Terms</a></footer></body></html>"


async def test_a_section_page_gives_its_articles_and_never_its_navigation(visits: Visits) -> None:
    items = [(title, visits.link(number)) for number, title in enumerate(TITLES)]
    visits.site.put("/hub/bridges", _section(items[:2]))
    await visits.add(SourceKind.SECTION, f"{visits.site.base}/hub/bridges")
    assert (await visits.visit()).new == 2
    visits.site.put("/hub/bridges", _section(items[1:]))
    assert (await visits.visit()).new == 1
    assert await visits.titles() == sorted(TITLES)
    assert not {"/world", "/sport", "/about", "/login", "/video", "/terms"} & set(visits.site.paths())


async def test_a_section_page_without_articles_is_a_trouble(visits: Visits) -> None:
    visits.site.put("/hub/bridges", _section([]))
    await visits.add(SourceKind.SECTION, f"{visits.site.base}/hub/bridges")
    failed = (await visits.visit()).failed
    assert failed is not None
    assert failed.kind is TroubleKind.NO_LINKS


async def test_a_section_page_that_robots_may_not_read_is_left_alone(visits: Visits) -> None:
    visits.site.put("/robots.txt", "User-agent: *\nDisallow: /hub", Content_Type="text/plain")
    visits.site.put("/hub/bridges", _section([]))
    await visits.add(SourceKind.SECTION, f"{visits.site.base}/hub/bridges")
    failed = (await visits.visit()).failed
    assert failed is not None
    assert failed.kind is TroubleKind.ROBOTS
    assert visits.site.paths() == []


async def test_a_folder_gives_all_it_has_at_once_and_later_what_was_added(visits: Visits, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number}.txt").write_text(f"Council repairs bridge {number}\n\n" + "\n\n".join(STORY), "utf-8")
    await visits.add(SourceKind.FOLDER, str(folder))
    assert (await visits.visit()).new == 12
    assert (await visits.visit()).new == 0
    (folder / "new.html").write_text(page(), "utf-8")
    assert (await visits.visit()).new == 1
    assert len(await visits.titles()) == 13


async def test_23_a_feed_that_moved_for_good_is_asked_at_its_new_place_and_nothing_comes_twice(visits: Visits) -> None:
    items = [(title, visits.link(number)) for number, title in enumerate(TITLES)]
    visits.site.put("/feed", _atom(items[:2]))
    await visits.add(SourceKind.FEED, f"{visits.site.base}/feed")
    await visits.visit()
    visits.site.put("/feed", "", status=301, Location="/new")
    visits.site.put("/new", _atom(items))
    assert (await visits.visit()).new == 1
    await visits.visit()
    ((moved, _),) = await visits.clerk.do(lambda store: store.sources())
    assert moved.url == f"{visits.site.base}/new"
    await visits.add(SourceKind.FEED, f"{visits.site.base}/feed")  # the operator's list still has the old address
    asked = len(visits.site.asked)
    assert (await visits.visit()).new == 0
    assert [request.path for request in visits.site.asked[asked:]] == ["/new"]


async def test_12_a_restart_asks_nothing_again(visits: Visits) -> None:
    visits.site.put("/feed", _atom([(TITLES[0], visits.link(0))]))
    await visits.add(SourceKind.FEED, f"{visits.site.base}/feed")
    await visits.visit()
    asked = len(visits.site.asked)
    for _ in range(20):  # whatever a restart is: the schedule is in the database alone
        assert await pull(visits.clerk, visits.reach) == []
    assert len(visits.site.asked) == asked


async def test_13_a_feed_that_five_places_follow_is_asked_once(visits: Visits) -> None:
    visits.site.put("/feed", _atom([(TITLES[0], visits.link(0))]))
    own = Source(id="own", kind=SourceKind.FEED, url=f"{visits.site.base}/feed", outlet="C", origin=Origin.OWN)

    def follow(store: Store) -> None:
        for number in range(5):
            store.follow(Place(chat=f"chat {number}"), own, visits.now)

    await visits.clerk.do(follow)
    assert (await visits.visit()).new == 1
    assert visits.site.paths().count("/feed") == 1


async def test_13_by_hand_a_feed_is_asked_again_after_five_minutes_and_not_sooner(visits: Visits) -> None:
    visits.site.put("/feed", _atom([(TITLES[0], visits.link(0))]))
    await visits.add(SourceKind.FEED, f"{visits.site.base}/feed")
    await visits.visit()
    asked = visits.now
    for minutes, count in ((4.9, 0), (5, 1)):
        visits.now = asked + timedelta(minutes=minutes)
        again = await pull(visits.clerk, visits.reach, everything=True, gap=timedelta(minutes=5))
        assert len(again) == count


@pytest.mark.parametrize(
    "again",
    [
        ("other-guid", "{link}", TITLES[0]),
        ("guid", "{link}?utm_source=rss", "A headline that was edited"),
        ("guid", "{base}/moved/elsewhere-and-back", TITLES[0]),
        ("", "{link}", TITLES[0]),
        ("guid", "{link}/amp", TITLES[0]),
    ],
    ids=["changed guid", "edited headline", "moved page", "no guid", "amp"],
)
async def test_35_and_36_an_entry_in_other_clothes_comes_once(visits: Visits, again: tuple[str, str, str]) -> None:
    def show(guid: str, link: str, title: str, day: int) -> None:
        there = link.format(link=visits.link(0), base=visits.site.base)
        dated = f"<pubDate>Sat, {day:02d} Nov 2024 08:00:00 GMT</pubDate>"
        listed = f"<item><title>{title}</title><link>{there}</link><guid>{guid}</guid>{dated}</item>"
        visits.site.put("/feed", f'<rss version="2.0"><channel><title>C</title>{listed}</channel></rss>')

    show("guid", "{link}", TITLES[0], 2)
    await visits.add(SourceKind.FEED, f"{visits.site.base}/feed")
    assert (await visits.visit()).new == 1
    show(*again, 9)
    assert (await visits.visit()).new == 0
    assert await visits.titles() == [TITLES[0]]


async def test_37_and_48_of_thousands_of_entries_the_newest_ten_come_and_the_rest_never(visits: Visits) -> None:
    def show(count: int) -> None:
        listed = "".join(f"<item><title>Title {n}</title><guid>g{n}</guid></item>" for n in range(count, 0, -1))
        visits.site.put("/feed", f'<rss version="2.0"><channel><title>C</title>{listed}</channel></rss>')

    show(3_000)
    await visits.add(SourceKind.FEED, f"{visits.site.base}/feed")
    assert (await visits.visit()).new == 10
    show(3_001)
    assert (await visits.visit()).new == 1


@pytest.mark.parametrize("linked", [True, False], ids=["with links", "without links"])
async def test_47_guids_that_are_new_at_each_fetch_bring_nothing_twice(visits: Visits, linked: bool) -> None:
    def show(round_: int) -> None:
        listed = "".join(
            f"<item><title>{title}</title><guid>{round_}-{number}</guid><pubDate>Sat, 02 Nov 2024 08:0{number}:00 GMT"
            f"</pubDate>{f'<link>{visits.link(number)}</link>' if linked else ''}</item>"
            for number, title in enumerate(TITLES)
        )
        visits.site.put("/feed", f'<rss version="2.0"><channel><title>C</title>{listed}</channel></rss>')

    await visits.add(SourceKind.FEED, f"{visits.site.base}/feed")
    came = []
    for round_ in range(10):
        show(round_)
        came.append((await visits.visit()).new)
    assert came == [3, *[0] * 9]
