"""What can be read at an address that a person gave: the feed itself, a site's feeds, a page of links, a sitemap.

The plan, all of it within DEADLINE: 1. spell the address out; 2. ask for it: a feed or a sitemap is the answer; 3. of a
page take the feeds it declares, else links that look like feeds, else what stands where feeds usually are; 4. beside
them the page itself, where it lists articles; 5. where there is nothing yet, a news sitemap that robots.txt names.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

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
from ingest.urls import absolute, canonical, has_scheme, host_of, unwrapped
from ingest.web import FEED_ACCEPT, FEED_CAP, PAGE_CAP, Web

DEADLINE: Final = 45.0
"""Seconds for the whole search: somebody waits for it. What was found by then is the answer."""

HEADLINES: Final = 3
"""Headlines that show a person what a source is."""

LONGEST: Final = 150
"""Characters of a headline that are shown."""

CANDIDATES: Final = 6
"""Feeds of one site that are tried; sites name dozens."""

ARTICLES: Final = 5
"""Links to articles from which a page counts as a section."""

USUAL: Final = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json")
"""Where feeds usually are, tried when a site declares none."""

BESIDE: Final = ("/feed", ".rss", "/rss")
"""What is put after the path of a page whose feed may stand beside it."""

_TYPES = re.compile(
    r"application/(?:(?:rss|atom|rdf|feed|x-rss|x\.atom|xml|x-xml)(?:\+xml|\+json)?|json)|text/xml", re.I
)
_LINK = re.compile(r"(?:^|[/.?=_-])(?:rss|feeds?|atom|rdf)(?:[/.?=_-]|$)|\.(?:rss|atom)$", re.I)
_COMMENTS = re.compile(r"comments?", re.I)
_AROUND: Final = " \t\r\n<>\"'«»“”„‘’`()[]"
_AFTER: Final = ".,;:!?"

_GUARDED: Final = frozenset({TroubleKind.REFUSED, TroubleKind.CHALLENGE, TroubleKind.PASSWORD, TroubleKind.ROBOTS})
"""Pages are often kept from programs where feeds are not."""

_WITHOUT_TLS: Final = frozenset({TroubleKind.UNREACHABLE, TroubleKind.CERTIFICATE, TroubleKind.NOT_HTTP})
"""Why an address that was given without a scheme is tried over plain HTTP too."""


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


async def find_sources(said: str, web: Web, sandbox: Sandbox) -> tuple[Candidate, ...] | NothingFound:
    """The sources at the address somebody said, best first, each read once, or why there is none."""
    search = _Search(web=web, sandbox=sandbox)
    try:
        async with asyncio.timeout(DEADLINE):
            trouble = await search.at(said)
    except TimeoutError:
        trouble = Trouble(kind=TroubleKind.SLOW, number=int(DEADLINE))
    return tuple(search.found) or NothingFound(trouble=trouble)


def spellings(said: str) -> tuple[str, ...]:
    """The web addresses that may be meant, likeliest first; none where it is no address."""
    text = said.strip(_AROUND).rstrip(_AFTER).strip(_AROUND)
    text = unwrapped(text)
    if re.match(r"[a-z][a-z0-9+.-]*://", text, re.I):
        tried: tuple[str, ...] = (text,)
    elif has_scheme(text) and not re.match(r"[^/:]+:\d{1,5}(?:/|$)", text):
        return ()  # mailto:, javascript:, data:
    else:
        host = text.partition("/")[0].partition(":")[0]
        tried = (f"https://{text}", f"http://{text}") if "." in host else ()
    return tuple(url for one in tried if (url := canonical(one, whole=True)))


@dataclass(slots=True, kw_only=True)
class _Search:
    """One search: what was found so far, and which addresses were asked."""

    web: Web
    sandbox: Sandbox
    found: list[Candidate] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    async def at(self, said: str) -> Trouble:
        """Looks at the address in every spelling; gives why nothing is there, where that is so."""
        trouble = Trouble(kind=TroubleKind.ADDRESS)
        for url in spellings(said):
            answer = await self._ask(url)
            if not isinstance(answer, FetchFailed):
                await self._in(answer)
                return Trouble(kind=TroubleKind.NOTHING)
            trouble = answer.trouble
            if trouble.kind in _GUARDED:
                await self._first_of(_places(url))
            if trouble.kind not in _WITHOUT_TLS:
                break
        return trouble

    async def _ask(self, url: str) -> Fetched | FetchFailed:
        self.asked.add(url)
        answer = await self.web.get(url, cap=FEED_CAP, accept=FEED_ACCEPT)
        if isinstance(answer, Fetched | FetchFailed):
            return answer
        return FetchFailed(trouble=Trouble(kind=TroubleKind.NOTHING))  # "not modified", to somebody who has nothing

    async def _in(self, answer: Fetched) -> None:
        """Looks at what came: itself a source, or a page on which there are some."""
        if not await self._is_source(answer):
            await self._on_page(answer)

    async def _is_source(self, answer: Fetched) -> bool:
        where = answer.permanent_url or answer.url
        feed = await self.sandbox.run(read_feed, answer.body, answer.url, answer.charset)
        if isinstance(feed, Feed) and (feed.entries or feed.title):
            self._take(SourceKind.FEED, where, feed)
            return True
        listed = await self.sandbox.run(read_sitemap, answer.body, answer.url, answer.charset)
        if isinstance(listed, Index):
            self._take(SourceKind.SITEMAP, where, await self._newest(listed))
            return True
        if isinstance(listed, Feed):
            self._take(SourceKind.SITEMAP, where, listed)
            return True
        return False

    async def _newest(self, index: Index) -> Feed:
        """What the first sitemap of an index lists: it shows what the whole is."""
        for url in index.sitemaps[:1]:
            answer = await self._ask(url)
            if isinstance(answer, Fetched):
                listed = await self.sandbox.run(read_sitemap, answer.body, answer.url, answer.charset)
                if isinstance(listed, Feed):
                    return listed
        return Feed(title="", link=None, lang=None, entries=())

    async def _on_page(self, page: Fetched) -> None:
        declared, linked = await self._links(page)
        await self._all_of(declared) or await self._all_of(linked) or await self._first_of(_places(page.url))
        await self._section(page)
        if not self.found:
            await self._first_of(await self.web.sitemaps(page.url))

    async def _links(self, page: Fetched) -> tuple[list[str], list[str]]:
        found = await self.sandbox.run(feed_links, page.body[:PAGE_CAP], page.url, page.charset)
        return ([], []) if isinstance(found, Killed) else found

    async def _all_of(self, urls: Sequence[str]) -> bool:
        """Every source among the first CANDIDATES of `urls`; whether there was any."""
        for url in urls[:CANDIDATES]:
            await self._try(url)
        return bool(self.found)

    async def _first_of(self, urls: Iterable[str]) -> bool:
        """The first source of `urls`: those guessed are mostly one feed under several names."""
        for url in urls:
            if await self._try(url):
                return True
        return False

    async def _try(self, url: str) -> bool:
        if url in self.asked:
            return False
        answer = await self._ask(url)
        return isinstance(answer, Fetched) and await self._is_source(answer)

    async def _section(self, page: Fetched) -> None:
        """The page itself, where it lists articles and its site does not mind."""
        section = await self.sandbox.run(read_section, page.body[:PAGE_CAP], page.url, page.charset)
        if isinstance(section, Feed) and len(section.entries) >= ARTICLES and await self.web.allows(page.url):
            self._take(SourceKind.SECTION, page.permanent_url or page.url, section)

    def _take(self, kind: SourceKind, url: str, feed: Feed) -> None:
        """Keeps a candidate, unless it is one that is there already under another address or in another format."""
        headlines = tuple([one_line(entry.title, LONGEST) for entry in feed.entries if entry.title][:HEADLINES])
        title = one_line(feed.title, 100) or host_of(url)
        if not any(one.url == url or (headlines and one.headlines == headlines) for one in self.found):
            self.found.append(Candidate(kind=kind, url=url, title=title, headlines=headlines))


def _places(url: str) -> list[str]:
    """Where the feed of the page at `url` may be: beside it, then where the feeds of sites usually are."""
    path = urlsplit(url).path.rstrip("/")
    beside = [f"{path}{end}" for end in BESIDE] if path and "." not in path.rpartition("/")[2] else []
    return [found for place in (*beside, *USUAL) if (found := absolute(url, place))]


def feed_links(body: bytes, url: str, charset: str | None = None) -> tuple[list[str], list[str]]:
    """(feeds the page declares, links on it that look like feeds), absolute, in order, comment feeds last."""
    tree = parse(decode(body, charset))
    if tree is None:
        return [], []
    declared = [link for link in tree.iter("link") if _declares(link)]
    linked = [link for link in tree.iter("a") if _LINK.search(link.get("href") or "")]
    return _addresses(declared, url), _addresses(linked, url)


def _declares(link: HtmlElement) -> bool:
    names = set((link.get("rel") or "").lower().split())
    return bool({"alternate", "feed"} & names) and bool(_TYPES.fullmatch(_media_type(link.get("type") or "")))


def _media_type(said: str) -> str:
    return said.partition(";")[0].strip()


def _addresses(links: Sequence[HtmlElement], url: str) -> list[str]:
    found: dict[str, bool] = {}
    for link in links:
        page = absolute(url, unwrapped((link.get("href") or "").strip()), whole=True)
        if page and page != absolute(None, url, whole=True):
            comments = _COMMENTS.search(f"{link.get('title') or ''} {link.get('href') or ''}")
            found.setdefault(page, comments is not None)
    return sorted(found, key=lambda page: found[page])
