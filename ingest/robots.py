"""May a page be fetched? What robots.txt says, remembered for a day. Feeds that somebody named are not asked about.

Feeds are exempt by design: a person asked for that very address, and a feed is made for programs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from protego import Protego

from ingest.urls import canonical

REMEMBERED: Final = timedelta(hours=24)
LARGEST: Final = 500 * 1024
"""Bytes of a robots.txt that are read, as RFC 9309 asks at least."""

SITEMAPS_MOST: Final = 1000
NEWS_MOST: Final = 3
"""Sitemaps that are looked through, and that are given."""

SLOWEST: Final = 60.0
"""Seconds of Crawl-delay that are honoured; more would starve the other pages of the host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """A site's wishes; `parsed` is None where it has none, `closed` where the server could not say."""

    parsed: Protego | None = None
    closed: bool = False

    def allow(self, url: str, token: str) -> bool:
        """Whether a program called `token` (its short name) may fetch `url`."""
        return not self.closed and (self.parsed is None or bool(self.parsed.can_fetch(url, token)))

    @property
    def news_sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that it names and that are of news by their address; the others list whole archives."""
        named = list(self.parsed.sitemaps)[:SITEMAPS_MOST] if self.parsed else []
        return tuple(found for url in named if "news" in url.lower() and (found := canonical(url, whole=True)))[
            :NEWS_MOST
        ]

    def delay(self, token: str) -> float:
        """Seconds between two requests that the site asks for, at most SLOWEST."""
        wanted = self.parsed.crawl_delay(token) if self.parsed else None
        return min(float(wanted or 0), SLOWEST)


def read_rules(status: int, body: bytes) -> Rules:
    """The rules in an answer: none for 4xx, closed for now for 5xx, else what the first LARGEST bytes say."""
    if status >= 500:
        return Rules(closed=True)
    if status != 200:
        return Rules()
    return Rules(parsed=Protego.parse(body[:LARGEST].decode("utf-8", "replace")))
