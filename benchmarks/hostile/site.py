"""The hostile site, a process of its own: its documents, made one by one, weigh on nothing that is measured.

`python -m benchmarks.hostile.site SEED EACH` prints its port. Each line on stdin is answered by a line on stdout:
`next` puts the next document on the site and names it, nothing where none is left; `honest N` puts an honest
neighbour; `away N` takes a document away. It ends with stdin.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from benchmarks.hostile.corpus import Hostile, corpus
from tests.ingest.builders import item, page, rss
from tests.ingest.web_server import Site, running_site


@dataclass(slots=True, kw_only=True)
class Offers:
    """What the site has to offer: the documents that are left, and how many were offered."""

    site: Site
    documents: Iterator[Hostile]
    count: int = 0

    def next(self) -> str:
        """The next document as a feed, or as the page of an honest feed: its number and family."""
        document = next(self.documents, None)
        if document is None:
            return json.dumps(None)
        self.count += 1
        if document.page:
            self.site.put(f"/page-{self.count}", document.body)
            entry = item(self.count, guid=f"hostile-{self.count}", link=f"{self.site.base}/page-{self.count}")
            self.site.put(f"/feed-{self.count}", rss([entry]), Content_Type="application/rss+xml")
        else:
            self.site.put(f"/feed-{self.count}", document.body, Content_Type="application/rss+xml")
        return json.dumps([self.count, document.family])

    def honest(self, number: str) -> str:
        """An honest page and its feed."""
        self.site.put(f"/good-{number}", page(title=f"Council repairs bridge number {number}"))
        entry = item(int(number), guid=f"good-{number}", link=f"{self.site.base}/good-{number}")
        self.site.put(f"/good-feed-{number}", rss([entry]), Content_Type="application/rss+xml")
        return json.dumps(True)

    def away(self, number: str) -> str:
        """Lets go of a document."""
        self.site.pages.pop(f"/feed-{number}", None)
        self.site.pages.pop(f"/page-{number}", None)
        self.site.asked.clear()
        return json.dumps(True)


async def serve(seed: int, each: int) -> None:
    """Serves and answers until stdin ends."""
    async with running_site() as site:
        offers = Offers(site=site, documents=corpus(seed, each))
        asked: dict[str, Callable[..., str]] = {"next": offers.next, "honest": offers.honest, "away": offers.away}
        print(site.port, flush=True)
        while words := (await asyncio.to_thread(sys.stdin.readline)).split():
            print(asked[words[0]](*words[1:]), flush=True)


@dataclass(slots=True, kw_only=True)
class Process:
    """The site as seen from the process that is measured."""

    process: asyncio.subprocess.Process
    port: int
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def ask(self, *words: object) -> object:
        """The answer to one line."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        async with self._turn:
            self.process.stdin.write(" ".join(map(str, words)).encode() + b"\n")
            return json.loads(await self.process.stdout.readline())


@asynccontextmanager
async def running(seed: int, each: int) -> AsyncIterator[Process]:
    """The site while the block runs."""
    command = [sys.executable, "-m", "benchmarks.hostile.site", str(seed), str(each)]
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield Process(process=process, port=int(await process.stdout.readline()))
    finally:
        process.stdin.close()
        await process.wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2])))
