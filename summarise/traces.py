"""The compact features of a filed article, to be stored beside it and read back when the desk starts again.

Never holds the text; from traces in filing order a desk is made again as it was.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from datetime import UTC, date, datetime
from math import isnan, nan

import numpy as np

from domain.model import Published
from summarise.fingerprints import Marks
from summarise.vectors import Ids, Terms, Weights

_HEAD = struct.Struct("<B5IIdd")
_VERSION = 1
_SECONDS = 86_400.0
_EPOCH = date(1970, 1, 1).toordinal()
_NO_DAY = nan


@dataclass(frozen=True, slots=True)
class Trace:
    """A stored article for `restore`: its id, its story and copy now, when it arrived, and what `Desk.trace` gave."""

    article: str
    story: int
    copy_of: str | None
    arrived: datetime
    blob: bytes


@dataclass(frozen=True, slots=True)
class Features:
    """What the desk knows of an article besides where it was filed. Days count from 1970 in UTC."""

    outlet: str
    source: str
    lang: str
    day: float | None
    arrived: float
    marks: Marks  # furniture masked
    lead: Marks
    whole: int
    terms: Terms
    ids: Ids
    weights: Weights

    def pack(self) -> bytes:
        """All of it; `unpack` makes an equal one."""
        names = json.dumps([self.outlet, self.source, self.lang], ensure_ascii=False).encode()
        parts = (self.marks, self.lead, self.terms.ids, self.ids, self.weights)
        lengths = (len(self.marks), len(self.lead), len(self.terms.ids), len(self.ids))
        day = _NO_DAY if self.day is None else self.day
        head = _HEAD.pack(_VERSION, len(names), *lengths, self.whole, day, self.arrived)
        return head + b"".join(part.tobytes() for part in parts) + self.terms.counts.tobytes() + names

    @classmethod
    def unpack(cls, blob: bytes) -> Features:
        """What `pack` wrote."""
        _, names, marks, lead, terms, heavy, whole, day, arrived = _HEAD.unpack_from(blob)
        words = np.frombuffer(blob, dtype=np.uint32, count=marks + lead + terms + 2 * heavy, offset=_HEAD.size)
        cuts = np.cumsum([marks, lead, terms, heavy])
        found = [part.copy() for part in np.split(words, cuts)]
        after = _HEAD.size + 4 * len(words)
        counts = np.frombuffer(blob, dtype=np.uint8, count=terms, offset=after)
        outlet, source, lang = json.loads(blob[len(blob) - names :])
        return cls(
            outlet=outlet,
            source=source,
            lang=lang,
            day=None if isnan(day) else day,
            arrived=arrived,
            marks=found[0],
            lead=found[1],
            whole=whole,
            terms=Terms(found[2], counts.copy()),
            ids=found[3],
            weights=found[4].view(np.float32),
        )


def instant_day(instant: datetime) -> float:
    """Days since 1970 of an aware instant."""
    return instant.timestamp() / _SECONDS


def published_day(published: Published) -> float | None:
    """Days since 1970; a bare date counts as its noon in UTC."""
    if isinstance(published, datetime):
        return instant_day(published if published.tzinfo else published.replace(tzinfo=UTC))
    return published.toordinal() - _EPOCH + 0.5 if published else None
