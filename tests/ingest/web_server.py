"""A scripted site on the loopback: one answer a path, a journal of what was asked. Test support, no tests."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from ingest.web import WebKnobs

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Site:
    """A site: `pages` maps a path to its answer, `asked` holds every request in order."""

    port: int = 0
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[web.Request] = field(default_factory=list)

    @property
    def base(self) -> str:
        """The site's address without a last slash."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def knobs(self) -> WebKnobs:
        """Knobs with which this site, and nothing else on the loopback, can be reached."""
        return WebKnobs(allow_networks=("127.0.0.1/32",), ports=frozenset({self.port}), gap=0.0, total=5.0)

    def paths(self) -> list[str]:
        """The paths asked for, without robots.txt."""
        return [request.path for request in self.asked if request.path != "/robots.txt"]

    def put(self, path: str, body: str | bytes, *, status: int = 200, **headers: str) -> None:
        """From now on `path` answers with `body`; underscores in header names are hyphens."""
        packed = body.encode() if isinstance(body, str) else body
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent.setdefault("Content-Type", "text/html; charset=utf-8")

        async def answer(request: web.Request) -> web.Response:
            tag = sent.get("ETag")
            if tag and request.headers.get("If-None-Match") == tag:
                return web.Response(status=304, headers={"ETag": tag})
            return web.Response(status=status, body=packed, headers=sent)

        self.pages[path] = answer


@asynccontextmanager
async def running_site() -> AsyncIterator[Site]:
    """A running Site on a free port."""
    site = Site()

    async def answer(request: web.Request) -> web.StreamResponse:
        site.asked.append(request)
        known = site.pages.get(request.path)
        return await known(request) if known else web.Response(status=404)

    app = web.Application(client_max_size=2**20)
    app.router.add_route("*", "/{rest:.*}", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    tcp = web.TCPSite(runner, "127.0.0.1", 0)
    await tcp.start()
    site.port = runner.addresses[0][1]
    try:
        yield site
    finally:
        await runner.cleanup()
