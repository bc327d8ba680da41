"""What can be read at an address that a person gave: the feed itself, a site's feeds, a sitemap, a page of links.

Tiers, the first that finds anything: the address is a feed or sitemap → feeds the page declares → links that look like
feeds, and usual places → the page as a section that lists articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from lxml.html import HtmlElement

from domain.model import SourceKind
from domain.trouble import Trouble, TroubleKind
from ingest.answers import Fetched, FetchFailed
from ingest.characters import one_line
from ingest.extract import decode, parse
from ingest.feed import Feed, read_feed
from ingest.page import read_section
from ingest.sandbox import Killed, Sandbox
from ingest.sitemap import Index, read_sitemap
from ingest.urls import absolute, canonical, has_scheme, host_of
from ingest.web import FEED_ACCEPT, FEED_CAP, PAGE_CAP, Web

HEADLINES: Final = 3
"""Headlines that show a person what a source is."""

CANDIDATES: Final = 6
"""Feeds of one site that are tried; sites name dozens."""

ARTICLES: Final = 5
"""Links to articles from which a page counts as a section."""

USUAL: Final = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json")
"""Where feeds usually are, tried when a site declares none."""

_TYPES = re.compile(r"application/(?:rss|atom|rdf|feed|x\.atom|x-rss)\+?(?:xml|json)?|text/xml|application/json", re.I)
_LINK = re.compile(r"(?:^|[/.?=_-])(?:rss|feeds?|atom|rdf)(?:[/.?=_-]|$)|\.(?:rss|atom)$", re.I)
_COMMENTS = re.compile(r"comments?", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A source that could be added: what it is, its name, and its newest headlines, at most HEADLINES."""

    kind: SourceKind
    url: str
    title: str
    headlines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingFound:
    """Why nothing can be read there."""

    trouble: Trouble


async def find_sources(url: str, web: Web, sandbox: Sandbox, now: datetime) -> tuple[Candidate, ...] | NothingFound:
    """The sources at `url`, best first, each read once, or why there is none."""
    del now  # nothing found here is dated; the seam keeps it for kinds of source that will be
    start = canonical(url if has_scheme(url) else f"https://{url.strip()}")
    if start is None:
        return NothingFound(trouble=Trouble(kind=TroubleKind.ADDRESS))
    answer = await web.get(start, cap=FEED_CAP, accept=FEED_ACCEPT)
    if isinstance(answer, FetchFailed):
        return NothingFound(trouble=answer.trouble)
    if not isinstance(answer, Fetched):
        return NothingFound(trouble=Trouble(kind=TroubleKind.NOTHING))
    direct = await _as_feed(answer, sandbox)
    if direct:
        return (direct,)
    return await _on_page(answer, web, sandbox)


async def _as_feed(answer: Fetched, sandbox: Sandbox) -> Candidate | None:
    """The answer itself as a feed or sitemap."""
    where = answer.permanent_url or answer.url
    feed = await sandbox.run(read_feed, answer.body, answer.url, answer.charset)
    if isinstance(feed, Feed) and (feed.entries or feed.title):
        return _candidate(SourceKind.FEED, where, feed)
    listed = await sandbox.run(read_sitemap, answer.body, answer.url, answer.charset)
    if isinstance(listed, Index):
        return Candidate(kind=SourceKind.SITEMAP, url=where, title=host_of(where), headlines=())
    return _candidate(SourceKind.SITEMAP, where, listed) if isinstance(listed, Feed) else None


async def _on_page(page: Fetched, web: Web, sandbox: Sandbox) -> tuple[Candidate, ...] | NothingFound:
    declared, linked = await _links(page, sandbox)
    for urls in (declared, linked, [u for p in USUAL if (u := absolute(page.url, p))]):
        found = [c for url in urls[:CANDIDATES] if (c := await _tried(url, web, sandbox))]
        if found:
            return tuple({candidate.url: candidate for candidate in found}.values())
    section = await sandbox.run(read_section, page.body[:PAGE_CAP], page.url, page.charset)
    if isinstance(section, Feed) and len(section.entries) >= ARTICLES:
        return (_candidate(SourceKind.SECTION, page.permanent_url or page.url, section),)
    return NothingFound(trouble=Trouble(kind=TroubleKind.NOTHING))


async def _links(page: Fetched, sandbox: Sandbox) -> tuple[list[str], list[str]]:
    found = await sandbox.run(feed_links, page.body[:PAGE_CAP], page.url, page.charset)
    return ([], []) if isinstance(found, Killed) else found


async def _tried(url: str, web: Web, sandbox: Sandbox) -> Candidate | None:
    answer = await web.get(url, cap=FEED_CAP, accept=FEED_ACCEPT)
    if not isinstance(answer, Fetched):
        return None
    feed = await sandbox.run(read_feed, answer.body, answer.url, answer.charset)
    return _candidate(SourceKind.FEED, answer.permanent_url or url, feed) if isinstance(feed, Feed) else None


def feed_links(body: bytes, url: str, charset: str | None = None) -> tuple[list[str], list[str]]:
    """(feeds the page declares, links on it that look like feeds), absolute, in order, comment feeds last."""
    tree = parse(decode(body, charset))
    if tree is None:
        return [], []
    declared = [link for link in tree.iter("link") if _declares(link)]
    linked = [link for link in tree.iter("a") if _LINK.search(link.get("href") or "")]
    return _addresses(declared, url), _addresses(linked, url)


def _declares(link: HtmlElement) -> bool:
    return "alternate" in (link.get("rel") or "").lower().split() and bool(
        _TYPES.match((link.get("type") or "").strip())
    )


def _addresses(links: Sequence[HtmlElement], url: str) -> list[str]:
    found: dict[str, bool] = {}
    for link in links:
        page = absolute(url, link.get("href"))
        if page and page != absolute(None, url):
            comments = _COMMENTS.search(f"{link.get('title') or ''} {link.get('href') or ''}")
            found.setdefault(page, comments is not None)
    return sorted(found, key=lambda page: found[page])


def _candidate(kind: SourceKind, url: str, feed: Feed) -> Candidate:
    headlines = [entry.title for entry in feed.entries if entry.title][:HEADLINES]
    return Candidate(kind=kind, url=url, title=one_line(feed.title) or host_of(url), headlines=tuple(headlines))
