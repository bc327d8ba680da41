"""No connection goes inside, however an address is spelled and whatever way it comes: counted at listening sockets."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import product

import pytest
import pytest_asyncio

from ingest.answers import Fetched, FetchFailed
from ingest.web import FEED_CAP, PAGE_ACCEPT, Web, WebKnobs
from tests.ingest.spellings import RESOLVED, SPELLINGS

FRONT = "127.9.9.9"  # stands for the public web: the one address that the guard is told to allow
INSIDE = ("127.0.0.1", "127.0.0.2", "127.0.0.53", "127.1.1.1", "127.255.255.254", "::1")


@dataclass
class Street:
    """Sockets inside that count whoever connects, and a front that answers or sends on to `to`. One port for all."""

    port: int = 0
    to: str = ""
    inside: int = 0
    front: int = 0
    servers: list[asyncio.Server] = field(default_factory=list)

    async def count(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """A connection inside: what must not happen."""
        self.inside += 1
        writer.close()

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """The front's answer."""
        self.front += 1
        await reader.readuntil(b"\r\n\r\n")
        head = f"302 Found\r\nLocation: {self.to}" if self.to else "200 OK"
        writer.write(f"HTTP/1.1 {head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        writer.close()

    def web(self) -> Web:
        """A client that may reach the front and nothing else here."""
        return Web(WebKnobs(allow_networks=(f"{FRONT}/32",), ports=frozenset({self.port}), gap=0, total=5))


@pytest_asyncio.fixture
async def street() -> AsyncIterator[Street]:
    """A street with everything listening."""
    street = Street()
    front = await asyncio.start_server(street.answer, FRONT, 0)
    street.port = front.sockets[0].getsockname()[1]
    street.servers = [front, *[await asyncio.start_server(street.count, host, street.port) for host in INSIDE]]
    yield street
    for server in street.servers:
        server.close()


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


async def test_31_by_a_name_that_changes_its_address(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    for inner in RESOLVED:
        asked = _names(monkeypatch, street.port, [[FRONT], [inner]])
        async with street.web() as web:
            assert isinstance(await _get(web, f"http://rebinding.example:{street.port}/"), Fetched)
        async with street.web() as web:
            assert isinstance(await _get(web, f"http://rebinding.example:{street.port}/"), FetchFailed), inner
        assert len(asked) == 2
    assert street.inside == 0


@pytest.mark.parametrize("order", [1, -1])
async def test_31_by_a_name_with_mixed_answers(street: Street, monkeypatch: pytest.MonkeyPatch, order: int) -> None:
    for inner in RESOLVED:
        _names(monkeypatch, street.port, [[FRONT, inner][::order]])
        async with street.web() as web:
            assert isinstance(await _get(web, f"http://mixed.example:{street.port}/"), Fetched), inner
    assert street.inside == 0
    assert street.front == len(RESOLVED)


async def test_31_by_a_name_all_of_whose_answers_are_inside(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    _names(monkeypatch, street.port, [list(RESOLVED)])
    async with street.web() as web:
        assert isinstance(await _get(web, f"http://inner.example:{street.port}/"), FetchFailed)
    assert (street.inside, street.front) == (0, 0)


async def test_the_sockets_inside_do_count(street: Street) -> None:
    for host in INSIDE:
        _, writer = await asyncio.open_connection(host, street.port)
        writer.close()
    await asyncio.sleep(0.05)
    assert street.inside == len(INSIDE)


def _names(monkeypatch: pytest.MonkeyPatch, port: int, answers: list[list[str]]) -> list[int]:
    """The name service, which is the outside world here, gives one answer after the other, the last for ever."""
    asked: list[int] = []

    async def lookup(*_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(len(asked))
        return [_info(address, port) for address in answers[min(asked[-1], len(answers) - 1)]]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", lookup)
    return asked


def _info(address: str, port: int) -> tuple[object, ...]:
    if ":" in address:
        return (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))
    return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
