"""What other readers make of the real feeds: where two or more agree, we must say the same, or the table shows it.

Entries are paired by link. A peer's field counts as a vote; two equal votes are the expected value. Needs the packages
of the group `bench`; without fastfeedparser and atoma there is one peer, and so no agreement to hold to.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from html import unescape
from typing import Any

import feedparser

from benchmarks.ingest.report import Row
from ingest.feed import Feed

EARLIEST = 1995
"""Year before which nothing was published on the web: feeds that say so hold an empty date."""

Peer = Callable[[bytes], list[dict[str, Any]]]
"""Bytes of a feed to entries of link, title and date; raises where it cannot read it."""


def rows(bodies: dict[str, tuple[str, bytes]], ours: dict[str, Feed]) -> Iterator[Row]:
    """How many expected values we share, a row a field, and the first differences below each. Needs two peers."""
    if len(_peers()) < 2:
        return
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    differing: dict[str, list[str]] = {"entries": [], "title": [], "date": []}
    for name, (_, body) in bodies.items():
        read = [entries for peer in _peers() if (entries := _read(peer, body))]
        mine = _by_link(
            [{"link": e.url or "", "title": e.title, "date": e.published} for e in ours[name].entries]
            if name in ours
            else []
        )
        _compare(name, mine, [_by_link(entries) for entries in read], right, wanted, differing)
    for field, differences in differing.items():
        share = right[field] / wanted[field] if wanted[field] else 1.0
        note = f"{right[field]} of {wanted[field]}"
        yield Row(
            name=f"as two peers agree: {'entries and links' if field == 'entries' else field}",
            value=share,
            bar=0.99,
            note=note,
        )
        for difference in differences[:3]:
            yield Row(name=f"  differs: {difference[:48]}", value=0.0, note=difference[48:200])


def _compare(
    name: str,
    mine: dict[str, dict[str, Any]],
    peers: list[dict[str, dict[str, Any]]],
    right: Counter[str],
    wanted: Counter[str],
    differing: dict[str, list[str]],
) -> None:
    for key, (link, votes) in _votes(peers).items():
        if votes < 2:
            continue
        wanted["entries"] += 1
        right["entries"] += key in mine
        if key not in mine:
            differing["entries"].append(f"{name}: {link} is not among ours")
            continue
        for field in ("title", "date"):
            said = [peer[key][field] for peer in peers if key in peer]
            agreed = _agreed([_plain(field, value) for value in said])
            if agreed is not None:
                wanted[field] += 1
                same = _plain(field, mine[key][field]) == agreed or _known_otherwise(mine[key][field], agreed)
                right[field] += same
                if not same:
                    differing[field].append(f"{name}: {agreed} | ours {_plain(field, mine[key][field])}")


def _known_otherwise(value: Any, agreed: Any) -> bool:
    """The two differences that are meant: a day alone stays a day, where peers make it midnight; and a time before
    EARLIEST is no time, where peers repeat it."""
    if not isinstance(agreed, datetime):
        return False
    if type(value) is date:
        return value == agreed.date() and (agreed.hour, agreed.minute) == (0, 0)
    return value is None and agreed.year < EARLIEST


def _votes(peers: list[dict[str, dict[str, Any]]]) -> dict[str, tuple[str, int]]:
    """How many peers have an entry, by its key, and its link."""
    found: dict[str, tuple[str, int]] = {}
    for peer in peers:
        for key, entry in peer.items():
            found[key] = (str(entry["link"]), found.get(key, ("", 0))[1] + 1)
    return found


def _agreed(values: list[Any]) -> Any:
    """The value that two or more give, else None."""
    counted = Counter(value for value in values if value)
    value, votes = counted.most_common(1)[0] if counted else (None, 0)
    return value if votes >= 2 else None


def _plain(field: str, value: Any) -> Any:
    """A title without markup, case and punctuation; an instant in UTC to the minute, a day for a day."""
    if field == "title":
        return re.sub(r"[\W_]+", "", re.sub(r"<[^>]*>", "", unescape(unescape(str(value or ""))))).casefold()
    if isinstance(value, datetime):
        whole = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return whole.replace(second=0, microsecond=0)
    return value


def _by_link(entries: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Entries by their link, without what our own cleaning of addresses takes away or adds."""
    found: dict[str, dict[str, Any]] = {}
    for entry in entries:
        link = re.sub(r"^https?://(?:www\.)?|[?#].*$", "", str(entry["link"] or "").strip().lower()).rstrip("/")
        if link:
            found.setdefault(link, entry)
    return found


def _read(peer: Peer, body: bytes) -> list[dict[str, Any]]:
    try:
        return peer(body)
    except Exception:  # a peer's trouble with a feed is no vote
        return []


def _peers() -> list[Peer]:
    """The peers that are installed."""
    found: list[Peer] = [_feedparser]
    for name, peer in (("fastfeedparser", _fastfeedparser), ("atoma", _atoma)):
        try:
            __import__(name)
        except ImportError:
            continue
        found.append(peer)
    return found


def _feedparser(body: bytes) -> list[dict[str, Any]]:
    feed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    return [
        {"link": e.get("link"), "title": e.get("title"), "date": _from_tuple(e.get("published_parsed"))}
        for e in feed.entries
    ]


def _from_tuple(value: Any) -> datetime | None:
    if not value:
        return None
    year, month, day, hour, minute, second = value[:6]
    return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)


def _fastfeedparser(body: bytes) -> list[dict[str, Any]]:
    import fastfeedparser  # noqa: PLC0415 - an extra that only this benchmark needs

    feed = fastfeedparser.parse(body)
    return [
        {"link": e.get("link"), "title": e.get("title"), "date": _from_text(e.get("published"))} for e in feed.entries
    ]


def _from_text(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        return None


def _atoma(body: bytes) -> list[dict[str, Any]]:
    import atoma  # noqa: PLC0415 - as above

    try:
        rss = atoma.parse_rss_bytes(body)
        return [{"link": i.link, "title": i.title, "date": i.pub_date} for i in rss.items]
    except atoma.FeedParseError:
        feed = atoma.parse_atom_bytes(body)
        return [
            {
                "link": e.links[0].href if e.links else e.id_,
                "title": e.title.value if e.title else None,
                "date": e.published,
            }
            for e in feed.entries
        ]
