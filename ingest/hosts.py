"""Turns at a site: two requests at a time, a gap between their starts, and silence where silence was asked for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from ingest.urls import registered

AT_A_SITE: Final = 2
"""Requests under way at one registered domain, feeds, pages and robots.txt together."""


@dataclass(slots=True)
class _Site:
    """What is known of one registered domain. Times are the event loop's, in seconds."""

    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_A_SITE))
    next_start: float = 0.0
    held_until: float = 0.0


@dataclass(slots=True)
class Hosts:
    """The sites that were asked so far."""

    _sites: dict[str, _Site] = field(default_factory=dict)

    @asynccontextmanager
    async def turn(self, host: str, gap: float) -> AsyncIterator[timedelta | None]:
        """Waits for a turn at the site of `host`; gives None, or how long the site still is to be left alone."""
        site = self._site(host)
        async with site.turns:
            clock = asyncio.get_running_loop().time
            if site.held_until > clock():
                yield timedelta(seconds=site.held_until - clock())
                return
            start = max(site.next_start, clock())
            site.next_start = start + gap
            await asyncio.sleep(start - clock())
            yield None

    def hold(self, host: str, wait: timedelta) -> None:
        """Leaves the site of `host` alone for as long as it asked."""
        site = self._site(host)
        site.held_until = max(site.held_until, asyncio.get_running_loop().time() + wait.total_seconds())

    def _site(self, host: str) -> _Site:
        return self._sites.setdefault(registered(host), _Site())
