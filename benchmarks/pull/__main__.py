"""`python -m benchmarks.pull [--feeds N] [--pages N] [--latency MS]`: a whole pull, twice; 1 where a bar is missed.

1. what two cores need to extract the pages, and nothing else; measured before and after
2. a first pull: every feed and page from sites on the loopback, with all politeness, through sandbox and store
3. a second pull over unchanged feeds: no bodies, no writes of entries
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.ingest.report import Row
from benchmarks.pull.pages import write_pages
from benchmarks.pull.site import address, page_of
from bot.clerk import Clerk
from bot.pipeline import Reach, pull
from domain.model import Source, SourceKind
from ingest.extract import extract_html
from ingest.sandbox import Sandbox
from ingest.web import Web, WebKnobs
from storage.sqlite import open_store
from storage.store import Store

SAMPLE: Final = 500
"""Pages that each measurement of the bare extraction takes at most."""


JUDGED: Final = 2000
"""Pages from which the wall time is judged: on fewer, starting the children and each site's pauses weigh too much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds of wall time, and of CPU over all processes."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One pull: wall seconds, what was stored, what the sites sent."""

    wall: float
    articles: int
    sent: dict[str, int]


def main() -> int:
    """Measures, prints the rows, rewrites nothing. 1 where a bar is missed."""
    options = argparse.ArgumentParser(prog="benchmarks.pull")
    options.add_argument("--feeds", type=int, default=500)
    options.add_argument("--pages", type=int, default=10)
    options.add_argument("--latency", type=float, default=50.0)
    options.add_argument("--gap", type=float, default=WebKnobs().gap)
    said = options.parse_args()
    met = True
    rows = measured(said.feeds, said.pages, said.latency, said.gap, data=os.environ.get("BRIEFING_DATA"))
    for row in rows:
        print(row.line(), flush=True)
        met = met and row.met
    return 0 if met else 1


def measured(
    feeds: int = 500, each: int = 10, latency: float = 50.0, gap: float = WebKnobs().gap, *, data: str | None
) -> Iterator[Row]:
    """The rows; `latency` in milliseconds, `gap` in seconds. Real pages where `data` names a folder of them."""
    with tempfile.TemporaryDirectory() as folder:
        print(write_pages(Path(folder), data), flush=True)
        yield from _rows(feeds, each, latency, gap, Path(folder))


def _rows(feeds: int, each: int, latency: float, gap: float, folder: Path) -> Iterator[Row]:
    count = feeds * each
    before = bare(folder, count)
    with sites(feeds, each, latency, folder) as (port, site):
        used = _cpu()
        first, second = asyncio.run(_pull_twice(feeds, port, gap, site, folder))
        used = _cpu() - used
    after = bare(folder, count)
    wall, cpu = (before.wall + after.wall) / 2, (before.cpu + after.cpu) / 2
    yield Row(name="articles stored by the first pull", value=first.articles / count, bar=1.0, note=f"of {count}")
    bar = 1.15 if count >= JUDGED else None
    note = f"{first.wall:.1f} s against {wall:.1f} s"
    yield Row(name="wall time over two cores' extraction", value=first.wall / wall, bar=bar, side="<=", note=note)
    note = f"{used:.1f} s against {cpu:.1f} s, both pulls; steadier than wall time on a busy machine"
    yield Row(name="CPU of all over that of extraction", value=used / cpu, note=note)
    bodies = float(second.sent.get("feed", 0) + second.sent.get("page", 0))
    yield Row(
        name="second round: bodies", value=bodies, bar=0, side="<=", note=f"{second.sent.get('304', 0)} times 304"
    )
    written = float(second.articles)
    yield Row(name="second round: writes of entries", value=written, bar=0, side="<=", note=f"{second.wall:.1f} s")


def bare(folder: Path, count: int) -> Cost:
    """What it costs two processes to extract `count` pages and do nothing else, from a sample of them."""
    share = min(SAMPLE, count) // 2
    with ProcessPoolExecutor(2) as two:
        list(two.map(_extract_some, [folder] * 2, [0, 0], [2, 2]))
        began = time.perf_counter()
        used = sum(two.map(_extract_some, [folder] * 2, [0, share], [share, share]))
        whole = count / (2 * share)
        return Cost(wall=(time.perf_counter() - began) * whole, cpu=used * whole)


def _extract_some(folder: Path, first: int, count: int) -> float:
    """CPU seconds of extracting the pages with these numbers."""
    bodies = [file.read_bytes() for file in sorted(folder.glob("*.html"))]
    pages = [page_of(bodies, number) for number in range(first, first + count)]
    began = time.process_time()
    for n, page in enumerate(pages):
        extract_html(page, f"http://127.1.0.1/{n}")
    return time.process_time() - began


def _cpu() -> float:
    """CPU seconds of this process and of its children that ended."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


@contextmanager
def sites(feeds: int, each: int, latency: float, folder: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """The sites' process while the block runs, and its port."""
    command = [sys.executable, "-m", "benchmarks.pull.site", str(feeds), str(each), str(latency), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - ours
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            yield int(process.stdout.readline()), process
        finally:
            process.stdin.close()


async def _pull_twice(
    feeds: int, port: int, gap: float, site: subprocess.Popen[str], folder: Path
) -> tuple[Round, Round]:
    knobs = WebKnobs(allow_networks=("127.1.0.0/16",), ports=frozenset({port}), gap=gap)
    clerk = Clerk(lambda: open_store(folder / "pull.db", now=_now))
    try:
        await clerk.do(lambda store: _list(store, feeds, port))
        async with Web(knobs) as web, Sandbox() as sandbox:
            reach = Reach(web=web, sandbox=sandbox, now=_now)
            return await _round(clerk, reach, site), await _round(clerk, reach, site)
    finally:
        clerk.close()


def _list(store: Store, feeds: int, port: int) -> None:
    with store.transaction():
        for n in range(feeds):
            url = f"http://{address(n)}:{port}/feed"
            store.put_source(Source(id=f"site-{n}", kind=SourceKind.FEED, url=url, outlet=f"Site {n}"))


async def _round(clerk: Clerk, reach: Reach, site: subprocess.Popen[str]) -> Round:
    began = time.perf_counter()
    pulled = await pull(clerk, reach, everything=True)
    wall = time.perf_counter() - began
    for trouble in {one.failed for one in pulled if one.failed}:
        print(f"  trouble: {trouble}")
    assert site.stdin is not None
    assert site.stdout is not None
    site.stdin.write("\n")
    site.stdin.flush()
    sent = json.loads(site.stdout.readline())
    articles = sum(one.new for one in pulled)
    return Round(wall=wall, articles=articles, sent=sent)


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    sys.exit(main())
