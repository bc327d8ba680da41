"""The behaviours of a good fetcher, by their numbers in the project's list: requests, errors, politeness."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import pairwise

import pytest
from aiohttp import web as aio

from domain.trouble import TroubleKind
from ingest.answers import Fetched, FetchFailed, NotModified, failed, max_age, retry_after
from ingest.feed import Feed, read_feed
from ingest.robots import LARGEST, read_rules
from ingest.web import FEED_ACCEPT, FEED_CAP, PAGE_ACCEPT, PAGE_CAP, Web, WebKnobs
from tests.ingest.web_server import Site

ZURICH = "<rss><channel><item><title>Zürich</title></item></channel></rss>"


async def _feed(web: Web, site: Site, path: str = "/feed", **said: str) -> Fetched | NotModified | FetchFailed:
    return await web.get(site.base + path, cap=FEED_CAP, accept=FEED_ACCEPT, **said)  # type: ignore[arg-type]  # str options only


async def test_01_and_02_the_first_request_is_unconditional_and_validators_go_back_byte_for_byte(
    site: Site, web: Web
) -> None:
    odd = 'W/"a\'b,ü=="'
    site.put("/feed", "<rss/>", ETag=odd, Last_Modified="Sat, 2 Nov 2024 8:00 GMT")
    first = await _feed(web, site)
    assert isinstance(first, Fetched)
    assert "If-None-Match" not in site.asked[0].headers
    again = await _feed(web, site, etag=first.etag or "", last_modified=first.last_modified or "")
    assert isinstance(again, NotModified)
    assert site.asked[1].headers["If-None-Match"] == odd
    assert site.asked[1].headers["If-Modified-Since"] == "Sat, 2 Nov 2024 8:00 GMT"


async def test_03_new_validators_of_a_304_are_reported(site: Site, web: Web) -> None:
    site.put("/feed", "", status=304, ETag='"two"', Last_Modified="later")
    assert await _feed(web, site, etag='"one"') == NotModified(etag='"two"', last_modified="later")


async def test_05_validators_are_ignored_when_the_server_says_expires_0(site: Site, web: Web) -> None:
    site.put("/feed", "<rss/>", ETag='"one"', Expires="0")
    answer = await _feed(web, site)
    assert isinstance(answer, Fetched)
    assert answer.etag is None


async def test_08_to_10_a_request_says_who_asks_and_what_it_reads_and_nothing_else(site: Site, web: Web) -> None:
    site.put("/feed", "<rss/>", Set_Cookie="id=1")
    await _feed(web, site)
    await web.get(f"{site.base}/feed#part", cap=FEED_CAP, accept=FEED_ACCEPT)
    head = site.asked[1].headers
    assert head["User-Agent"] == site.knobs.user_agent
    assert head["Accept"].startswith("application/atom+xml, application/rss+xml")
    assert head["Accept-Encoding"] == "gzip, deflate"
    assert not {"Cookie", "Referer", "Authorization"} & set(head)
    assert site.asked[1].path_qs == "/feed"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Cache-Control": "max-age=600"}, timedelta(seconds=600)),
        ({"Cache-Control": "max-age=600", "Age": "100"}, timedelta(seconds=500)),
        ({"Cache-Control": "no-cache, max-age=600"}, None),
        ({"Cache-Control": "public", "Expires": "Sat, 02 Nov 2024 10:00:00 GMT"}, None),
        ({"Date": "Sat, 02 Nov 2024 09:00:00 GMT", "Expires": "Sat, 02 Nov 2024 10:00:00 GMT"}, timedelta(hours=1)),
        ({"Expires": "0"}, None),
        ({"Cache-Control": "max-age=soon"}, None),
    ],
    ids=str,
)
def test_14_freshness_is_read_from_cache_control_and_else_from_expires(
    headers: dict[str, str], expected: timedelta | None
) -> None:
    assert max_age(headers) == expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Retry-After": "120"}, timedelta(seconds=120)),
        (
            {"Retry-After": "Sat, 02 Nov 2024 10:00:00 GMT", "Date": "Sat, 02 Nov 2024 09:30:00 GMT"},
            timedelta(minutes=30),
        ),
        ({"Retry-After": "Sat, 02 Nov 2024 10:00:00 GMT"}, None),
        ({"Retry-After": "a while"}, None),
        ({"Retry-After": "-5"}, None),
        ({}, None),
    ],
    ids=str,
)
def test_18_retry_after_is_seconds_or_a_date_seen_from_the_answers_own(
    headers: dict[str, str], expected: timedelta | None
) -> None:
    assert retry_after(headers) == expected


async def test_18_a_site_that_wants_quiet_is_left_alone_as_a_whole(site: Site, web: Web) -> None:
    site.put("/feed", "", status=429, Retry_After="60")
    site.put("/other", "<rss/>")
    assert isinstance(await _feed(web, site), FetchFailed)
    held = await _feed(web, site, "/other")
    assert isinstance(held, FetchFailed)
    assert held.trouble.kind is TroubleKind.HELD
    assert site.paths() == ["/feed"]


async def test_19_a_challenge_page_is_told_and_not_played_with(site: Site, web: Web) -> None:
    site.put("/feed", "prove it", status=403, cf_mitigated="challenge")
    answer = await _feed(web, site)
    assert isinstance(answer, FetchFailed)
    assert answer.trouble.kind is TroubleKind.CHALLENGE
    assert len(site.asked) == 1


def _redirect(site: Site, path: str, status: int, to: str) -> None:
    site.put(path, "", status=status, Location=to)


@pytest.mark.parametrize(
    ("chain", "permanent"),
    [([301, 308], "/c"), ([301, 302], "/b"), ([302, 301], None), ([307, 303], None)],
    ids=str,
)
async def test_23_and_24_only_the_leading_permanent_part_of_a_chain_is_a_new_address(
    site: Site, web: Web, chain: list[int], permanent: str | None
) -> None:
    _redirect(site, "/a", chain[0], "/b")
    _redirect(site, "/b", chain[1], "/c")
    site.put("/c", "<rss/>")
    answer = await _feed(web, site, "/a")
    assert isinstance(answer, Fetched)
    assert answer.url == f"{site.base}/c"
    assert answer.permanent_url == (site.base + permanent if permanent else None)


@pytest.mark.parametrize(("hops", "arrives"), [(5, True), (6, False)])
async def test_24_five_hops_are_followed_and_a_sixth_is_not(site: Site, web: Web, hops: int, arrives: bool) -> None:
    for n in range(hops):
        _redirect(site, f"/{n}", 302, f"/{n + 1}")
    site.put(f"/{hops}", "<rss/>")
    answer = await _feed(web, site, "/0")
    assert isinstance(answer, Fetched) == arrives


async def test_24_a_loop_ends_in_plain_words(site: Site, web: Web) -> None:
    _redirect(site, "/a", 302, "/a")
    assert await _feed(web, site, "/a") == failed(TroubleKind.LOOP)


async def test_26_two_at_a_time_and_a_gap_between_starts_at_one_site(site: Site) -> None:
    under_way, most, starts = 0, 0, []

    async def slow(request: aio.Request) -> aio.Response:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        starts.append(asyncio.get_running_loop().time())
        await asyncio.sleep(0.15)
        under_way -= 1
        return aio.Response(text="<rss/>")

    site.pages["/feed"] = slow
    knobs = WebKnobs(allow_networks=("127.0.0.1/32",), ports=frozenset({site.port}), gap=0.05)
    async with Web(knobs) as web:
        await asyncio.gather(*(_feed(web, site) for _ in range(5)))
    assert most == 2
    assert all(later - sooner > 0.03 for sooner, later in pairwise(starts))


async def test_27_robots_txt_is_asked_once_and_obeyed_for_pages_but_not_for_feeds(site: Site, web: Web) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private", Content_Type="text/plain")
    site.put("/private/a", "page")
    site.put("/public", "page")
    refused = await web.get(f"{site.base}/private/a", cap=PAGE_CAP, accept=PAGE_ACCEPT, robots=True)
    allowed = await web.get(f"{site.base}/public", cap=PAGE_CAP, accept=PAGE_ACCEPT, robots=True)
    feed = await _feed(web, site, "/private/a")
    assert isinstance(refused, FetchFailed)
    assert refused.trouble.kind is TroubleKind.ROBOTS
    assert isinstance(allowed, Fetched)
    assert isinstance(feed, Fetched)
    assert [request.path for request in site.asked].count("/robots.txt") == 1


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
async def test_27_without_robots_txt_pages_are_read_and_with_a_broken_one_they_wait(
    site: Site, web: Web, status: int, allowed: bool
) -> None:
    site.put("/robots.txt", "", status=status)
    site.put("/page", "page")
    answer = await web.get(f"{site.base}/page", cap=PAGE_CAP, accept=PAGE_ACCEPT, robots=True)
    assert isinstance(answer, Fetched) == allowed


@pytest.mark.parametrize(("said", "waited"), [("0.5", 0.5), ("60", 60.0), ("86400", 60.0), ("soon", 0.0)])
def test_26_a_crawl_delay_is_kept_up_to_a_minute(said: str, waited: float) -> None:
    assert read_rules(200, f"User-agent: *\nCrawl-delay: {said}".encode()).delay("BriefingBot") == waited


def test_27_of_a_robots_txt_the_first_half_megabyte_is_read() -> None:
    rules = read_rules(200, b"User-agent: *\nDisallow: /a\n" + b"#" * LARGEST + b"\nDisallow: /b")
    assert not rules.allow("https://a.example/a", "BriefingBot")
    assert rules.allow("https://a.example/b", "BriefingBot")


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (f"<?xml version='1.0' encoding='iso-8859-1'?>{ZURICH}", "latin-1"),
        (ZURICH, "utf-8-sig"),
        (ZURICH, "utf-16"),
    ],
    ids=["declared", "a mark of bytes", "two bytes a sign"],
)
def test_39_an_encoding_is_taken_from_the_mark_and_the_declaration(body: str, charset: str) -> None:
    read = read_feed(body.encode(charset), "https://a.example/feed")
    assert isinstance(read, Feed)
    assert [entry.title for entry in read.entries] == ["Zürich"]


def test_39_an_encoding_that_only_http_tells_is_believed() -> None:
    body = "<rss><channel><item><title>Łódź</title></item></channel></rss>".encode("iso-8859-2")
    read = read_feed(body, "https://a.example/feed", "iso-8859-2")
    assert isinstance(read, Feed)
    assert [entry.title for entry in read.entries] == ["Łódź"]
