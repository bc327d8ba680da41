"""Seven simulated days with hundreds of feeds and chats: memory, tasks and descriptors must not grow.

Time runs fast while nothing happens and at a gentler pace while a feed is read or a message sent, so that the limits
of seconds that the bot keeps for parsing and sending still mean what they mean.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from tests.proof.measured import Report
from tests.proof.news import article
from tests.proof.scene import START, Scene, scene, stage

BUSY, IDLE = 2.0, 40.0  # simulated seconds in a real one; faster, the bot's watchdog takes a pause for a stuck loop
CALM = 0.25  # real seconds without a request, after which time runs fast
WARM = 1  # simulated days until growth is counted
MOST_GROWTH = 1.0  # MB of memory a day


class Feeds:
    """So many feeds on one address, each with a new story now and then, its text in the feed."""

    def __init__(self, here: Scene, count: int) -> None:
        self._here, self.count, self.asked, self.base = here, count, 0, ""
        self.at = 0.0

    async def feed(self, request: web.Request) -> web.Response:
        """The feed of that number; unchanged but once a simulated day."""
        self.asked += 1
        self.at = asyncio.get_running_loop().time()
        number, day = int(request.match_info["number"]), (self._here.clock() - START).days
        etag = f'"{day}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304)
        made = article(number + self.count * day, self._here.clock(), self._here.rng)
        text = (
            f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>{number}</title><item><title>{made.title}</title><guid>{made.id}</guid>"
            f"<content:encoded><![CDATA[<p>{made.text * 3}</p>]]></content:encoded></item></channel></rss>"
        )
        return web.Response(text=text, content_type="application/rss+xml", headers={"ETag": etag})


@asynccontextmanager
async def _served(here: Scene, count: int) -> AsyncIterator[Feeds]:
    feeds = Feeds(here, count)
    app = web.Application()
    app.router.add_get("/{number}", feeds.feed)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    feeds.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    sources = "\n".join(
        f'[[source]]\nid = "f{number}"\noutlet = "Feed {number}"\nurl = "{feeds.base}/{number}"\ntopics = ["world"]\n'
        for number in range(count)
    )
    (here.folder / "sources.toml").write_text(sources, "utf-8")
    here.settings = {"BRIEFING_ALLOW_PRIVATE": "true"}
    try:
        yield feeds
    finally:
        await runner.cleanup()


async def soak(report: Report, *, days: float, feeds: int, chats: int) -> None:
    """So many simulated days."""
    with stage(BUSY) as (lives, clock, folder):
        async with scene(lives, clock, folder, seed=report.seed) as here, _served(here, feeds) as served:
            here.home.mkdir()
            here.subscribe(chats, hours=[8, 18], stories=5)
            probe = folder / "probe"
            here.begin(probe=probe)
            await here.api.until(lambda: here.api.requests, seconds=60)
            clock.run(1.0)
            while not here.filed():  # noqa: ASYNC110 - the readers take seconds to start, in another process
                await asyncio.sleep(0.5)
            began = clock()
            seen, sent_at = 0, 0.0
            while clock() - began < timedelta(days=days):
                await asyncio.sleep(0.05)
                real = asyncio.get_running_loop().time()
                if len(here.api.journal) != seen:
                    seen, sent_at = len(here.api.journal), real
                clock.run(BUSY if real - max(served.at, sent_at) < CALM else IDLE)
            clock.run(BUSY)
            await here.stop()
            _judge(report, here, served, probe, days)


def _judge(report: Report, here: Scene, served: Feeds, probe: Path, days: float) -> None:
    lines = [json.loads(line) for line in probe.read_text("utf-8").splitlines()]
    first = lines[0]["at"]
    warm = [line for line in lines if line["at"] - first > WARM * 86_400] or lines[len(lines) // 2 :]
    slope = _slope([((line["at"] - first) / 86_400, line["rss"] / 1e6) for line in warm])
    report.figures |= {
        "simulated days": days,
        "feeds asked": served.asked,
        "messages": len(here.api.journal),
        "MB a day": round(slope, 2),
        "MB at the end": round(lines[-1]["rss"] / 1e6),
        "tasks": _span([line["tasks"] for line in warm]),
        "descriptors": _span([line["fds"] for line in warm]),
    }
    report.wrong += [said for said in here.violations() if not said.startswith("I6")]
    report.wrong += [f"bar missed: memory grows by {slope:.2f} MB a day"] if slope > MOST_GROWTH and days > WARM else []


def _span(values: Sequence[int]) -> str:
    return f"{min(values)} to {max(values)}"


def _slope(points: Sequence[tuple[float, float]]) -> float:
    """Least squares."""
    count = len(points)
    x = sum(at for at, _ in points) / count
    y = sum(value for _, value in points) / count
    spread = sum((at - x) ** 2 for at, _ in points)
    return sum((at - x) * (value - y) for at, value in points) / spread if spread else 0.0
