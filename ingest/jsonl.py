"""Articles from lines of JSON, one at a time: a bad line is a `Rejected`, never an error. Keeps nothing in memory.

A line is `{"id","url","title","text"|"html","source","published","author","lang"}`; only `text` or `html` is required.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from domain.model import Article, Published
from ingest.characters import one_line
from ingest.dates import AHEAD, read_date
from ingest.extract import Extracted, extract_html, extract_text
from ingest.language import tag
from ingest.urls import canonical

LINE_LONGEST: Final = 16 * 1024 * 1024
"""Characters of one line; the longest article with its page has a quarter of it."""

IMPORTED: Final = "import"
"""What was imported by hand has a source for each outlet: `import:the independent`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """What could not be taken: the file (or `-`), its line counted from 1 where it has lines, and why, for a person."""

    where: str
    line: int | None
    why: str


def read_jsonl(
    lines: Iterable[str], *, now: datetime, arrived_published: bool = False, where: str = "-", outlet: str = ""
) -> Iterator[Article | Rejected]:
    """An Article or a Rejected for each line that is not blank, in order. `outlet` names those without a source."""
    how = Import(now=now, by_published=arrived_published)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        taken = _read_line(line, how, outlet)
        yield taken if isinstance(taken, Article) else Rejected(where=where, line=number, why=taken)


def arrival(published: Published, now: datetime, *, by_published: bool) -> datetime:
    """When an imported article arrives: `now`; or, if asked, when it was published, unless that is unknown or ahead."""
    if not by_published or published is None:
        return now
    if not isinstance(published, datetime):
        published = datetime.combine(published, time(), UTC)
    return published if published <= now else now


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What holds for a whole import: its now, and whether articles arrive at their published time."""

    now: datetime
    by_published: bool


def imported(found: Extracted, how: Import, *, identity: str, outlet: str) -> Article:
    """The article that an import makes of what was extracted; `identity` is its id and its only key."""
    published = _past(found.published, how.now)
    name = outlet or found.outlet or _host(found.url)
    return Article(
        id=identity,
        source=f"{IMPORTED}:{name.casefold() or identity}",
        outlet=name,
        url=found.url,
        title=found.title,
        text=found.text,
        arrived=arrival(published, how.now, by_published=how.by_published),
        published=published,
        author=found.author,
        lang=found.lang,
        keys=(f"id:{identity}",),
        standfirst=found.standfirst,
        paywalled=found.paywalled,
    )


def _host(url: str | None) -> str:
    """The site's name, for want of the outlet's; empty where neither is known: nothing is made up."""
    return (urlsplit(url).hostname or "").removeprefix("www.") if url else ""


def digest(text: str) -> str:
    """The identity of what has none of its own: 16 hex digits of the SHA-256 of `text`."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _read_line(line: str, how: Import, outlet: str) -> Article | str:
    """The article of one line, or the reason why there is none."""
    raw = _object(line)
    if isinstance(raw, str):
        return raw
    found = _extracted(raw)
    if found is None:
        return 'it has neither "text" nor "html"'
    if not found.text and not found.title and not str(raw.get("text") or "").strip():
        return "nothing readable is in it"  # a text that is all boilerplate is kept, empty, so that its id is known
    named = one_line(str(raw.get("source") or ""), 80) or found.outlet or outlet
    return imported(found, how, identity=_identity(raw, found.url), outlet=named)


def _object(line: str) -> dict[str, object] | str:
    """The JSON object on a line, or what is wrong with it."""
    if len(line) >= LINE_LONGEST:
        return f"the line is longer than {LINE_LONGEST:,} characters"
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"this is not JSON: {error}"
    if not isinstance(raw, dict):
        return 'this is not an object: it should look like {"id": "1", "title": "…", "text": "…"}'
    wrong = _wrong_type(raw)
    return f'"{wrong}" should be text' if wrong else raw


def _wrong_type(raw: Mapping[str, object]) -> str | None:
    wanted = ("url", "title", "text", "html", "source", "author", "lang")
    return next((name for name in wanted if not isinstance(raw.get(name, ""), str | None)), None)


def _identity(raw: Mapping[str, object], url: str | None) -> str:
    given = raw.get("id")
    if given is not None and str(given).strip():
        return one_line(str(given), 200)
    return digest(url or f"{raw.get('title')}\n{raw.get('text') or raw.get('html')}")


def _extracted(raw: Mapping[str, object]) -> Extracted | None:
    """What the line says, over what its text or page says."""
    title, url = one_line(str(raw.get("title") or "")), canonical(str(raw.get("url") or ""))
    if isinstance(html := raw.get("html"), str) and html.strip():
        found = extract_html(html, url)
    elif isinstance(text := raw.get("text"), str) and text.strip():
        found = extract_text(text, url, title=title)
    else:
        return None
    published = read_date(str(raw.get("published") or ""), zone=UTC)
    return replace(
        found,
        url=url or found.url,
        title=title or found.title,
        author=one_line(str(raw.get("author") or ""), 200) or found.author,
        published=published or found.published,
        lang=tag(str(raw.get("lang") or "")) or found.lang,
    )


def _past(published: Published, now: datetime) -> Published:
    """`published`, or None where it is ahead of `now`: a time that cannot be is no time."""
    if isinstance(published, datetime):
        return published if published <= now + AHEAD else None
    return published if published is None or published <= now.date() else None
