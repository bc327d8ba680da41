"""Measures the process under test from inside, in real time: lag of the event loop, memory, tasks, descriptors.

It changes nothing of the bot: the loop that the bot makes is watched through asyncio's policy.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from pathlib import Path
from typing import IO

EVERY = 0.1  # simulated seconds between two looks at the loop
WRITTEN = 0.2  # real seconds between two lines
PAGE = os.sysconf("SC_PAGE_SIZE")


def install(into: Path) -> None:
    """Every loop made from now on is measured; one line of JSON five times a second into the file."""
    asyncio.set_event_loop_policy(_Policy(into))


class _Policy(asyncio.DefaultEventLoopPolicy):
    def __init__(self, into: Path) -> None:
        super().__init__()
        self._into = into

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        loop = super().new_event_loop()
        _Probe(loop, self._into.open("a", encoding="utf-8")).look()
        return loop


def _real() -> float:
    """Seconds on the one clock that the shim leaves alone."""
    return time.clock_gettime(time.CLOCK_MONOTONIC_RAW)


class _Probe:
    """A callback hands itself on through the loop: what it waits beyond a bare turn of the selector is lag."""

    def __init__(self, loop: asyncio.AbstractEventLoop, file: IO[str]) -> None:
        self._loop, self._file = loop, file
        self._lags: list[float] = []
        self._written = _real()

    def look(self) -> None:
        """Asks to be called, both at once and later."""
        asked = _real()
        self._loop.call_soon(lambda: self._answered(asked))

    def _answered(self, asked: float) -> None:
        self._lags.append(_real() - asked)
        if _real() - self._written >= WRITTEN:
            self._write()
        due, real = self._loop.time() + EVERY, _real()
        self._loop.call_at(due, lambda: self._late(due, real))

    def _late(self, due: float, armed: float) -> None:
        """How late the timer came, from simulated seconds to real ones by the scale just lived through."""
        simulated, real = self._loop.time() - (due - EVERY), _real() - armed
        late = self._loop.time() - due
        self._lags.append(max(0.0, late * real / simulated) if simulated > 0 else 0.0)
        self.look()

    def _write(self) -> None:
        tasks = len(asyncio.all_tasks(self._loop)) if self._loop.is_running() else 0
        line = {"lags": [round(lag, 5) for lag in self._lags], "rss": _rss(), "tasks": tasks, **_descriptors()}
        self._file.write(json.dumps(line | {"at": time.time()}) + "\n")
        self._file.flush()
        self._lags, self._written = [], _real()


def _rss() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * PAGE


def _descriptors() -> dict[str, int]:
    """How many are sockets, which come and go with what is asked, and how many are anything else."""
    open_ones = [_behind(link) for link in Path("/proc/self/fd").iterdir()]
    sockets = sum(name.startswith("socket:") for name in open_ones)
    return {"sockets": sockets, "files": len(open_ones) - sockets}


def _behind(link: Path) -> str:
    try:
        return str(link.readlink())
    except FileNotFoundError:  # the one through which the folder was listed
        return ""
