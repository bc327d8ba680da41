"""Real feeds: every one read, entries surviving eighteen kinds of damage, and items a second."""

from __future__ import annotations

import gzip
import io
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import feedparser

from benchmarks.ingest import agreement
from benchmarks.ingest.damage import DAMAGES, strip_marks
from benchmarks.ingest.report import Row
from ingest.entries import Found
from ingest.feed import Feed, read_feed

PEER_SPEED = 1482.0
"""Items a second of feedparser without its sanitiser in the study that set the bar."""

_ENDS = re.compile(rb"</(?:item|entry)>")

Bodies = dict[str, tuple[str, bytes]]


GATED = ("cut at 70 %", "unclosed break in title", "unquoted attribute")
"""The damages that cost us anything: those that the gate watches, for all eighteen take a minute."""


def measure(data: Path) -> Iterator[Row]:
    """The rows on feeds."""
    bodies = _bodies(data / "feeds" / "real")
    whole = _whole(bodies)
    yield from _read(bodies, whole)
    yield from agreement.rows(bodies, whole)
    shares = []
    for damage in DAMAGES:
        shares.append(_surviving(damage, bodies, whole))
        yield Row(name=f"damage: {damage}", value=shares[-1], bar=0.98)
    yield Row(name="damage: mean", value=sum(shares) / len(shares), bar=0.995)
    yield from _speed(bodies, sum(len(feed.entries) for feed in whole.values()))


def alike(data: Path) -> Iterator[Row]:
    """The rows that a gate watches: all feeds read, as the peers read them, and through the damages of GATED."""
    bodies = _bodies(data / "feeds" / "real")
    whole = _whole(bodies)
    yield next(_read(bodies, whole))
    yield from agreement.rows(bodies, whole)
    for damage in GATED:
        yield Row(name=f"damage: {damage}", value=_surviving(damage, bodies, whole), bar=0.98)


def _whole(bodies: Bodies) -> dict[str, Feed]:
    """The feeds that could be read, by name."""
    read = {name: read_feed(body, url) for name, (url, body) in bodies.items()}
    return {name: feed for name, feed in read.items() if isinstance(feed, Feed) and feed.entries}


def _read(bodies: Bodies, whole: dict[str, Feed]) -> Iterator[Row]:
    yield Row(name="real feeds read", value=len(whole) / len(bodies), bar=1.0, note=f"{len(whole)} of {len(bodies)}")
    entries = [entry for feed in whole.values() for entry in feed.entries]
    for field in ("title", "url", "published"):
        share = sum(bool(getattr(entry, field)) for entry in entries) / len(entries)
        yield Row(name=f"entries with {field}", value=share, note=f"{len(entries)} entries")


def _bodies(folder: Path) -> Bodies:
    urls = json.loads((folder / "urls.json").read_text("utf-8"))
    return {f.name: (urls[f.name], gzip.decompress(f.read_bytes())) for f in sorted(folder.glob("*.gz"))}


def _surviving(damage: str, bodies: Bodies, whole: dict[str, Feed]) -> float:
    """The share of entries, whole in the damaged bytes, that are read with their title, address and time."""
    right = wanted = 0
    for name, feed in whole.items():
        url, body = bodies[name]
        harmed = DAMAGES[damage](body)
        entries = feed.entries
        if damage.startswith("cut"):
            entries = entries[: len(_ENDS.findall(harmed))]
        again = read_feed(harmed, url)
        found = {_sign(entry) for entry in again.entries} if isinstance(again, Feed) else set()
        wanted += len(entries)
        right += sum(_sign(entry) in found for entry in entries)
    return right / wanted


def _sign(entry: Found) -> tuple[str, str | None, object]:
    return strip_marks(entry.title), entry.url, entry.published


def _speed(bodies: Bodies, items: int) -> Iterator[Row]:
    began = time.process_time()
    for url, body in bodies.values():
        read_feed(body, url)
    ours = items / (time.process_time() - began)
    began = time.process_time()
    for _, body in bodies.values():
        feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    peer = items / (time.process_time() - began)
    note = f"here {ours:.0f}, peer here {peer:.0f}, peer then {PEER_SPEED:g}"
    yield Row(name="items a second, scaled by the peer", value=ours * PEER_SPEED / peer, bar=1500, note=note)
