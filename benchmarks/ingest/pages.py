"""Body, title, day, time and author over the pages with gold in BRIEFING_DATA/extraction, and the speed of it."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from benchmarks.ingest.report import Row
from benchmarks.ingest.shingles import compare, score
from ingest.extract import Extracted, extract_html

PEER_SPEED = 44.0
"""Pages a second of trafilatura with metadata, precision, in the study that set the bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page with its gold and what was read from it."""

    id: str
    source: str
    truth: dict[str, Any]
    html: bytes
    found: Extracted


def measure(data: Path) -> Iterator[Row]:
    """The rows on pages; reads each page once."""
    pages, seconds = _read(data / "extraction")
    yield from _bodies(pages)
    fundus = [page for page in pages if page.source == "fundus"]
    yield from _titles(fundus)
    yield from _times(fundus)
    yield from _authors(fundus)
    yield from _speed(pages, seconds)


def _read(folder: Path) -> tuple[list[Page], float]:
    rows = [row for row in json.loads((folder / "truth.json").read_text("utf-8")) if row["source"] != "traf"]
    pages, seconds = [], 0.0
    for row in rows:
        html = gzip.decompress((folder / row["file"]).read_bytes())
        began = time.process_time()
        found = extract_html(html, row["url"])
        seconds += time.process_time() - began
        pages.append(Page(id=row["id"], source=row["source"], truth=row["truth"], html=html, found=found))
    return pages, seconds


def _bodies(pages: list[Page]) -> Iterator[Row]:
    parts = {p.id: compare(p.truth["body"], p.found.text, dense=p.source != "aeb") for p in pages}
    for source in ("aeb", "fundus"):
        part = score(parts[p.id] for p in pages if p.source == source)
        yield Row(name=f"body F1, {source}", value=part.f1, note=f"P {part.precision:.3f} R {part.recall:.3f}")
    whole = score(parts.values())
    yield Row(name="body F1, aeb + fundus", value=whole.f1, bar=0.965, note=f"{len(pages)} pages")
    worst = sorted(pages, key=lambda p: parts[p.id].both)[:10]
    for page in worst:
        one = parts[page.id]
        note = f"+{one.extra:.2f} -{one.lost:.2f}"
        yield Row(name=f"  among the worst: {page.id[:38]}", value=one.both, note=note)


def _fold(text: str | None) -> str:
    return " ".join((text or "").lower().split())


def _titles(pages: list[Page]) -> Iterator[Row]:
    pairs = [(_fold(p.truth["title"]), _fold(p.found.title)) for p in pages]
    yield Row(name="title exact, fundus", value=sum(a == b for a, b in pairs) / len(pairs), bar=0.85)
    inside = sum(bool(a and b and (a in b or b in a)) for a, b in pairs)
    yield Row(name="title contained, fundus", value=inside / len(pairs), bar=0.92)


def _times(pages: list[Page]) -> Iterator[Row]:
    pairs = [(datetime.fromisoformat(p.truth["date"]), p.found.published) for p in pages if p.truth["date"]]
    yield Row(name="day right, fundus", value=sum(_same_day(t, f) for t, f in pairs) / len(pairs), bar=0.97)
    zoned = [(t.astimezone(UTC), f) for t, f in pairs if t.tzinfo and isinstance(f, datetime)]
    exact = sum(abs((t - f).total_seconds()) < 60 for t, f in zoned)
    yield Row(name="exact zoned time, fundus", value=exact / len(zoned), bar=0.99, note=f"{len(zoned)} with a zone")


def _same_day(true: datetime, found: datetime | date | None) -> bool:
    if isinstance(found, datetime):
        return found.date() == true.date() or found.astimezone(true.tzinfo or UTC).date() == true.date()
    return found == true.date()


def _authors(pages: list[Page]) -> Iterator[Row]:
    named = [p for p in pages if p.truth["authors"]]
    wrong = any_right = 0
    for page in named:
        true = {_fold(name) for name in page.truth["authors"]}
        found = {_fold(name) for name in (page.found.author or "").split(", ") if name}
        wrong += bool(found) and not true & found
        any_right += bool(true & found)
    yield Row(name="author wrong, fundus", value=wrong / len(named), bar=0.06, side="<=")
    yield Row(name="author: one of them right, fundus", value=any_right / len(named))


def _speed(pages: list[Page], seconds: float) -> Iterator[Row]:
    """Pages a second, times the study's figure of the peer over the same peer's in this run."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - the peer is only timed here

    began = time.process_time()
    for page in pages:
        bare_extraction(page.html, favor_precision=True, include_comments=False, with_metadata=True)
    peer = len(pages) / (time.process_time() - began)
    ours = len(pages) / seconds
    note = f"here {ours:.1f}, peer here {peer:.1f}, peer then {PEER_SPEED:g}"
    yield Row(name="pages a second, scaled by the peer", value=ours * PEER_SPEED / peer, bar=45, note=note)
