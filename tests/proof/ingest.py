"""SIGKILL while sources are read: no article is torn, none lost, none stored twice.

The plan: 1. the bot lives until the first pages are read; 2. again and again something new is printed, half an hour
passes, the bot reads some of it and is killed; 3. it lives until everything is read and filed, and each stored text is
held against its page.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress
from datetime import timedelta
from pathlib import Path

from bot.wiring import DATABASE
from tests.flow.newspaper import Newspaper, Page, printed
from tests.proof.measured import Report
from tests.proof.news import article
from tests.proof.passing import Passing
from tests.proof.scene import Scene, scene, stage

SCALE = 1.0
HALF_AN_HOUR, A_WHILE = timedelta(minutes=31), timedelta(seconds=20)
MOST_ASKED = 10  # requests of one life, until it is killed …
LONGEST = 60.0  # … or so many real seconds, where a busy machine needs them to start the readers
LAST_BREATH = 0.5  # real seconds between the last request counted and the kill: until its page is read and stored
MOST_WAIT = 300.0  # real seconds until all is read


@asynccontextmanager
async def printing(here: Scene, pages: int) -> AsyncIterator[Newspaper]:
    """A newspaper that is the only source of the scene, with so many pages."""
    paper = Newspaper(outlet="The Proof", pages={})
    async with printed(paper) as on_sale:
        print_more(here, paper, pages)
        (here.folder / "sources.toml").write_text(
            f'[[source]]\nid = "proof"\noutlet = "The Proof"\nurl = "{paper.base}/feed"\ntopics = ["world"]\n'
            "interval_minutes = 10\n",
            "utf-8",
        )
        here.settings = {"BRIEFING_ALLOW_PRIVATE": "true"}
        here.home.mkdir(exist_ok=True)
        yield on_sale


def print_more(here: Scene, paper: Newspaper, pages: int) -> None:
    """So many new pages on top; the feed keeps the newest thirty."""
    for number in range(here.told, here.told + pages):
        made = article(number, here.clock(), here.rng)
        sentences = [f"{sentence}." for sentence in made.text.removesuffix(".").split(". ")]
        paragraphs = tuple(" ".join((one, *sentences[:at])) for at, one in enumerate(sentences, 1))
        paper.pages = {
            f"page{number}": Page(made.title, paragraphs, f"{here.clock():%Y-%m-%dT%H:%M:%SZ}"),
            **paper.pages,
        }
    here.told += pages
    paper.pages = dict(list(paper.pages.items())[:30])


def torn(home: Path, paper: Newspaper, *, whole: bool) -> list[str]:
    """What is wrong with the stored articles; `whole`: all that is on sale must be there, and filed."""
    with closing(sqlite3.connect(f"file:{home / DATABASE}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT url, text, filing FROM article LEFT JOIN body USING (n)").fetchall()
        keyless = db.execute(
            "SELECT COUNT(*) FROM article WHERE NOT EXISTS (SELECT 1 FROM identity WHERE identity.article = article.id)"
        ).fetchone()[0]
    texts = {url.rpartition("/")[2]: text or "" for url, text, _ in rows}
    wrong = [f"{keyless} articles without an identity"] if keyless else []
    wrong += [f"{len(rows) - len(texts)} articles are stored twice"] if len(rows) != len(texts) else []
    for slug, page in paper.pages.items():
        if slug in texts:
            wrong += [f"{slug} is torn: {texts[slug][-80:]!r}"] if _partly(texts[slug], page) else []
        elif whole:
            wrong.append(f"{slug} is lost")
    return wrong + ([f"{url} is not filed" for url, _, filing in rows if filing is None] if whole else [])


def _partly(text: str, page: Page) -> bool:
    folded = " ".join(text.split())
    return not all(" ".join(paragraph.split()) in folded for paragraph in page.paragraphs)


async def ingest_kills(report: Report, *, kills: int) -> None:
    """So many kills while something is always being read."""
    with stage(SCALE) as (lives, clock, folder):
        async with scene(lives, clock, folder, seed=report.seed) as here, printing(here, pages=4) as paper:
            here.begin()
            await _until(here, paper, lambda: _all_read(here, paper))
            for _ in range(kills):
                print_more(here, paper, here.rng.choice([0, 2, 4]))
                clock.jump(HALF_AN_HOUR)
                await _read_some(here, paper)
                here.kill()
                report.wrong += torn(here.home, paper, whole=False)
                here.begin()
            await _until(here, paper, lambda: _all_read(here, paper))
            await here.stop()
            report.wrong += here.violations() + torn(here.home, paper, whole=True)
            with closing(here.store()) as store:
                report.figures |= {"kills": kills, "pages printed": here.told, "articles": store.last_filed()}


def _all_read(here: Scene, paper: Newspaper) -> bool:
    try:
        return not torn(here.home, paper, whole=True)
    except sqlite3.OperationalError:  # the tables are being made
        return False


async def _read_some(here: Scene, paper: Newspaper) -> None:
    """Until some more has been asked for, then a moment in which anything may be under way."""
    wanted = len(paper.requests) + here.rng.randrange(MOST_ASKED)
    await _until(here, paper, lambda: len(paper.requests) >= wanted, LONGEST)
    await asyncio.sleep(here.rng.uniform(0, LAST_BREATH))


async def _until(here: Scene, paper: Newspaper, wish: Callable[[], object], seconds: float = MOST_WAIT) -> None:
    """Until the wish is true, at most so many real seconds; a while passes at once whenever the bot only waits."""
    passing = Passing(here.clock, here.api, lambda: (len(paper.requests), len(here.api.requests)), A_WHILE)
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while not wish():
                await asyncio.sleep(0.02)
                assert here.process is not None
                passing.look(here.process.pid or 0)
