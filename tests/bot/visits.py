"""A site with three articles that is visited every other day, through the whole of a pull. Test support, no tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

from bot.clerk import Clerk
from bot.pipeline import Pulled, Reach, pull
from domain.model import Source, SourceKind
from ingest.sandbox import Sandbox
from ingest.web import Web
from storage.store import Store
from tests.ingest.builders import STORY, page
from tests.ingest.web_server import Site

START = datetime(2024, 11, 2, 9, 0, tzinfo=UTC)
TITLES = ("Council repairs old bridge", "Ferry sails again after storm", "Market hall opens in the spring")


class Visits:
    """A site with three articles, a store, and a clock that goes on by two days at each visit."""

    def __init__(self, site: Site, sandbox: Sandbox, web: Web, clerk: Clerk) -> None:
        self.site, self.clerk = site, clerk
        self.now = START
        self.reach = Reach(web=web, sandbox=sandbox, now=lambda: self.now)
        for number, title in enumerate(TITLES):
            self.site.put(f"/2024/11/0{number + 1}/{slug(title)}", page(title))

    def link(self, number: int) -> str:
        """The address of an article."""
        return f"{self.site.base}/2024/11/0{number + 1}/{slug(TITLES[number])}"

    async def add(self, kind: SourceKind, url: str) -> None:
        """Makes the store know the source."""
        one = Source(id="s", kind=kind, url=url, outlet="The Courier")
        await self.clerk.do(partial(_put, one))

    async def visit(self, after: timedelta = timedelta(days=2)) -> Pulled:
        """One pull, so long after the one before."""
        self.now += after
        (pulled,) = await pull(self.clerk, self.reach)
        return pulled

    async def titles(self) -> list[str]:
        """The titles of what is stored, sorted; every article has its whole text."""
        stored = await self.clerk.do(lambda store: store.unfiled(99))
        assert all(one.text == "\n\n".join(STORY) for one in stored), [one.text for one in stored]
        return sorted(one.title for one in stored)


def slug(title: str) -> str:
    """The last part of an article's address."""
    return title.lower().replace(" ", "-")


def _put(one: Source, store: Store) -> None:
    store.put_source(one)
