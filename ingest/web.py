"""One polite, bounded GET of an address that a stranger may have given. Decides nothing about when to ask again.

Every hop of every request: the guard judges the final address, two connections and a gap for each registered domain,
caps on the wire and decoded, one deadline over all. No cookies, no referrer, no proxy from the environment.
"""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Final, Self

import aiohttp
from yarl import URL

from domain.trouble import Trouble, TroubleKind
from ingest.answers import Fetched, FetchFailed, Moved, NotModified, failed, failure, read_answer
from ingest.guard import Reach, refuses_host, socket_factory
from ingest.hosts import Hosts
from ingest.polling import silence
from ingest.robots import LARGEST as ROBOTS_LARGEST
from ingest.robots import REMEMBERED, Rules, read_rules
from ingest.urls import canonical, host_of

FEED_CAP: Final = 5 * 1024 * 1024
PAGE_CAP: Final = 4 * 1024 * 1024
"""Bytes, on the wire and decoded."""

HOPS: Final = 5
"""Redirects that are followed."""

AT_ONCE: Final = 48
"""Requests under way over all hosts."""

FEED_ACCEPT: Final = (
    "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
)
PAGE_ACCEPT: Final = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebKnobs:
    """How the web is asked. `name` is the short name that robots.txt is asked for."""

    allow_private: bool = False
    allow_networks: tuple[str, ...] = ()
    ports: frozenset[int] = frozenset({80, 443})
    proxy: str | None = None
    name: str = "BriefingBot"
    user_agent: str = "BriefingBot/0.1 (self-hosted news briefings)"
    gap: float = 1.0  # seconds between two requests to one registered domain
    total: float = 30.0  # seconds for one GET with all its hops, waiting for its turn not counted


@dataclass(slots=True)
class Web:
    """A client for untrusted addresses. An async context manager; share one, so that hosts are spared."""

    knobs: WebKnobs = field(default_factory=WebKnobs)
    _hosts: Hosts = field(default_factory=Hosts)
    _robots: dict[str, tuple[float, Rules]] = field(default_factory=dict)
    _session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            limit=AT_ONCE,
            limit_per_host=2,
            ttl_dns_cache=60,
            socket_factory=socket_factory(self._socket_reach),
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            auto_decompress=False,
            timeout=aiohttp.ClientTimeout(total=None),
            headers={"User-Agent": self.knobs.user_agent, "Accept-Encoding": "gzip, deflate"},
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def get(
        self,
        url: str,
        *,
        cap: int,
        accept: str,
        etag: str | None = None,
        last_modified: str | None = None,
        robots: bool = False,
    ) -> Fetched | NotModified | FetchFailed:
        """What is at `url` now. Validators are sent byte for byte; `robots` asks the site's robots.txt first."""
        start = canonical(url, whole=True)
        if start is None:
            return failed(TroubleKind.ADDRESS)
        delay = 0.0
        if robots:
            rules = await self._rules(start)
            if not rules.allow(start, self.knobs.name):
                return failed(TroubleKind.ROBOTS)
            delay = rules.delay(self.knobs.name)
        headers = {"Accept": accept, **_validators(etag, last_modified)}
        return await self._follow(start, headers, cap, delay)

    async def allows(self, url: str) -> bool:
        """Whether the site's robots.txt lets programs read this page."""
        return (await self._rules(url)).allow(url, self.knobs.name)

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """The news sitemaps that the robots.txt of this site names."""
        return (await self._rules(url)).news_sitemaps

    @property
    def _reach(self) -> Reach:
        return Reach(private=self.knobs.allow_private, networks=self.knobs.allow_networks, ports=self.knobs.ports)

    @property
    def _socket_reach(self) -> Reach:
        """Through a proxy every socket goes to the proxy, wherever that is; hosts are then judged by their spelling."""
        port = URL(self.knobs.proxy).port if self.knobs.proxy else None
        return replace(self._reach, private=True, ports=frozenset({port})) if port else self._reach

    async def _follow(
        self, url: str, headers: Mapping[str, str], cap: int, delay: float
    ) -> Fetched | NotModified | FetchFailed:
        """The answer at the end of at most HOPS redirects, each of them judged and waited for like a first request."""
        left, permanent, unbroken = self.knobs.total, None, True
        for _ in range(HOPS + 1):
            async with self._hosts.turn(host_of(url), max(self.knobs.gap, delay)) as held:
                if held is not None:
                    return FetchFailed(trouble=Trouble(kind=TroubleKind.HELD), retry_after=held)
                began = asyncio.get_running_loop().time()
                answer = await self._one(url, headers, cap, left)
                left -= asyncio.get_running_loop().time() - began
            if not isinstance(answer, Moved):
                self._hold(url, answer)
                return answer if isinstance(answer, FetchFailed) else replace(answer, permanent_url=permanent)
            unbroken = (
                unbroken and answer.permanent and not (url.startswith("https:") and answer.to.startswith("http:"))
            )
            permanent = answer.to if unbroken else permanent
            url = answer.to
        return failed(TroubleKind.LOOP)

    def _hold(self, url: str, answer: Fetched | NotModified | FetchFailed) -> None:
        """A site that says "too many requests" is left alone as a whole, pages and feeds alike."""
        if isinstance(answer, FetchFailed) and (wait := silence(answer.status, answer.retry_after)):
            self._hosts.hold(host_of(url), wait)

    async def _one(
        self, url: str, headers: Mapping[str, str], cap: int, left: float
    ) -> Fetched | NotModified | FetchFailed | Moved:
        """One request and its body, or why not."""
        if refuses_host(host_of(url), self._reach):
            return failed(TroubleKind.PRIVATE)
        assert self._session is not None  # noqa: S101 - used inside `async with` only
        try:
            async with (
                asyncio.timeout(max(left, 0.001)),
                self._session.get(
                    URL(url, encoded=True), headers=headers, allow_redirects=False, proxy=self.knobs.proxy
                ) as answer,
            ):
                return await read_answer(answer, url, cap)
        except TimeoutError:
            return failed(TroubleKind.SLOW, round(self.knobs.total))
        except (aiohttp.ClientError, OSError, ValueError, zlib.error) as error:
            return failure(error)

    async def _rules(self, url: str) -> Rules:
        """The robots.txt of the site of `url`, asked for once a day."""
        parts = URL(url, encoded=True)
        site, clock = str(parts.origin()), asyncio.get_running_loop().time()
        known = self._robots.get(site)
        if known and clock - known[0] < REMEMBERED.total_seconds():
            return known[1]
        answer = await self._follow(f"{site}/robots.txt", {"Accept": "text/plain, */*;q=0.1"}, ROBOTS_LARGEST, 0.0)
        match answer:
            case Fetched():
                rules = read_rules(200, answer.body)
            case FetchFailed(trouble=Trouble(kind=TroubleKind.LARGE)):
                rules = Rules()
            case FetchFailed(status=int() as status):
                rules = read_rules(status, b"")
            case _:
                return Rules(closed=True)  # not remembered: the next page may ask again
        self._robots[site] = (clock, rules)
        return rules


def _validators(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """Conditional headers, byte for byte as the server gave them; what cannot be sent as a header is left out."""
    sent = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {k: v for k, v in sent.items() if v and not any(c < " " or "\ud800" <= c <= "\udfff" for c in v)}
