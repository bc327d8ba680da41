"""A site with three articles that is visited every other day, through the whole of a pull. Test support, no tests.

Its fixtures are there for every module of this folder that has no others of these names.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio

from bot.clerk import Clerk
from bot.pipeline import Pulled, Reach, pull
from domain.model import Source, SourceKind
from ingest.sandbox import Sandbox
from ingest.web import Web
from storage.sqlite import open_store
from storage.store import Store
from tests.ingest.builders import STORY, page
from tests.ingest.web_server import Site, running_site

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


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sandbox() -> AsyncIterator[Sandbox]:
    """One child for all tests of the module."""
    async with Sandbox(children=1, seconds=20.0) as box:
        yield box


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    """An empty store on its own thread."""
    clerk = Clerk(lambda: open_store(tmp_path / "briefing.db"))
    yield clerk
    clerk.close()


@pytest_asyncio.fixture(loop_scope="module")
async def visits(clerk: Clerk, sandbox: Sandbox) -> AsyncIterator[Visits]:
    """Visits to a site on the loopback."""
    async with running_site() as site, Web(site.knobs) as web:
        yield Visits(site, sandbox, web, clerk)


def slug(title: str) -> str:
    """The last part of an article's address."""
    return title.lower().replace(" ", "-")


def _put(one: Source, store: Store) -> None:
    store.put_source(one)
