"""OPML in and out: the lists of feeds that readers exchange. Pure; never fetches what a list names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from ingest.characters import one_line
from ingest.feed_bytes import decode_feed
from ingest.urls import absolute, unwrapped

LARGEST: Final = 1024 * 1024
"""Bytes of a list that are read."""

OUTLINES_MOST: Final = 2000
DEEPEST: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One feed of a list: its address, the name it is listed under, its site, and the folders above it."""

    url: str
    title: str
    site: str | None = None
    folders: tuple[str, ...] = ()


def read_opml(body: bytes) -> tuple[Outline, ...] | None:
    """The feeds in a list, in order, each address once; None where `body` is no OPML. Broken XML is read in part."""
    text = decode_feed(body[:LARGEST], None)
    start = text.lower().find("<opml")
    if start < 0:
        return None
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(_escaped(text[start:]).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    top = root.find("{*}body")
    found = {outline.url: outline for outline in _walk(root if top is None else top, (), DEEPEST)}
    return tuple(found.values())[:OUTLINES_MOST]


def write_opml(feeds: Sequence[Outline], title: str) -> str:
    """An OPML 2.0 document of `feeds`, grouped by their first folder, that `read_opml` and other readers read back."""
    groups: dict[str, list[Outline]] = {}
    for feed in feeds:
        groups.setdefault(feed.folders[0] if feed.folders else "", []).append(feed)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines += [f"  <head><title>{_text(title)}</title></head>", "  <body>"]
    for folder, members in groups.items():
        if folder:
            lines.append(f"    <outline text={quoteattr(folder)} title={quoteattr(folder)}>")
        lines += [f"    {'  ' if folder else ''}{_outline(feed)}" for feed in members]
        if folder:
            lines.append("    </outline>")
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _walk(node: etree._Element, folders: tuple[str, ...], levels: int) -> Iterator[Outline]:
    for child in node.iterfind("{*}outline"):
        said = {str(name).lower(): str(value) for name, value in child.attrib.items()}
        title = one_line(said.get("title") or said.get("text") or "")
        other = said.get("url") if said.get("type", "").lower() in ("rss", "atom") else None
        url = absolute(None, unwrapped(said.get("xmlurl") or other or ""), whole=True)
        if url:
            site = absolute(None, said.get("htmlurl"))
            yield Outline(url=url, title=title or url, site=site, folders=folders)
        elif levels:
            yield from _walk(child, (*folders, title) if title else folders, levels - 1)


def _outline(feed: Outline) -> str:
    site = f" htmlUrl={quoteattr(feed.site)}" if feed.site else ""
    name = quoteattr(feed.title)
    return f'<outline type="rss" text={name} title={name} xmlUrl={quoteattr(feed.url)}{site}/>'


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _escaped(text: str) -> str:
    """`text` with bare ampersands escaped: lists written by hand hold addresses with queries."""

    return re.sub(r"&(?!#?\w{1,10};)", "&amp;", text)
