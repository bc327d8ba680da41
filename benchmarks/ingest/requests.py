"""CPU of this process for a conditional request that is answered with "not modified", the server in another process.

Beside it the bare client that the bar was taken with, in the same run.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from statistics import median

import aiohttp

from benchmarks.ingest.report import Row
from benchmarks.pull.__main__ import sites
from benchmarks.pull.site import ETAG, address
from ingest.answers import NotModified
from ingest.web import FEED_ACCEPT, FEED_CAP, Web, WebKnobs

HOSTS = 100
EACH = 10
ROUNDS = 5
PEER_MS = 0.52
"""Milliseconds a request of the bare client in the study that set the bar."""

Ask = Callable[[str], Awaitable[bool]]


def measure(_: Path) -> Iterator[Row]:
    """One row; needs no data."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "0.html").write_text("<p>one</p>", "utf-8")
        with sites(HOSTS, 1, 0.0, Path(folder)) as (port, _process):
            ours, peer = asyncio.run(_both(port))
    note = f"here {ours:.3f}, bare client here {peer:.3f}, then {PEER_MS:g}; median of {ROUNDS}"
    value = ours * PEER_MS / peer
    yield Row(name="CPU a request in ms, scaled by the peer", value=value, bar=0.6, side="<=", note=note)


async def _both(port: int) -> tuple[float, float]:
    """Milliseconds a request: of our client, of the bare one."""
    knobs = WebKnobs(allow_networks=("127.1.0.0/16",), ports=frozenset({port}), gap=0.0)
    connector = aiohttp.TCPConnector(limit=48, limit_per_host=2)
    async with Web(knobs) as web, aiohttp.ClientSession(connector=connector) as bare:

        async def ours(url: str) -> bool:
            answer = await web.get(url, cap=FEED_CAP, accept=FEED_ACCEPT, etag=ETAG)
            return isinstance(answer, NotModified)

        async def peer(url: str) -> bool:
            async with bare.get(url, headers={"If-None-Match": ETAG}) as answer:
                return answer.status == 304 and not await answer.read()

        urls = [f"http://{address(n)}:{port}/feed" for n in range(HOSTS)] * EACH
        rounds = [(await _cost(ours, urls), await _cost(peer, urls)) for _ in range(ROUNDS + 1)][1:]
    return median(one for one, _ in rounds), median(other for _, other in rounds)


async def _cost(ask: Ask, urls: list[str]) -> float:
    """Milliseconds of CPU a request, all of them under way at the same time."""
    began = time.process_time()
    answers = await asyncio.gather(*map(ask, urls))
    assert all(answers)
    return (time.process_time() - began) * 1000 / len(urls)
