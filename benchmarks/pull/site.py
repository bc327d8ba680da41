"""Many small news sites in one process, each on a loopback address of its own, each answer as late as a real one.

`python -m benchmarks.pull.site FEEDS PAGES LATENCY_MS FOLDER`: prints its port, serves the pages in FOLDER until stdin
closes, then prints what it sent. Answers conditional requests. Never reads anything but FOLDER.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ETAG = '"of-today"'
_PARAGRAPH = re.compile(rb"(<p[^>]*>)(?=[^<]{40})")


def address(feed: int) -> str:
    """The loopback address of the site with this number: every site is a host of its own to a polite client."""
    return f"127.1.{feed // 200}.{feed % 200 + 1}"


def page_of(bodies: list[bytes], number: int) -> bytes:
    """The page with this number: one of `bodies`, its first paragraphs marked, so that no two pages are one text."""
    return _PARAGRAPH.sub(rb"\g<1>Report %d of the day. " % number, bodies[number % len(bodies)], count=4)


@dataclass
class Site:
    """The sites' answers, and how many of each kind were sent. `pages` are packed before anything is measured."""

    pages: list[bytes]
    each: int
    latency: float
    port: int = 0
    sent: Counter[str] = field(default_factory=Counter)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One kept-open connection."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1].decode()
                host = str(writer.get_extra_info("sockname")[0])
                await asyncio.sleep(self.latency)
                writer.write(self.answer(host, path, b"if-none-match" in head.lower()))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def answer(self, host: str, path: str, known: bool) -> bytes:
        """The bytes that answer a request for `path` at `host`."""
        if path == "/feed" and known:
            self.sent["304"] += 1
            return f"HTTP/1.1 304 Not Modified\r\nETag: {ETAG}\r\n\r\n".encode()
        if path == "/feed":
            self.sent["feed"] += 1
            return _ok(self.feed(host), "application/rss+xml")
        if path.startswith("/news/"):
            self.sent["page"] += 1
            return _ok(self.pages[int(path.rsplit("-", 1)[1])], "text/html", "gzip")
        return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

    def feed(self, host: str) -> bytes:
        """The feed of one site: its newest pages."""
        _, _, high, low = host.split(".")
        first = (int(high) * 200 + int(low) - 1) * self.each
        items = "".join(
            f"<item><title>Report {n} of the day</title><guid>{host}-{n}</guid>"
            f"<link>http://{host}:{self.port}/news/report-of-the-day-{n}</link></item>"
            for n in range(first, first + self.each)
        )
        return f"<rss version='2.0'><channel><title>Site {host}</title>{items}</channel></rss>".encode()


def _ok(body: bytes, kind: str, coding: str = "") -> bytes:
    more = f"Content-Encoding: {coding}\r\n" if coding else f"ETag: {ETAG}\r\n"
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def serve(feeds: int, site: Site) -> None:
    """Serves until stdin closes; tells the port first and the counts of what was sent at each line that is read."""
    first = await asyncio.start_server(site.talk, address(0), 0)
    site.port = first.sockets[0].getsockname()[1]
    servers = [first]
    servers += [await asyncio.start_server(site.talk, address(n), site.port) for n in range(1, feeds)]
    print(site.port, flush=True)
    while await asyncio.to_thread(sys.stdin.readline):
        print(json.dumps(dict(site.sent)), flush=True)
        site.sent.clear()


def main() -> None:
    """Reads its arguments and serves."""
    feeds, each, latency, folder = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]) / 1000, Path(sys.argv[4])
    bodies = [file.read_bytes() for file in sorted(folder.glob("*.html"))]
    pages = [gzip.compress(page_of(bodies, number), 1) for number in range(feeds * each)]
    asyncio.run(serve(feeds, Site(pages=pages, each=each, latency=latency)))


if __name__ == "__main__":
    main()
