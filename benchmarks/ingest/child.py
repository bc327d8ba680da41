"""What reading a feed in a child costs on top of reading it here, in CPU time, which a busy machine does not change.

`python -m benchmarks.ingest.child` prints milliseconds for a feed of 30 items: here, through the child, and on top.
"""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

from ingest.feed import read_feed
from ingest.sandbox import Sandbox

FEEDS = 200
BAR_MS = 3.0
_ITEM = (
    "<item><title>Title {n}</title><guid>g{n}</guid><link>https://a.example/{n}</link>"
    "<description>{text}</description></item>"
)
_TEXT = "The council met on Tuesday and agreed to repair the bridge before the winter comes. " * 4


def main() -> None:
    """Measures and prints."""
    items = "".join(_ITEM.format(n=n, text=_TEXT) for n in range(30))
    body = f'<rss version="2.0"><channel><title>T</title>{items}</channel></rss>'.encode()
    here, through = asyncio.run(_both(body))
    on_top = f"{through - here:.2f} on top (bar {BAR_MS:g})"
    print(f"a feed of 30 items: {here:.2f} ms here, {through:.2f} ms through the child, {on_top}")


async def _both(body: bytes) -> tuple[float, float]:
    """(milliseconds of CPU a feed here, through the child: this process and the child together)."""
    async with Sandbox(children=1, seconds=60.0) as box:
        await box.run(read_feed, body, "https://a.example/f")
        read_feed(body, "https://a.example/f")
        began = time.process_time()
        for _ in range(FEEDS):
            read_feed(body, "https://a.example/f")
        here = time.process_time() - began
        child = _children()[-1]
        began, spent = time.process_time(), _cpu(child)
        for _ in range(FEEDS):
            await box.run(read_feed, body, "https://a.example/f")
        through = time.process_time() - began + _cpu(child) - spent
    return here / FEEDS * 1000, through / FEEDS * 1000


def _children() -> list[int]:
    """The processes that this one started, oldest first."""
    told = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii")
    return [int(number) for number in told.split()]


def _cpu(process: int) -> float:
    """Seconds of CPU time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
