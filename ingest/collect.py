"""One source through all of it: asked, listed, and its new entries read into articles. Never raises for a bad source.

list_source: ask (conditional) → same bytes? → parse in the sandbox → entries with identities
… the pipeline asks the store which entries are unknown …
read_entries: page once each → extract in the sandbox → fallbacks → Article(arrived=now)
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from domain.kept import Links
from domain.model import Entry, Reading, Source, SourceKind
from domain.trouble import Trouble, TroubleKind
from ingest.answers import Fetched, FetchFailed, NotModified, failed
from ingest.entries import Found, as_entries, eligible
from ingest.feed import Feed, NotFeed, read_feed
from ingest.listing import list_folder
from ingest.page import read_section
from ingest.pages import Pages
from ingest.polling import NEVER, RETRY, is_doubted, is_lost, moving, next_after_failure, next_after_success
from ingest.reading import Read, read_entry
from ingest.sandbox import Killed, Sandbox
from ingest.sitemap import Index, read_sitemap
from ingest.web import FEED_ACCEPT, FEED_CAP, PAGE_ACCEPT, PAGE_CAP, Web

__all__ = ["Failed", "Listed", "Pages", "Read", "Unchanged", "eligible", "list_source", "read_entries"]

_Reader = Callable[[bytes, str, str | None], Feed | Index | NotFeed]

_READERS: Final[dict[SourceKind, _Reader]] = {
    SourceKind.FEED: read_feed,
    SourceKind.SECTION: read_section,
    SourceKind.SITEMAP: read_sitemap,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What the source lists now. `first`: it never answered before, so only `eligible` entries are to be told.

    `reading` holds the new validators: store it together with the entries; `lively` in its stead where any was new;
    `again` where an entry was put off, so that the source lists it once more.
    """

    entries: tuple[Entry, ...]
    reading: Reading
    lively: Reading
    again: Reading
    first: bool
    links: tuple[int, ...] = ()  # of a section page: every link on it, by its mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """Nothing new, and nothing was parsed."""

    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """It could not be read. `reading` says when to ask again, and keeps the validators."""

    reading: Reading
    trouble: Trouble


async def list_source(
    source: Source, reading: Reading, web: Web, sandbox: Sandbox, now: datetime, *, known: Links | None = None
) -> Listed | Unchanged | Failed:
    """Asks `source` once and tells what it lists. Whether it is due is the caller's to know (`reading.next_at`).

    `known`: of a section page, what was learnt of its links and its site.
    """
    if source.kind in _READERS:
        return await _list_web(source, reading, web, sandbox, now, known)
    if source.kind is SourceKind.FOLDER:
        return await _list_folder(source, reading, now)
    return Unchanged(reading=replace(reading, tried_at=now, read_at=now, next_at=now + timedelta(days=1)))


async def read_entries(
    entries: Sequence[Entry], source: Source, pages: Pages, sandbox: Sandbox, now: datetime, *, anew: bool = False
) -> list[Read]:
    """An article for each entry, in order: from its page where it has one, else from what the source said of it.

    `anew`: its page is fetched even where it is kept from before.
    """
    return list(await asyncio.gather(*(read_entry(entry, source, pages, sandbox, now, anew=anew) for entry in entries)))


async def _list_web(
    source: Source, reading: Reading, web: Web, sandbox: Sandbox, now: datetime, known: Links | None
) -> Listed | Unchanged | Failed:
    section, doubted = source.kind is SourceKind.SECTION, is_doubted(reading, now)
    answer = await web.get(
        source.url,
        cap=PAGE_CAP if section else FEED_CAP,
        accept=PAGE_ACCEPT if section else FEED_ACCEPT,
        etag=None if doubted else reading.etag,
        last_modified=None if doubted else reading.last_modified,
        robots=section,
    )
    tried = replace(reading, tried_at=now)
    if isinstance(answer, FetchFailed):
        return _failed(source, tried, now, answer)
    done = partial(_succeeded, source, tried, now, answer)
    if isinstance(answer, NotModified):
        return Unchanged(reading=done())
    body_hash = sha256(answer.body).hexdigest()
    if body_hash == reading.body_hash:
        return Unchanged(reading=done())
    feed = await _parsed(source, answer, web, sandbox, known)
    if isinstance(feed, FetchFailed):
        return _failed(source, tried, now, feed)
    tried = replace(tried, body_hash=body_hash)
    lively = _succeeded(source, replace(tried, news_at=now), now, answer, feed)
    again = replace(lively, read_at=reading.read_at, body_hash=reading.body_hash)
    return Listed(
        entries=as_entries(feed.entries, source),
        reading=_succeeded(source, tried, now, answer, feed),
        lively=lively,
        again=replace(again, etag=reading.etag, last_modified=reading.last_modified),
        first=reading.read_at is None,
        links=feed.links,
    )


async def _parsed(
    source: Source, answer: Fetched, web: Web, sandbox: Sandbox, known: Links | None
) -> Feed | FetchFailed:
    """What the body lists, read in a child; of an index of sitemaps, what its newest sitemaps list."""
    if source.kind is SourceKind.SECTION:
        found: Feed | Index | NotFeed | Killed = await sandbox.run(
            read_section, answer.body, answer.url, answer.charset, known
        )
    else:
        found = await sandbox.run(_READERS[source.kind], answer.body, answer.url, answer.charset)
    if isinstance(found, Index):
        return await _children(found, web, sandbox)
    if isinstance(found, Killed):
        return failed(TroubleKind.HARD)
    if isinstance(found, NotFeed):
        return failed(found.kind)
    return found


async def _children(index: Index, web: Web, sandbox: Sandbox) -> Feed | FetchFailed:
    entries: list[Found] = []
    for url in index.sitemaps:
        answer = await web.get(url, cap=FEED_CAP, accept=FEED_ACCEPT)
        if isinstance(answer, Fetched):
            found = await sandbox.run(read_sitemap, answer.body, answer.url, answer.charset)
            entries += found.entries if isinstance(found, Feed) else ()
    if not entries:
        return failed(TroubleKind.NO_SITEMAPS)
    return Feed(title="", link=None, lang=None, entries=tuple(entries))


def _succeeded(
    source: Source, tried: Reading, now: datetime, answer: Fetched | NotModified, feed: Feed | None = None
) -> Reading:
    """What is remembered after an answer. A 304 without validators keeps the ones we have."""
    kept = isinstance(answer, NotModified)
    good = replace(
        moving(tried, answer.permanent_url, now),
        etag=answer.etag or (tried.etag if kept else None),
        last_modified=answer.last_modified or (tried.last_modified if kept else None),
        read_at=now,
        whole_at=tried.whole_at if kept and tried.whole_at else now,
        failures=0,
        trouble=None,
        troubled_since=None,
    )
    every, skip = (feed.every, feed.skip) if feed else (None, NEVER)
    return replace(good, next_at=next_after_success(source, good, now, fresh=answer.max_age, every=every, skip=skip))


def _failed(source: Source, tried: Reading, now: datetime, failure: FetchFailed) -> Failed:
    trouble = failure.trouble
    if trouble.kind is TroubleKind.HELD:  # it was not asked at all, so nothing was learnt of it
        return Failed(reading=replace(tried, next_at=now + (failure.retry_after or RETRY[0])), trouble=trouble)
    same = tried.trouble is not None and tried.trouble.kind is trouble.kind
    since = tried.troubled_since if same and tried.troubled_since else now
    if is_lost(trouble, since, now):
        trouble, since = replace(trouble, kind=TroubleKind.LOST), now
    counted = replace(tried, failures=tried.failures + 1, trouble=trouble, troubled_since=since)
    next_at = next_after_failure(source, counted, now, asked=failure.retry_after)
    return Failed(reading=replace(counted, next_at=next_at), trouble=trouble)


async def _list_folder(source: Source, reading: Reading, now: datetime) -> Listed | Unchanged | Failed:
    """A folder of files: unchanged while names, sizes and times of its files are."""
    found = await asyncio.to_thread(list_folder, Path(source.url), source, reading.body_hash)
    tried = replace(reading, tried_at=now)
    if isinstance(found, TroubleKind):
        return _failed(source, tried, now, failed(found))
    next_at = now + timedelta(minutes=source.interval_minutes)
    good = replace(tried, read_at=now, next_at=next_at, failures=0, trouble=None, troubled_since=None)
    if found is None:
        return Unchanged(reading=good)
    good = replace(good, body_hash=found[1])
    again = replace(good, body_hash=reading.body_hash)
    return Listed(entries=found[0], reading=good, lively=good, again=again, first=False)
