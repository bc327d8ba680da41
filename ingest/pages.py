"""Each page is fetched once, however many entries name it. Looks among kept ones first, keeps none itself."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from domain.kept import Page
from ingest.answers import Fetched
from ingest.urls import url_key
from ingest.web import PAGE_ACCEPT, PAGE_CAP, Web

FRESH: Final = timedelta(days=7)
"""How long a page that was fetched once is not fetched again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """A page, and whether it came from the web just now."""

    page: Page
    new: bool


@dataclass(slots=True, kw_only=True)
class Pages:
    """The pages that are under way. `kept` looks one up by its key among those of earlier days.

    `room` is for whoever reads pages: it bounds how many wait in memory.
    """

    web: Web
    kept: Callable[[str], Awaitable[Page | None]]
    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    _asked: dict[str, asyncio.Task[Got | None]] = field(default_factory=dict)

    async def get(self, url: str, now: datetime, *, anew: bool = False) -> Got | None:
        """The page at `url`; None where there is none, or nothing that may be one. Robots are asked.

        `anew`: one that is kept will not do, for it has changed since.
        """
        key = url_key(url)
        task = self._asked.get(key)
        if task is None:
            task = self._asked[key] = asyncio.create_task(self._get(key, url, now, anew=anew))
        return await asyncio.shield(task)

    def done_with(self, urls: Iterable[str]) -> None:
        """These pages are kept now, or are none: whoever asks next asks afresh."""
        for url in urls:
            self._asked.pop(url_key(url), None)

    async def _get(self, key: str, url: str, now: datetime, *, anew: bool) -> Got | None:
        kept = None if anew else await self.kept(key)
        if kept is not None and kept.fetched > now - FRESH:
            return Got(page=kept, new=False)
        answer = await self.web.get(url, cap=PAGE_CAP, accept=PAGE_ACCEPT, robots=True)
        if not isinstance(answer, Fetched) or not _is_page(answer):
            return None
        page = Page(
            key=key, url=answer.url, body=answer.body, charset=answer.charset, fetched=now, packed=answer.packed
        )
        return Got(page=page, new=True)


async def nothing_kept(key: str) -> Page | None:
    """For those who keep no pages."""
    del key
    return None


def _is_page(answer: Fetched) -> bool:
    """Whether the answer may hold HTML: servers that say nothing, or plain text, often send it all the same."""
    return answer.content_type.startswith(("text/", "application/xhtml", "application/octet-stream"))
