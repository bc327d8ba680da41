"""How values look in the database: instants as text whose order is their order, tuples as JSON. It reads no table."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime

from domain.model import Published
from storage.sqlite.connection import clean_text

END_OF_TIME = "9999-12-31T23:59:59.999999Z"


def stamp(instant: datetime) -> str:
    """UTC to the microsecond in fixed width: `2024-10-30T10:46:00.000000Z`. Raises ValueError for a naive instant."""
    if instant.tzinfo is None:
        raise ValueError(f"an instant without a zone: {instant}")
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def stamp_or_none(instant: datetime | None) -> str | None:
    """As `stamp`; None stays None."""
    return None if instant is None else stamp(instant)


def instant(text: str) -> datetime:
    """The instant that `stamp` wrote."""
    return datetime.fromisoformat(text)


def instant_or_none(text: str | None) -> datetime | None:
    """As `instant`; None stays None."""
    return None if text is None else instant(text)


def published(text: str | None) -> Published:
    """What `published_text` wrote: an instant, a bare day, or None."""
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def listed(texts: Iterable[str]) -> str:
    """Texts as a JSON list, in order and cleaned."""
    return json.dumps([clean_text(text) for text in texts], ensure_ascii=False, separators=(",", ":"))


def texts(line: str) -> tuple[str, ...]:
    """The texts that `listed` wrote."""
    return tuple(json.loads(line))
