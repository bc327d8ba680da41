"""News sitemaps, sitemap indexes, plain or packed: bytes to entries or to the sitemaps they name. Pure."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final

from lxml import etree

from domain.model import Published
from domain.trouble import TroubleKind
from ingest.characters import one_line
from ingest.dates import read_date
from ingest.entries import Found
from ingest.feed import Feed, NotFeed
from ingest.feed_bytes import decode_feed
from ingest.language import tag
from ingest.urls import absolute

LARGEST: Final = 5 * 1024 * 1024
"""Bytes after unpacking."""

CHILDREN: Final = 3
"""Sitemaps of an index that are read: the newest, which hold the news."""

URLS_MOST: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A sitemap of sitemaps: the addresses worth reading, newest first."""

    sitemaps: tuple[str, ...]


def read_sitemap(body: bytes, url: str, charset: str | None = None) -> Feed | Index | NotFeed:
    """The entries of a sitemap, newest first; the sitemaps of an index."""
    if body.startswith(b"\x1f\x8b"):
        try:
            body = zlib.decompressobj(wbits=31).decompress(body, LARGEST)
        except zlib.error:
            return NotFeed(kind=TroubleKind.DAMAGED)
    text = re.sub(
        r"^\s*<\?xml[^>]*\?>", "", re.sub(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", "", decode_feed(body, charset)[:LARGEST])
    )
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(text.strip().encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    name = etree.QName(root).localname.lower() if root is not None and isinstance(root.tag, str) else ""
    if root is None or name not in ("urlset", "sitemapindex"):
        return NotFeed(kind=TroubleKind.WEB_PAGE if name == "html" else TroubleKind.NOT_FEED)
    rows = [_row(node, url) for node in root.iterfind("{*}url" if name == "urlset" else "{*}sitemap")]
    rows = sorted((row for row in rows if row.url), key=lambda row: _age(row.published), reverse=True)
    if name == "sitemapindex":
        news = [row.url for row in rows if row.url and "news" in row.url.lower()]
        return Index(sitemaps=tuple(dict.fromkeys([*news, *(row.url for row in rows if row.url)]))[:CHILDREN])
    return Feed(title="", link=None, lang=None, entries=tuple(rows[:URLS_MOST]))


def _row(node: etree._Element, base: str) -> Found:
    def text(*names: str) -> str:
        return next((found.strip() for n in names if (found := node.findtext(f".//{{*}}{n}"))), "")

    return Found(
        url=absolute(base, text("loc")),
        title=one_line(text("title")),
        published=read_date(text("publication_date", "lastmod"), zone=UTC),
        lang=tag(text("language")),
    )


def _age(published: Published) -> datetime:
    if isinstance(published, datetime):
        return published
    return datetime.combine(published, time(), UTC) if published else datetime.min.replace(tzinfo=UTC)
