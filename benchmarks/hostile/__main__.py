"""`python -m benchmarks.hostile [--seed 1] [--each 17]`: the corpus pulled as sources; exit 1 where a bar is missed.

Each document is a source of its own on a site that is another process, and after every NEIGHBOURS documents comes an
honest one. All go through fetch, sandbox, cleaning and a store on disk, in two lanes with a child each.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.hostile.corpus import families
from benchmarks.hostile.site import Process, running
from benchmarks.ingest.report import Row
from bot.clerk import Clerk
from bot.pipeline import Pulled, Reach, pull_one
from domain.model import Reading, Source, SourceKind
from ingest.collect import Pages
from ingest.feed import read_feed
from ingest.sandbox import Sandbox
from ingest.web import Web
from storage.sqlite import open_store
from storage.store import Store
from tests.ingest.web_server import Site

NEIGHBOURS: Final = 8
LANES: Final = 2
LIMIT: Final = 3.0
"""Seconds in which a document has to be done with, its fetch and its storing with it."""

SLACK: Final = 0.25
"""Seconds that killing a child and storing take beside the limit on reading."""

MIB: Final = 2**20


@dataclass(slots=True)
class Tally:
    """What was seen while the corpus was pulled."""

    files: int = 0
    seconds: list[tuple[float, str]] = field(default_factory=list)
    honest: int = 0
    unharmed: int = 0
    errors: list[str] = field(default_factory=list)
    child: int = 0
    parent: int = 0


def main() -> int:
    """Pulls, prints. 1 where a bar is missed."""
    options = argparse.ArgumentParser(prog="benchmarks.hostile")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--each", type=int, default=17)
    said = options.parse_args()
    met = True
    for row in measured(said.seed, said.each):
        print(row.line(), flush=True)
        met = met and row.met
    return 0 if met else 1


def measured(seed: int = 1, each: int = 17) -> Iterator[Row]:
    """The rows, over `each` documents of every family."""
    tally, wrong = asyncio.run(_pull_all(seed, each))
    yield from _rows(tally, wrong)


def _rows(tally: Tally, wrong: list[str]) -> Iterator[Row]:
    slowest = sorted(tally.seconds, reverse=True)[:5]
    over = sum(seconds > LIMIT + SLACK for seconds, _ in tally.seconds)
    note = ", ".join(f"{name} {seconds:.1f} s" for seconds, name in slowest)
    yield Row(name="hostile: documents", value=tally.files, note=f"{families()} families")
    yield Row(name="hostile: documents over 3 s", value=over, bar=0, side="<=", note=note)
    yield Row(name="hostile: largest child, MiB", value=tally.child / MIB, bar=512, side="<=")
    yield Row(name="hostile: growth of the parent, MiB", value=tally.parent / MIB, bar=50, side="<=")
    note = f"{tally.unharmed} of {tally.honest}"
    yield Row(name="hostile: honest neighbours read", value=tally.unharmed / tally.honest, bar=1.0, note=note)
    yield Row(
        name="hostile: errors raised", value=len(tally.errors), bar=0, side="<=", note="; ".join(tally.errors[:3])
    )
    yield Row(name="hostile: faults in the store", value=len(wrong), bar=0, side="<=", note="; ".join(wrong[:3]))


async def _pull_all(seed: int, each: int) -> tuple[Tally, list[str]]:
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        clerk = Clerk(lambda: open_store(Path(folder) / "hostile.db", now=_now))
        try:
            async with running(seed, each) as site, Web(Site(port=site.port).knobs) as web:
                lanes = [_lane(tally, clerk, web, site) for _ in range(LANES)]
                watching = asyncio.create_task(_watch(tally, site.process.pid))
                await asyncio.gather(*lanes)
                watching.cancel()
            return tally, await clerk.do(_faults)
        finally:
            clerk.close()


async def _lane(tally: Tally, clerk: Clerk, web: Web, site: Process) -> None:
    """Takes the next document until none is left."""
    async with Sandbox(children=1) as sandbox:
        reach = Reach(web=web, sandbox=sandbox, now=_now)
        await _pull_honest(tally, clerk, reach, site)
        before = _resident("self")
        while isinstance(offered := await site.ask("next"), list):
            number, family = offered
            tally.files += 1
            await sandbox.run(
                read_feed, b"", "http://127.0.0.1/", None, seconds=30.0
            )  # a child starts before the clock
            began = time.perf_counter()
            await _pull(tally, clerk, reach, _source(site, f"feed-{number}", family), family)
            tally.seconds.append((time.perf_counter() - began, family))
            await site.ask("away", number)
            if tally.files % NEIGHBOURS == 0:
                await _pull_honest(tally, clerk, reach, site)
            tally.parent = max(tally.parent, _resident("self") - before)


def _source(site: Process, name: str, outlet: str) -> Source:
    return Source(id=name, kind=SourceKind.FEED, url=f"http://127.0.0.1:{site.port}/{name}", outlet=outlet)


async def _pull_honest(tally: Tally, clerk: Clerk, reach: Reach, site: Process) -> None:
    """An honest neighbour, which must bring its article whatever came before it."""
    tally.honest += 1
    number = tally.honest
    await site.ask("honest", number)
    pulled = await _pull(tally, clerk, reach, _source(site, f"good-feed-{number}", "The Courier"), "honest")
    tally.unharmed += bool(pulled and pulled.new == 1 and not pulled.failed)


async def _pull(tally: Tally, clerk: Clerk, reach: Reach, source: Source, family: str) -> Pulled | None:
    await clerk.do(lambda store: store.put_source(source))
    try:
        pages = Pages(web=reach.web, kept=_nothing_kept)
        return await pull_one(clerk, reach, pages, source, Reading())
    except Exception as error:  # the promise under test is that none comes
        tally.errors.append(f"{family}: {type(error).__name__} {error}"[:200])
        return None


async def _nothing_kept(_: str) -> None:
    """No page is kept from before: each is asked for."""


def _faults(store: Store) -> list[str]:
    """What the store itself finds wrong, and texts that no message could carry."""
    return store.check()


async def _watch(tally: Tally, site: int) -> None:
    """Looks at the children's memory every 50 ms; that of the site is nobody's concern."""
    while True:
        for child in _children() - {str(site)}:
            with contextlib.suppress(OSError, IndexError, ValueError):
                tally.child = max(tally.child, _resident(child))
        await asyncio.sleep(0.05)


def _children() -> set[str]:
    """The ids of this process's children."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split())


def _resident(process: str) -> int:
    """Bytes of a process in memory."""
    return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    sys.exit(main())
