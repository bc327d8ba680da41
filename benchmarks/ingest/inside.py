"""Connections that reach a listening socket inside, over every spelling and way in. Bar: none. Loopback only."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from benchmarks.ingest.report import Row
from ingest.web import PAGE_ACCEPT, PAGE_CAP
from tests.ingest.spellings import RESOLVED, SPELLINGS
from tests.ingest.street import FRONT, Street, names, open_street


def measure(_: Path) -> Iterator[Row]:
    """A row for each way in; needs no data."""
    for name, (tried, inside) in asyncio.run(_ways()).items():
        yield Row(name=f"inside, {name}: connections", value=inside, bar=0, side="<=", note=f"{tried} addresses tried")


async def _ways() -> dict[str, tuple[int, int]]:
    """(addresses tried, connections inside) by way in."""
    found = {}
    for name, way in (("directly", _directly), ("by redirect", _by_redirect), ("rebinding", _rebinding)):
        async with open_street() as street:
            found[name] = (await way(street), street.inside)
    async with open_street() as street:
        found["mixed answers"] = (await _mixed(street), street.inside)
    return found


async def _get(street: Street, *urls: str) -> int:
    """Asks for each, with a client that knows no name yet."""
    for url in urls:
        async with street.web() as web:
            await web.get(url, cap=PAGE_CAP, accept=PAGE_ACCEPT)
    return len(urls)


async def _directly(street: Street) -> int:
    urls = [f"{scheme}://{host}:{street.port}/" for host, scheme in product(SPELLINGS, ("http", "https"))]
    return await _get(street, *urls)


async def _by_redirect(street: Street) -> int:
    for host in SPELLINGS:
        street.to = f"http://{host}:{street.port}/"
        await _get(street, f"http://{FRONT}:{street.port}/")
    return len(SPELLINGS)


async def _rebinding(street: Street) -> int:
    for inner in RESOLVED:
        with names(street.port, [[FRONT], [inner]]):
            await _get(street, *[f"http://rebinding.example:{street.port}/"] * 2)
    return len(RESOLVED)


async def _mixed(street: Street) -> int:
    for inner, order in product(RESOLVED, (1, -1)):
        with names(street.port, [[FRONT, inner][::order]]):
            await _get(street, f"http://mixed.example:{street.port}/")
    return 2 * len(RESOLVED)
