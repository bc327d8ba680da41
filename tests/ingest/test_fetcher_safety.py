"""The behaviours of a good fetcher, by their numbers in the project's list: what a hostile server cannot do."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from pathlib import Path

import pytest
from aiohttp import web as aio

from domain.trouble import TroubleKind
from ingest.answers import Fetched, FetchFailed, NotModified, failed
from ingest.guard import Reach, may_reach, refuses_host
from ingest.web import FEED_ACCEPT, FEED_CAP, Web, WebKnobs
from tests.ingest.web_server import Site


async def _feed(web: Web, site: Site, path: str = "/feed", **said: str) -> Fetched | NotModified | FetchFailed:
    return await web.get(site.base + path, cap=FEED_CAP, accept=FEED_ACCEPT, **said)  # type: ignore[arg-type]  # str options only


def _redirect(site: Site, path: str, status: int, to: str) -> None:
    site.put(path, "", status=status, Location=to)


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
    assert (
        (answer.body == body) if isinstance(answer, Fetched) else (answer == failed(TroubleKind.LARGE, 5, status=200))
    )
    assert isinstance(answer, Fetched) == kept


async def test_29_a_bomb_costs_its_cap_and_not_its_size(site: Site, web: Web) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(2**20)) for _ in range(256)) + packer.flush()
    site.put("/feed", bomb, Content_Encoding="gzip")
    before = _resident()
    answer = await _feed(web, site)
    assert isinstance(answer, FetchFailed)
    assert answer.trouble.kind is TroubleKind.LARGE
    assert _resident() - before < 32


@pytest.mark.parametrize(
    ("sent", "coding", "whole"),
    [
        (gzip.compress(b"a page " * 99), "gzip", True),
        (zlib.compress(b"a page " * 99), "deflate", True),
        (gzip.compress(b"a page " * 99) + b"and more", "gzip", False),
        (zlib.compress(b"a page " * 99, wbits=-15), "deflate", False),
        (b"a page " * 99, "identity", False),
    ],
    ids=["gzip", "zlib", "gzip and more", "bare deflate", "plain"],
)
async def test_29_a_packed_body_is_handed_on_as_it_came_where_it_is_one_whole_stream(
    site: Site, web: Web, sent: bytes, coding: str, whole: bool
) -> None:
    site.put("/page", sent, Content_Encoding=coding)
    answer = await _feed(web, site, "/page")
    assert isinstance(answer, Fetched)
    assert answer.body == b"a page " * 99
    assert answer.packed == (sent if whole else None)


async def test_29_an_endless_body_and_a_coding_nobody_asked_for_are_refused(site: Site, web: Web) -> None:
    async def endless(request: aio.Request) -> aio.StreamResponse:
        answer = aio.StreamResponse()
        await answer.prepare(request)
        while True:
            await answer.write(b"x" * 2**16)

    site.pages["/endless"] = endless
    site.put("/odd", b"x", Content_Encoding="gzip, gzip")
    assert await _feed(web, site, "/endless") == failed(TroubleKind.LARGE, 5, status=200)
    assert await _feed(web, site, "/odd") == failed(TroubleKind.PACKED, status=200)


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
    assert answer.trouble.kind is TroubleKind.SLOW
    assert took < 1.4


async def test_29_a_bomb_of_headers_is_refused(site: Site, web: Web) -> None:
    async def heads(request: aio.Request) -> aio.Response:
        return aio.Response(
            text="<rss/>", headers={f"X-{n}": "x" * 4000 for n in range(100)} | {"X-Long": "y" * 90_000}
        )

    site.pages["/feed"] = heads
    answer = await _feed(web, site)
    assert answer == failed(TroubleKind.NOT_HTTP)


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
    assert answer == failed(TroubleKind.PRIVATE)
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
    assert answer == failed(TroubleKind.ADDRESS)


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
