"""What is learnt of a site's addresses and of the links on one of its pages, and what that says of a link. Pure.

Addresses of one shape are of one kind: where some turned out to be articles, others will. A link that stood on the page
at every visit for days is navigation; one that was not there before is likely to be new.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from domain.kept import Links, Shape
from ingest.urls import url_key

SURE: Final = 3
"""Addresses of a shape that turned out alike before the shape says anything."""

MOSTLY: Final = 4
"""Times as many of one kind as of the other a shape must have had."""

KNOWN_SHAPE: Final = 3
OTHER_SHAPE: Final = -4
STAYS: Final = -4
NEW: Final = 1
"""Points for a link (see `page.points`): its shape is that of articles, of other pages; it never leaves; it is new."""

VISITS: Final = 2
"""Visits after which a link that was not there before counts as new."""

_WORD = re.compile(r"[^\W\d_]{1,20}(?:[-_][^\W\d_]{1,20}){0,2}")
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|jsp|cms|ece|shtml)$", re.I)


def mark(url: str) -> int:
    """64 bits, signed, that stand for a page, whatever twin of its address is linked."""
    return int.from_bytes(blake2b(url_key(url).encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


def shape(url: str) -> str:
    """What addresses of one kind have in common: `/news/articles/#` of `/news/articles/c4gm8zyrp9o`.

    Words of the path stay, numbers are 0; the last part is told by its kind: `0` a number, `~` a slug, `#` an opaque
    name, `w` a word. Of the query the names of numbers stay.
    """
    parts = urlsplit(url)
    *above, last = [unquote(part).lower() for part in parts.path.rstrip("/").split("/")]
    kept = [part if _WORD.fullmatch(part) else "0" if part.isdigit() else "*" if part else "" for part in above]
    named = sorted(name for name, value in parse_qsl(parts.query) if value.isdigit())
    return "/".join([*kept, _kind(_EXTENSION.sub("", last))]) + (f"?{'&'.join(named)}" if named else "")


def _kind(last: str) -> str:
    if last.isdigit():
        return "0"
    if last.count("-") + last.count("_") >= 3:
        return "~"
    if not last:
        return ""
    return "w" if _WORD.fullmatch(last) else "#"


def leaning(url: str, known: Links) -> int:
    """Points more or less for a link, from what is known."""
    here, which = shape(url), mark(url)
    found = next((one for one in known.shapes if one.text == here), Shape(text=here))
    points = STAYS if which in known.staying else 0
    points += NEW if known.visits >= VISITS and which not in known.seen else 0
    if found.articles >= SURE and found.articles >= MOSTLY * found.others:
        points += KNOWN_SHAPE
    if found.others >= SURE and found.others >= MOSTLY * found.articles:
        points += OTHER_SHAPE
    return points


def learnt(pages: Iterable[tuple[str, bool]]) -> list[Shape]:
    """The shapes of pages that were read, with how many of each held an article and how many did not."""
    counts: dict[str, list[int]] = {}
    for url, article in pages:
        both = counts.setdefault(shape(url), [0, 0])
        both[0 if article else 1] += 1
    return _shapes(counts)


def _shapes(counts: Mapping[str, list[int]]) -> list[Shape]:
    return [Shape(text=text, articles=articles, others=others) for text, (articles, others) in counts.items()]
