"""What the tests of this room share: a site on the loopback, a client that may reach it, one sandbox for all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest_asyncio

from ingest.sandbox import Sandbox
from ingest.web import Web
from tests.ingest.web_server import Site, running_site

NOW = datetime(2024, 11, 2, 9, 0, tzinfo=UTC)


@pytest_asyncio.fixture
async def site() -> AsyncIterator[Site]:
    """A scripted site."""
    async with running_site() as running:
        yield running


@pytest_asyncio.fixture
async def web(site: Site) -> AsyncIterator[Web]:
    """A client that may reach the site."""
    async with Web(site.knobs) as client:
        yield client


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sandbox() -> AsyncIterator[Sandbox]:
    """One child with time enough on a busy machine, started once a module; its tests run on the module's event loop."""
    async with Sandbox(children=1, seconds=20.0) as box:
        yield box
