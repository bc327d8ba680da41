"""A street on the loopback: sockets inside that count whoever connects, and one front that stands for the public web.

Test support, no tests. The name service is the outside world here: it answers what a test says.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

from ingest.web import Web, WebKnobs

FRONT = "127.9.9.9"  # the one address that the guard is told to allow
INSIDE = ("127.0.0.1", "127.0.0.2", "127.0.0.53", "127.1.1.1", "127.255.255.254", "::1")


@dataclass
class Street:
    """What was connected to so far. The front answers, or sends on to `to`. One port for all."""

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


@asynccontextmanager
async def open_street() -> AsyncIterator[Street]:
    """A street with everything listening."""
    street = Street()
    front = await asyncio.start_server(street.answer, FRONT, 0)
    street.port = front.sockets[0].getsockname()[1]
    street.servers = [front, *[await asyncio.start_server(street.count, host, street.port) for host in INSIDE]]
    try:
        yield street
    finally:
        for server in street.servers:
            server.close()


@contextmanager
def names(port: int, answers: list[list[str]]) -> Iterator[list[int]]:
    """The name service gives one answer after the other, the last for ever; yields the questions, counted."""
    asked: list[int] = []
    loop = asyncio.get_running_loop()
    real = loop.getaddrinfo

    async def lookup(*_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(len(asked))
        return [_info(address, port) for address in answers[min(asked[-1], len(answers) - 1)]]

    loop.getaddrinfo = lookup  # type: ignore[method-assign,assignment]  # the outside world, for a while
    try:
        yield asked
    finally:
        loop.getaddrinfo = real  # type: ignore[method-assign] # put back what was there


def _info(address: str, port: int) -> tuple[object, ...]:
    if ":" in address:
        return (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))
    return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
