"""SIGKILL while sources are read: no article is torn, none lost, none stored twice.

The plan of a round: 1. every newspaper prints something new and half an hour passes; 2. the bot lives a short life and
is killed; at the end 3. it lives until everything is read and filed, and each stored text is held against its page.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path

from bot.wiring import DATABASE
from tests.flow.newspaper import Newspaper, Page, printed
from tests.proof.measured import Report
from tests.proof.news import article
from tests.proof.scene import Scene, scene, stage

HALF_AN_HOUR = timedelta(minutes=31)
SHORTEST, LONGEST = 0.3, 6.0  # real seconds of a life: until the readers have started, until all is read


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
    with stage(1.0) as (lives, clock, folder):
        async with scene(lives, clock, folder, seed=report.seed) as here, printing(here, pages=4) as paper:
            for _ in range(kills):
                here.begin()
                await asyncio.sleep(here.rng.uniform(SHORTEST, LONGEST))
                here.kill()
                if here.rng.random() < 0.5:
                    print_more(here, paper, 2)
                clock.jump(HALF_AN_HOUR)
                report.wrong += torn(here.home, paper, whole=False) if (here.home / DATABASE).exists() else []
            here.begin()
            for _ in range(20):
                await asyncio.sleep(3)
                clock.jump(HALF_AN_HOUR)
                if not torn(here.home, paper, whole=True):
                    break
            await here.stop()
            report.wrong += here.violations() + torn(here.home, paper, whole=True)
            with closing(here.store()) as store:
                report.figures |= {"kills": kills, "articles": store.last_filed()}
