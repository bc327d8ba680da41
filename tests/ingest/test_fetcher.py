"""The behaviours of a good fetcher, by their numbers in the project's list: requests, errors, politeness, safety."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from aiohttp import web as aio

from ingest.answers import Fetched, FetchFailed, NotModified, max_age, retry_after
from ingest.guard import Reach, may_reach, refuses_host
from ingest.web import FEED_ACCEPT, FEED_CAP, PAGE_ACCEPT, PAGE_CAP, Web, WebKnobs
from tests.ingest.web_server import Site


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
    assert held.kind == "held"
    assert site.paths() == ["/feed"]


async def test_19_a_challenge_page_is_told_and_not_played_with(site: Site, web: Web) -> None:
    site.put("/feed", "prove it", status=403, cf_mitigated="challenge")
    answer = await _feed(web, site)
    assert isinstance(answer, FetchFailed)
    assert answer.why == "The site shows a challenge page that only a browser can pass."
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
    assert await _feed(web, site, "/a") == FetchFailed(
        why="The address redirects again and again.", kind="redirect", status=None
    )


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
    assert refused.kind == "robots"
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


@pytest.mark.parametrize(("size", "kept"), [(FEED_CAP, True), (FEED_CAP + 1, False)])
@pytest.mark.parametrize("packed", [False, True])
async def test_29_a_body_of_the_cap_is_read_and_one_byte_more_is_not(
    site: Site, web: Web, size: int, kept: bool, packed: bool
) -> None:
    body = b"x" * size
    if packed:
        site.put("/feed", gzip.compress(body), Content_Encoding="gzip")
    else:
        site.put("/feed", body)
    answer = await _feed(web, site)
    assert (answer.body == body) if isinstance(answer, Fetched) else (getattr(answer, "kind", "") == "large")
    assert isinstance(answer, Fetched) == kept


async def test_29_a_bomb_costs_its_cap_and_not_its_size(site: Site, web: Web) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(2**20)) for _ in range(256)) + packer.flush()
    site.put("/feed", bomb, Content_Encoding="gzip")
    before = _resident()
    answer = await _feed(web, site)
    assert isinstance(answer, FetchFailed)
    assert answer.kind == "large"
    assert _resident() - before < 32


async def test_29_an_endless_body_and_a_coding_nobody_asked_for_are_refused(site: Site, web: Web) -> None:
    async def endless(request: aio.Request) -> aio.StreamResponse:
        answer = aio.StreamResponse()
        await answer.prepare(request)
        while True:
            await answer.write(b"x" * 2**16)

    site.pages["/endless"] = endless
    site.put("/odd", b"x", Content_Encoding="gzip, gzip")
    assert [getattr(await _feed(web, site, path), "kind", None) for path in ("/endless", "/odd")] == [
        "large",
        "encoding",
    ]


@pytest.mark.parametrize("where", ["headers", "body"])
async def test_30_a_drip_ends_at_the_total_deadline(site: Site, where: str) -> None:
    async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        sent = b"HTTP/1.1 200 OK\r\n" + (b"\r\n" if where == "body" else b"")
        try:
            writer.write(sent)
            while not writer.is_closing():
                writer.write(b"X" if where == "body" else b"X-A: 1\r\n")
                await writer.drain()
                await asyncio.sleep(0.02)
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(drip, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    knobs = WebKnobs(allow_networks=("127.0.0.1/32",), ports=frozenset({port}), gap=0, total=0.4)
    async with server, Web(knobs) as web:
        began = asyncio.get_running_loop().time()
        answer = await web.get(f"http://127.0.0.1:{port}/", cap=FEED_CAP, accept=FEED_ACCEPT)
        took = asyncio.get_running_loop().time() - began
    assert isinstance(answer, FetchFailed)
    assert answer.kind == "timeout"
    assert took < 1.4


INSIDE = [
    "127.0.0.1",
    "127.0.0.53",
    "127.1",
    "127.0.1",
    "0",
    "0.0.0.0",  # noqa: S104 - refused, not bound
    "0x7f000001",
    "0x7f.1",
    "017700000001",
    "0177.0.0.1",
    "2130706433",
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "192.168.0.0",
    "169.254.169.254",
    "100.64.0.1",
    "100.127.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "192.88.99.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::127.0.0.1",
    "0:0:0:0:0:ffff:a00:1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001::1",
    "2001:db8::1",
    "3fff::1",
    "fe80::1",
    "fe80::1%25lo",
    "fec0::1",
    "fc00::1",
    "fd00::1",
    "ff02::1",
    "5f00::1",
    "100::1",
    "2001:10::1",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "a.localhost",
    "router.local",
    "metadata.internal",
    "printer.lan",
    "0x0a000001",
    "012.0.0.1",
    "10.1",
    "169.254.43518",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
]

OUTSIDE = [
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "2606:4700::1111",
]


@pytest.mark.parametrize("host", INSIDE)
def test_31_every_spelling_of_an_inner_host_is_refused_before_a_socket_is_made(host: str) -> None:
    assert refuses_host(host, Reach())


@pytest.mark.parametrize("host", OUTSIDE)
def test_31_public_addresses_may_be_reached(host: str) -> None:
    assert may_reach(host, Reach())
    assert not refuses_host(host, Reach())


async def test_31_no_spelling_reaches_the_loopback_directly_or_by_redirect(site: Site) -> None:
    spellings = ["127.0.0.1", "127.1", "0x7f000001", "2130706433", "017700000001", "[::ffff:127.0.0.1]", "localhost"]
    spellings += ["127。0。0。1", "１２７.0.0.1", "0", "[::1]", "127.0.0.1.", "0177.1"]
    inner_ports = frozenset({site.port})
    async with Web(WebKnobs(ports=inner_ports, gap=0)) as web:
        for host in spellings:
            answer = await web.get(f"http://{host}:{site.port}/feed", cap=FEED_CAP, accept=FEED_ACCEPT)
            assert isinstance(answer, FetchFailed), host
    assert site.asked == []
    async with Web(WebKnobs(allow_networks=("127.0.0.1/32",), ports=inner_ports, gap=0)) as web:
        for n, host in enumerate(["127.0.0.2", "[::1]", "127.2", "0x7f000002", "localhost"]):
            _redirect(site, f"/{n}", 302, f"http://{host}:{site.port}/inside")
            assert isinstance(await _feed(web, site, f"/{n}"), FetchFailed), host
    assert "/inside" not in site.paths()


async def test_31_a_name_is_judged_by_the_address_it_has_when_the_socket_is_made(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = asyncio.get_running_loop()

    async def lookup(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", ("127.0.0.1", site.port))]

    monkeypatch.setattr(loop, "getaddrinfo", lookup)  # the name service is the outside world here, not code of ours
    async with Web(WebKnobs(ports=frozenset({site.port}), gap=0)) as web:
        answer = await web.get(f"http://rebinding.example:{site.port}/feed", cap=FEED_CAP, accept=FEED_ACCEPT)
    assert isinstance(answer, FetchFailed)
    assert answer.kind == "address"
    assert site.asked == []


@pytest.mark.parametrize("proxy", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
async def test_31_a_proxy_from_the_environment_is_ignored(
    site: Site, web: Web, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv(proxy, "http://127.0.0.1:9")
    site.put("/feed", "<rss/>")
    assert isinstance(await _feed(web, site), Fetched)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "http://user:word@a.example/",
        "gopher://a.example",
        "http://",
        "javascript:1",
    ],
)
async def test_32_only_web_addresses_without_credentials_are_asked(web: Web, address: str) -> None:
    answer = await web.get(address, cap=FEED_CAP, accept=FEED_ACCEPT)
    assert isinstance(answer, FetchFailed)
    assert answer.kind == "address"


async def test_32_a_port_that_is_not_listed_is_not_reached(site: Site) -> None:
    async with Web(WebKnobs(allow_networks=("127.0.0.1/32",), gap=0)) as web:
        answer = await _feed(web, site)
    assert isinstance(answer, FetchFailed)
    assert site.asked == []


def test_34_feedparser_is_called_in_one_place_and_gets_bytes_io() -> None:
    room = Path(__file__).resolve().parents[2] / "ingest"
    callers = [p.name for p in sorted(room.glob("*.py")) if "feedparser.parse(" in p.read_text("utf-8")]
    assert callers == ["feed.py"]
    assert "source = io.BytesIO(" in (room / "feed.py").read_text("utf-8")


def _resident() -> float:
    """Mebibytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 2**20
