"""A browser without a window, and the pages that it looks at: what a link to a sentence brings into view.

Every sentence begins a line of 300 pixels, so that it is told by the scroll position which one the browser found.
"""

from __future__ import annotations

import asyncio
import shutil
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse, web

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
_QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--remote-debugging-port=0", "--window-size=3000,600"),
)
_STYLE = "body{margin:2000px 0;width:2900px;font:16px/300px serif}p,h1{margin:0;font:inherit}"
_LOOK = """
new Promise(done => {
  const look = (left) => {
    if (scrollY === 0 && left) return setTimeout(look, 20, left - 1);
    const away = s => { const r = s.getBoundingClientRect(); return Math.abs((r.top + r.bottom - innerHeight) / 2); };
    const all = [...document.querySelectorAll('[id]')].sort((a, b) => away(a) - away(b));
    done(scrollY === 0 ? '' : all[0].id);
  };
  look(50);
})
"""


def page(title: str, paragraphs: Sequence[Sequence[str]]) -> str:
    """An article as a page; its sentences have the ids `s0`, `s1` …, the title `title`."""
    body, number = "", 0
    for paragraph in paragraphs:
        body += "<p>"
        for sentence in paragraph:
            body += f'<span id="s{number}">{escape(sentence)}</span> <br>'
            number += 1
        body += "</p>"
    head = f'<h1><span id="title">{escape(title)}</span></h1>'
    return f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>{head}{body}"


@dataclass(slots=True, kw_only=True)
class Browser:
    """One tab, driven by its debugging protocol."""

    socket: ClientWebSocketResponse
    _number: int = field(default=0)

    async def seen(self, url: str) -> str:
        """The id of what the browser brought into view for this link; empty where it found nothing."""
        await self._ask("Page.navigate", url=url)
        while (await self._next()).get("method") != "Page.loadEventFired":
            pass
        found = await self._ask("Runtime.evaluate", expression=_LOOK, awaitPromise=True)
        return str(found["result"]["value"])

    async def _ask(self, method: str, **params: object) -> Any:
        self._number += 1
        await self.socket.send_json({"id": self._number, "method": method, "params": params})
        while (answer := await self._next()).get("id") != self._number:
            pass
        return answer["result"]

    async def _next(self) -> Any:
        return await self.socket.receive_json(timeout=30)


@asynccontextmanager
async def browser(home: Path) -> AsyncIterator[Browser]:
    """A fresh browser that keeps everything in `home`."""
    process = await asyncio.create_subprocess_exec(
        CHROMIUM, *_QUIET, f"--user-data-dir={home}", "about:blank", stdout=DEVNULL, stderr=DEVNULL
    )
    try:
        port = await _port(home, process)
        async with ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                tabs = await answer.json()
            tab = next(one for one in tabs if one["type"] == "page")
            async with session.ws_connect(tab["webSocketDebuggerUrl"]) as socket:
                opened = Browser(socket=socket)
                await opened._ask("Page.enable")
                yield opened
    finally:
        process.terminate()
        await process.wait()


async def _port(home: Path, process: Process) -> int:
    written = home / "DevToolsActivePort"
    for _ in range(300):
        if written.exists() and (lines := written.read_text().splitlines()):
            return int(lines[0])
        if process.returncode is not None:
            break
        await asyncio.sleep(0.1)
    raise RuntimeError("the browser did not start")


@asynccontextmanager
async def pages(shown: Sequence[str]) -> AsyncIterator[str]:
    """Serves each of these at `/0`, `/1` …; gives the address before the number."""

    async def answer(request: web.Request) -> web.Response:
        return web.Response(text=shown[int(request.match_info["number"])], content_type="text/html")

    app = web.Application()
    app.router.add_get("/{number:\\d+}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
