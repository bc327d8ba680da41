"""CPU of this process for a request, the server in another process: one answered with "not modified", one with a page.

Beside each the bare client of the study that set the bar, asked the same in the same run.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Final

import aiohttp

from benchmarks.ingest.report import Row
from benchmarks.pull.__main__ import sites
from benchmarks.pull.pages import write_pages
from benchmarks.pull.site import ETAG, address
from ingest.answers import Fetched, NotModified
from ingest.web import FEED_ACCEPT, FEED_CAP, PAGE_ACCEPT, PAGE_CAP, Web, WebKnobs

HOSTS: Final = 100
PAGES: Final = 3
ASKED: Final = 10
ROUNDS: Final = 5
PEER_UNCHANGED: Final = 0.16
PEER_PAGE: Final = 0.52
"""Milliseconds a request of the bare client in the study: 0.08 s over 500 unchanged feeds; packed pages."""

Ask = Callable[[str], Awaitable[bool]]


def measure(data: Path) -> Iterator[Row]:
    """Two rows, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        write_pages(Path(folder), str(data))
        with sites(HOSTS, PAGES, 0.0, Path(folder)) as (port, _process):
            unchanged, page = asyncio.run(_measured(port))
    for name, (ours, peer), then in (("unchanged", unchanged, PEER_UNCHANGED), ("a page", page, PEER_PAGE)):
        note = f"here {ours:.3f}, bare client here {peer:.3f}, then {then:g}; median of {ROUNDS}"
        value = ours * then / peer
        yield Row(name=f"CPU a request, {name}, ms, scaled by the peer", value=value, bar=0.6, side="<=", note=note)


async def _measured(port: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """(ours, the bare client's) for feeds that did not change, and for pages."""
    knobs = WebKnobs(allow_networks=("127.1.0.0/16",), ports=frozenset({port}), gap=0.0)
    connector = aiohttp.TCPConnector(limit=48, limit_per_host=2)
    async with Web(knobs) as web, aiohttp.ClientSession(connector=connector) as bare:

        async def our_unchanged(url: str) -> bool:
            return isinstance(await web.get(url, cap=FEED_CAP, accept=FEED_ACCEPT, etag=ETAG), NotModified)

        async def our_page(url: str) -> bool:
            return isinstance(await web.get(url, cap=PAGE_CAP, accept=PAGE_ACCEPT), Fetched)

        async def bare_unchanged(url: str) -> bool:
            async with bare.get(url, headers={"If-None-Match": ETAG}) as answer:
                return answer.status == 304 and not await answer.read()

        async def bare_page(url: str) -> bool:
            async with bare.get(url) as answer:
                return answer.status == 200 and bool(await answer.read())

        bases = [f"http://{address(n)}:{port}" for n in range(HOSTS)]
        feeds = [f"{base}/feed" for base in bases] * ASKED
        pages = [f"{base}/news/report-of-the-day-{n * PAGES + k}" for n, base in enumerate(bases) for k in range(PAGES)]
        return await _medians(our_unchanged, bare_unchanged, feeds), await _medians(our_page, bare_page, pages)


async def _medians(ours: Ask, peer: Ask, urls: Sequence[str]) -> tuple[float, float]:
    """By turns, the first round for warming up only."""
    rounds = [(await _cost(ours, urls), await _cost(peer, urls)) for _ in range(ROUNDS + 1)][1:]
    return median(one for one, _ in rounds), median(other for _, other in rounds)


async def _cost(ask: Ask, urls: Sequence[str]) -> float:
    """Milliseconds of CPU a request, all of them under way at the same time."""
    began = time.process_time()
    answers = await asyncio.gather(*map(ask, urls))
    assert all(answers)
    return (time.process_time() - began) * 1000 / len(urls)
