"""What a source lists becomes entries with identities: which are the same, which are new, which are eligible. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from hashlib import sha256
from typing import Final

from domain.model import Entry, Published, Source
from ingest.urls import canonical, url_key

ENTRIES_MOST: Final = 2000
"""Entries of one document that are read; the largest honest feeds have a few hundred."""

FIRST_FETCH: Final = 10
"""Entries of a first fetch that are eligible: a reader who adds a feed wants its news, not its archive."""

BODY_ENOUGH: Final = 80
"""Folded characters a summary needs before equal title and summary mean equal entries: short ones recur daily."""


_NOT_WORD: Final = re.compile(r"[\W_]+")
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry as a document lists it, before it has identities. `url` is absolute and canonical, or None."""

    guid: str = ""
    url: str | None = None
    title: str = ""
    html: str = ""
    text: str = ""
    author: str | None = None
    published: Published = None
    lang: str | None = None


def as_entries(found: Sequence[Found], source: Source) -> tuple[Entry, ...]:
    """`found` with identities, in order, each identity once. Those of somebody's own source are its alone: what it
    says under an address can neither take the place of what others say there, nor be swallowed by it.

    A guid or address that several different entries of one document share identifies none of them: some feeds give
    every entry one guid, and the notes of a live page share its address.
    """
    guids = Counter(f.guid for f in found if f.guid)
    pages = Counter(url_key(f.url) for f in found if f.url)
    moments = Counter(_moment(f) for f in found)
    seen: set[str] = set()
    entries = []
    for one in _newest(found):
        keys = _keys(one, source.id, guids, pages, moments)
        keys = tuple(f"{source.id}|{key}" for key in keys) if source.own else keys
        if keys and seen.isdisjoint(keys):
            seen.update(keys)
            entries.append(_entry(one, source, keys))
    return tuple(entries)


def _newest(found: Sequence[Found]) -> Sequence[Found]:
    """At most ENTRIES_MOST of them, in their order: the newest, whatever end they stand at."""
    if len(found) <= ENTRIES_MOST:
        return found
    ages = [_age(one) for one in found]
    newest = sorted(range(len(found)), key=lambda at: (ages[at], -at), reverse=True)[:ENTRIES_MOST]
    return [found[at] for at in sorted(newest)]


def eligible(entries: Sequence[Entry], first: bool) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """(eligible, rest): on a `first` fetch the newest FIRST_FETCH, in document order; else all of them.

    The rest is to be remembered as known and never told.
    """
    if not first or len(entries) <= FIRST_FETCH:
        return tuple(entries), ()
    newest = sorted(range(len(entries)), key=lambda at: (_age(entries[at]), -at), reverse=True)[:FIRST_FETCH]
    chosen = frozenset(newest)
    return (
        tuple(e for at, e in enumerate(entries) if at in chosen),
        tuple(e for at, e in enumerate(entries) if at not in chosen),
    )


def article_id(keys: Sequence[str]) -> str:
    """The id of an article: 16 hex digits of the SHA-256 of its strongest key."""
    return sha256(keys[0].encode("utf-8", "replace")).hexdigest()[:16]


def _keys(one: Found, source: str, guids: Counter[str], pages: Counter[str], moments: Counter[str]) -> tuple[str, ...]:
    keys = []
    if one.guid and guids[one.guid] == 1:
        link = canonical(one.guid)
        keys.append(f"guid:{source}:{url_key(link)[4:] if link else one.guid[:500]}")
    page = url_key(one.url) if one.url else ""
    if page and pages[page] == 1:
        keys.append(page)
    moment = _moment(one)
    if moment and not page and moments[moment] == 1:
        keys.append(f"text:{source}:{moment}")
    body = _exact(one.html or one.text)
    if one.title and (len(body) >= BODY_ENOUGH or not keys):
        shared = f"\n{page}\n{one.guid}" if not keys else ""
        told = f"{_exact(one.title)}\n{body}{shared}".encode("utf-8", "replace")
        keys.append(f"text:{source}:{sha256(told).hexdigest()[:32]}")
    return tuple(keys)


def _moment(one: Found) -> str:
    """Title, text and instant as one: what is left of an entry without an address whose guid is new at each fetch."""
    if not one.title or not isinstance(one.published, datetime):
        return ""
    told = f"{_exact(one.title)}\n{_exact(one.html or one.text)}\n{one.published.isoformat()}"
    return sha256(told.encode("utf-8", "replace")).hexdigest()[:32]


def _exact(text: str) -> str:
    """Letters and digits in lower case: "toll 4" and "toll 9" are two reports, however alike."""
    return " ".join(_NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).split())


def _entry(one: Found, source: Source, keys: tuple[str, ...]) -> Entry:
    return Entry(
        source=source.id,
        keys=keys,
        url=one.url,
        title=one.title,
        html=one.html,
        text=one.text,
        author=one.author,
        published=one.published,
        lang=one.lang or source.lang,
        topics=source.topics,
        own=source.own,
        said=said(one.title, one.html or one.text),
    )


def said(title: str, body: str) -> int:
    """What stands for title and words, whatever the markup; dates change without anything being said anew."""
    words = f"{_exact(title)}\n{_exact(_TAG.sub(' ', body))}".encode("utf-8", "replace")
    return int.from_bytes(sha256(words).digest()[:8], "big", signed=True)


def _age(entry: Entry | Found) -> datetime:
    """An instant to sort by; entries without one come last."""
    when = entry.published
    if isinstance(when, datetime):
        return when
    return datetime.combine(when, time(), UTC) if when else datetime.min.replace(tzinfo=UTC)
