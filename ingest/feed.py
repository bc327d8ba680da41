"""RSS 0.9x/1.0/2.0, Atom, RDF and JSON Feed: bytes to entries. Runs in the sandbox; never fetches or opens a file."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta
from html import unescape
from typing import Any, Final

import feedparser

from domain.model import Published
from domain.trouble import TroubleKind
from ingest.characters import one_line
from ingest.dates import read_date
from ingest.entries import ENTRIES_MOST, Found
from ingest.feed_bytes import decode_feed, normalise
from ingest.language import tag
from ingest.polling import NEVER, Skip
from ingest.set_aside import SetAside
from ingest.urls import absolute, canonical

HTML_LONGEST: Final = 400_000
"""Characters of an entry's own content that are kept."""

_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HEAD_LONGEST: Final = 20_000  # characters before the first item in which the hours to skip are looked for
_PERIODS: Final = {"hourly": 1, "daily": 24, "weekly": 24 * 7, "monthly": 24 * 30, "yearly": 24 * 365}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as read: its name and language, its entries in document order, and how seldom it wants to be asked."""

    title: str
    link: str | None
    lang: str | None
    entries: tuple[Found, ...]
    every: timedelta | None = None
    skip: Skip = NEVER
    links: tuple[int, ...] = ()  # of a section page: every link on it, by its mark


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFeed:
    """The bytes list nothing, and why: WEB_PAGE, in which feeds may be looked for, NOT_FEED, DAMAGED or NO_LINKS."""

    kind: TroubleKind


def read_feed(body: bytes, url: str, charset: str | None = None) -> Feed | NotFeed:
    """The feed in `body`, which was fetched from `url`; `charset` is what HTTP said."""
    start = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{"):
        return _read_json(body, url, charset)
    text = normalise(body, charset)
    if text is None or (
        start.startswith((b"<!doctype html", b"<html")) and "<item" not in text and "<entry" not in text
    ):
        page = b"<html" in start or b"<!doctype html" in start or b"<head" in start
        return NotFeed(kind=TroubleKind.WEB_PAGE if page else TroubleKind.NOT_FEED)
    return _from_xml(text, url)


def _from_xml(text: str, url: str) -> Feed | NotFeed:
    """feedparser only ever gets BytesIO: a str or bytes it would take for a file name or an address."""
    headers = {"content-type": "application/xml; charset=utf-8"}  # no location: relative links are resolved below
    aside = SetAside()
    source = io.BytesIO(b'<?xml version="1.0" encoding="utf-8"?>' + aside.take(text).encode("utf-8", "replace"))
    parsed: Any = feedparser.parse(source, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries and not parsed.version and not parsed.feed:
        return NotFeed(kind=TroubleKind.NOT_FEED)
    base = absolute(url, parsed.feed.get("link")) or url
    lang = tag(parsed.feed.get("language"))
    return Feed(
        title=_plain(aside.back(str(parsed.feed.get("title") or ""))),
        link=absolute(url, parsed.feed.get("link")),
        lang=lang,
        entries=tuple(_found(entry, base, lang, aside) for entry in parsed.entries[:ENTRIES_MOST]),
        every=_every(parsed.feed),
        skip=_skip(text),
    )


def _found(entry: Mapping[str, Any], base: str, lang: str | None, aside: SetAside) -> Found:
    return Found(
        guid=one_line(str(entry.get("id") or ""), 1000),
        url=_link(entry, base),
        title=_plain(aside.back(str(entry.get("title") or ""))),
        html=_content(entry, aside),
        author=_author(entry, aside),
        published=_when(entry),
        lang=tag(_detail(entry, "title_detail").get("language")) or lang,
    )


def _content(entry: Mapping[str, Any], aside: SetAside) -> str:
    """The longest of what came with the entry: full content, else summary."""
    parts = [str(part.get("value") or "") for part in entry.get("content") or []]
    return max((aside.back(part) for part in (*parts, str(entry.get("summary") or ""))), key=len)[:HTML_LONGEST]


def _detail(entry: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = entry.get(name)
    return found if isinstance(found, Mapping) else {}


def _link(entry: Mapping[str, Any], base: str) -> str | None:
    """The entry's page: FeedBurner's original link, the alternate link, or a guid that is an address."""
    links = [link for link in entry.get("links") or [] if link.get("rel", "alternate") == "alternate"]
    pages = [link.get("href") for link in links if "html" in str(link.get("type", "html"))]
    guid = str(entry.get("id") or "")
    for link in (entry.get("feedburner_origlink"), *pages, entry.get("link")):
        if link == guid and not guid.startswith(("http://", "https://", "/")):
            continue  # RSS takes any guid for an address unless it is told otherwise, and nobody tells it
        if found := absolute(base, link):
            return found
    return canonical(guid) if guid.startswith(("http://", "https://")) else None


def _author(entry: Mapping[str, Any], aside: SetAside) -> str | None:
    names = [aside.back(str(author.get("name") or "")) for author in entry.get("authors") or []]
    name = ", ".join(dict.fromkeys(n for n in names if n)) or aside.back(str(entry.get("author") or ""))
    name = re.sub(r"^\S+@\S+\s*\(([^)]{1,100})\)$", r"\1", name)  # RSS 2.0 wants "mail@host (Name)"
    return one_line(_TAG.sub(" ", name), 200) or None if "@" not in name else None


def _when(entry: Mapping[str, Any]) -> Published:
    """Feeds without a zone mean UTC, as every reader takes them; our own reading knows more zones than feedparser's."""
    for name in ("published", "created", "updated"):
        if found := read_date(str(entry.get(name) or ""), zone=UTC):
            return found
    return None


def _plain(title: object) -> str:
    """A title without markup; what was escaped twice is read twice."""
    text = str(title or "")
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = _TAG.sub(" ", unescape(text))
    return one_line(text)


def _every(feed: Mapping[str, Any]) -> timedelta | None:
    """The interval that `ttl` or `sy:updatePeriod` asks for."""
    minutes = _number(feed.get("ttl"))
    period = _PERIODS.get(str(feed.get("sy_updateperiod") or "").strip().lower())
    hours = period / max(_number(feed.get("sy_updatefrequency")) or 1, 1) if period else 0
    longest = max(timedelta(minutes=minutes or 0), timedelta(hours=hours))
    return longest or None


def _skip(text: str) -> Skip:
    """The hours (GMT) and days at which RSS asks not to be asked; feedparser does not tell them."""
    head = re.split(r"<item\b", text, maxsplit=1)[0][:_HEAD_LONGEST]
    hours = (_number(hour) for hour in re.findall(r"<hour>\s*(\d{1,2})\s*</hour>", head))
    days = (day.strip().lower()[:3] for day in re.findall(r"<day>\s*(\w{6,9})\s*</day>", head))
    return Skip(
        hours=frozenset(hour % 24 for hour in hours if hour <= 24),
        days=frozenset(_DAYS.index(day) for day in days if day in _DAYS),
    )


def _number(value: object) -> int:
    text = str(value or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _read_json(body: bytes, url: str, charset: str | None) -> Feed | NotFeed:
    """JSON Feed 1.0 and 1.1."""
    try:
        feed = json.loads(decode_feed(body, charset), strict=False)
    except (ValueError, RecursionError):
        return NotFeed(kind=TroubleKind.DAMAGED)
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return NotFeed(kind=TroubleKind.NOT_FEED)
    base = absolute(url, _string(feed, "home_page_url")) or url
    lang = tag(_string(feed, "language"))
    listed = [item for item in items if isinstance(item, dict)]
    if len(listed) > ENTRIES_MOST and _json_date(listed[-1]) > _json_date(listed[0]):
        listed = listed[-ENTRIES_MOST:]
    entries = tuple(_json_item(item, base, lang) for item in listed[:ENTRIES_MOST])
    return Feed(
        title=_plain(feed.get("title")),
        link=absolute(url, _string(feed, "home_page_url")),
        lang=lang,
        entries=entries,
    )


def _json_item(item: Mapping[str, object], base: str, lang: str | None) -> Found:
    text = _string(item, "content_text") or _string(item, "summary")
    title = _plain(item.get("title")) or one_line(text, 120)
    return Found(
        guid=one_line(str(item.get("id") or ""), 1000),
        url=absolute(base, _string(item, "url") or _string(item, "external_url")),
        title=title,
        html=_string(item, "content_html")[:HTML_LONGEST],
        text=text[:HTML_LONGEST],
        author=_json_author(item),
        published=read_date(_string(item, "date_published") or _string(item, "date_modified"), zone=UTC),
        lang=tag(_string(item, "language")) or lang,
    )


def _json_date(item: Mapping[str, object]) -> str:
    """ISO 8601 of one feed sorts as it stands."""
    return _string(item, "date_published") or _string(item, "date_modified")


def _json_author(item: Mapping[str, object]) -> str | None:
    several = item.get("authors") or [item.get("author")]
    authors: Sequence[object] = several if isinstance(several, list) else [several]
    names = [_string(author, "name") for author in authors if isinstance(author, dict)]
    return one_line(", ".join(name for name in names if name), 200) or None


def _string(node: Mapping[str, object], name: str) -> str:
    value = node.get(name)
    return value if isinstance(value, str) else ""
