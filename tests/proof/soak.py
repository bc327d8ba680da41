"""Simulated days with hundreds of feeds and chats: every digest comes; memory, tasks and descriptors do not grow.

Time passes in steps while the bot and all its readers sleep, and nearly as in life while anything is done: so the
limits of seconds that the bot keeps for parsing, sending and its own pulse mean what they mean, however long the days.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from datetime import datetime, timedelta
from pathlib import Path
from statistics import mode

from aiohttp import web

from bot.filing import Filing, file_all
from summarise.stories import DeskKnobs
from tests.proof.measured import Report
from tests.proof.news import article, edition
from tests.proof.passing import LOOK, Passing
from tests.proof.scene import FIRST_CHAT, START, Scene, scene, stage

PACE = 2.0  # simulated seconds in a real one, while something is done
STEP = timedelta(seconds=14)  # less than half of any limit of the bot, and less than a beat of its drum
DAY = timedelta(days=1)
HOURS = (8, 18)
MOST_GROWTH = 1.0  # MB of memory a day
MOST_SOCKETS = 100  # requests to 48 sites at once, 18 to Telegram, and what the loop itself needs
LIVE = DeskKnobs().live


class Feeds:
    """So many feeds, each on an address of its own with a new story a day, its text in the feed."""

    def __init__(self, here: Scene, count: int) -> None:
        self._here, self.count, self.asked, self.bases = here, count, 0, list[str]()

    async def feed(self, request: web.Request) -> web.Response:
        """The feed of that number; unchanged but once a simulated day, each at another time of it."""
        self.asked += 1
        number = int(request.match_info["number"])
        day = (self._here.clock() - START + number * DAY / self.count) // DAY
        etag = f'"{day}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304)
        made = article(self._here.told + number + self.count * day, self._here.clock(), self._here.rng)
        text = (
            f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>{number}</title><item><title>{made.title}</title><guid>{made.id}</guid>"
            f"<content:encoded><![CDATA[<p>{made.text * 3}</p>]]></content:encoded></item></channel></rss>"
        )
        return web.Response(text=text, content_type="application/rss+xml", headers={"ETag": etag})

    def sources(self) -> str:
        """The operator's list of them."""
        return "\n".join(
            f'[[source]]\nid = "f{number}"\noutlet = "Feed {number}"\nurl = "{base}/{number}"\ntopics = ["world"]\n'
            "interval_minutes = 15\n"
            for number, base in enumerate(self.bases)
        )


@asynccontextmanager
async def _served(here: Scene, count: int) -> AsyncIterator[Feeds]:
    feeds = Feeds(here, count)
    app = web.Application()
    app.router.add_get("/{number}", feeds.feed)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    for number in range(count):
        await web.TCPSite(runner, f"127.1.{number // 250}.{1 + number % 250}", 0).start()
    feeds.bases = [f"http://{host}:{port}" for host, port in runner.addresses]
    (here.folder / "sources.toml").write_text(feeds.sources(), "utf-8")
    here.settings = {"BRIEFING_ALLOW_PRIVATE": "true"}
    try:
        yield feeds
    finally:
        await runner.cleanup()


async def soak(report: Report, *, days: float, feeds: int, chats: int, hours: Sequence[int] = HOURS) -> None:
    """So many simulated days, with a digest to every chat at these hours of each."""
    with stage(PACE) as (lives, clock, folder):
        async with scene(lives, clock, folder, seed=report.seed) as here, _served(here, feeds) as served:
            here.home.mkdir()
            _archive(here, feeds)
            here.subscribe(chats, hours=hours, stories=5)
            probe, until = folder / "probe", START + days * DAY
            due = _hours(START, until, hours)
            here.model.slots = {(str(chat), at) for chat in range(FIRST_CHAT, FIRST_CHAT + chats) for at in due}
            here.begin(probe=probe)
            await _pass_time(here, served, until)
            await here.quiet(120, sent=len(here.model.slots))
            report.wrong += [] if (code := await here.stop()) == 0 else [f"the bot ended with {code}"]
            _judge(report, here, served, probe, days)


def _archive(here: Scene, feeds: int) -> None:
    """What the feeds brought in the days before, as many as the desk keeps in mind: so it is full from the start."""
    with closing(here.store()) as store:
        for day in range(LIVE.days, 0, -1):
            arrived = START - day * DAY
            store.add_articles(edition(here.told, feeds, arrived, here.rng))
            file_all(store, Filing(), arrived)
            here.told += feeds


def _hours(since: datetime, until: datetime, hours: Sequence[int]) -> list[datetime]:
    """The instants at which a digest is due."""
    midnight = since.replace(hour=0, minute=0, second=0)
    instants = [
        midnight + day * DAY + timedelta(hours=hour) for day in range((until - midnight).days + 1) for hour in hours
    ]
    return [at for at in instants if since < at < until]


async def _pass_time(here: Scene, served: Feeds, until: datetime) -> None:
    """Lets simulated time pass, fast where nobody does anything."""
    passing = Passing(here.clock, here.api, lambda: (served.asked, len(here.api.journal)), STEP)
    while here.clock() < until:
        await asyncio.sleep(LOOK)
        assert here.process is not None
        if not here.process.is_alive():
            raise AssertionError(f"the bot ended with {here.process.exitcode}:\n{here.last_words()}")
        passing.look(here.process.pid or 0)


def _judge(report: Report, here: Scene, served: Feeds, probe: Path, days: float) -> None:
    lines = [json.loads(line) for line in probe.read_text("utf-8").splitlines()]
    first, last = lines[0]["at"], lines[-1]["at"]
    warm = [line for line in lines if line["at"] - first > (last - first) / 4]
    slope = _slope([((line["at"] - first) / 86_400, line["rss"] / 1e6) for line in warm])
    report.figures |= {
        "simulated days": days,
        "feeds asked": served.asked,
        "messages": len(here.api.journal),
        "digests due": len(here.model.slots),
        "MB a day": round(slope, 2),
        "MB at the end": round(lines[-1]["rss"] / 1e6),
        "tasks at rest": (tasks := _at_rest(warm, "tasks")),
        "descriptors at rest": (files := _at_rest(warm, "files")),
        "sockets at most": (sockets := max(line["sockets"] for line in warm)),
    }
    report.wrong += here.violations()
    bars = {
        f"{len(here.api.journal)} messages for {len(here.model.slots)} digests": not here.model.slots
        or len(here.api.journal) < len(here.model.slots),
        "no feed was asked": served.asked < served.count,
        f"tasks at rest: {tasks}": len(set(tasks)) > 1,
        f"descriptors at rest: {files}": len(set(files)) > 1,
        f"{sockets} sockets": sockets > MOST_SOCKETS,
        f"memory grows by {slope:.2f} MB a day": slope > MOST_GROWTH and days >= 2,  # shorter, it is still filling
    }
    report.wrong += [f"bar missed: {said}" for said, missed in bars.items() if missed]


def _at_rest(lines: Sequence[dict[str, float]], what: str) -> list[float]:
    """The usual number in each third of the time: while something is done there are more, now and then one less."""
    third = len(lines) // 3
    return [mode(line[what] for line in lines[at * third : (at + 1) * third]) for at in range(3)]


def _slope(points: Sequence[tuple[float, float]]) -> float:
    """Least squares."""
    count = len(points)
    x = sum(at for at, _ in points) / count
    y = sum(value for _, value in points) / count
    spread = sum((at - x) ** 2 for at, _ in points)
    return sum((at - x) * (value - y) for at, value in points) / spread if spread else 0.0
