"""No connection goes inside, however an address is spelled and whatever way it comes: counted at listening sockets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from itertools import product

import pytest
import pytest_asyncio

from ingest.answers import Fetched, FetchFailed
from ingest.web import FEED_CAP, PAGE_ACCEPT, Web
from tests.ingest.spellings import RESOLVED, SPELLINGS
from tests.ingest.street import FRONT, INSIDE, Street, names, open_street


@pytest_asyncio.fixture
async def street() -> AsyncIterator[Street]:
    """A street with everything listening."""
    async with open_street() as opened:
        yield opened


async def _get(web: Web, url: str) -> object:
    return await web.get(url, cap=FEED_CAP, accept=PAGE_ACCEPT)


def test_there_are_enough_spellings() -> None:
    assert len(set(SPELLINGS)) >= 60


async def test_31_directly(street: Street) -> None:
    async with street.web() as web:
        for host, scheme in product(SPELLINGS, ("http", "https")):
            assert isinstance(await _get(web, f"{scheme}://{host}:{street.port}/"), FetchFailed), host
    assert street.inside == 0


async def test_31_by_redirect(street: Street) -> None:
    async with street.web() as web:
        for host in SPELLINGS:
            street.to = f"http://{host}:{street.port}/"
            assert isinstance(await _get(web, f"http://{FRONT}:{street.port}/"), FetchFailed), host
        street.to = f"//{SPELLINGS[0]}:{street.port}/"
        assert isinstance(await _get(web, f"http://{FRONT}:{street.port}/"), FetchFailed)
    assert street.inside == 0
    assert street.front == len(SPELLINGS) + 1


async def test_31_by_a_name_that_changes_its_address(street: Street) -> None:
    for inner in RESOLVED:
        with names(street.port, [[FRONT], [inner]]) as asked:
            async with street.web() as web:
                assert isinstance(await _get(web, f"http://rebinding.example:{street.port}/"), Fetched)
            async with street.web() as web:
                assert isinstance(await _get(web, f"http://rebinding.example:{street.port}/"), FetchFailed), inner
        assert len(asked) == 2
    assert street.inside == 0


@pytest.mark.parametrize("order", [1, -1])
async def test_31_by_a_name_with_mixed_answers(street: Street, order: int) -> None:
    for inner in RESOLVED:
        with names(street.port, [[FRONT, inner][::order]]):
            async with street.web() as web:
                assert isinstance(await _get(web, f"http://mixed.example:{street.port}/"), Fetched), inner
    assert street.inside == 0
    assert street.front == len(RESOLVED)


async def test_31_by_a_name_all_of_whose_answers_are_inside(street: Street) -> None:
    with names(street.port, [list(RESOLVED)]):
        async with street.web() as web:
            assert isinstance(await _get(web, f"http://inner.example:{street.port}/"), FetchFailed)
    assert (street.inside, street.front) == (0, 0)


async def test_the_sockets_inside_do_count(street: Street) -> None:
    for host in INSIDE:
        _, writer = await asyncio.open_connection(host, street.port)
        writer.close()
    await asyncio.sleep(0.05)
    assert street.inside == len(INSIDE)
