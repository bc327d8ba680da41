"""Which earlier article a text republishes. Decides on fingerprints alone; never sees a clock or a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from summarise.fingerprints import Fingerprint, Marks, within
from summarise.postings import Postings


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyKnobs:
    """Likeness = share of the smaller text + half the share of the smaller lead + half the share of the larger text.

    Shares count sampled shingles outside quotations and furniture. Two outlets that run one wire text agree from the
    first paragraph on and over most of both; background that both reuse sits low in one of them. An outlet reuses its
    own passages all the time, so there the bar is higher: what falls below it is an update.
    """

    other_outlet: float = 0.40  # least share of the smaller text
    same_outlet: float = 0.75
    other_outlet_likeness: float = 0.75
    same_outlet_likeness: float = 1.35
    lead_weight: float = 0.5
    larger_weight: float = 0.5
    fewest: int = 3  # sampled shingles shared, about a dozen in the texts
    days: float = 3.0


@dataclass(frozen=True, slots=True)
class Print:
    """A filed article as this file needs it. `day` is its published time in days, None where unknown."""

    marks: Marks
    lead: Marks
    whole: int
    outlet: str
    day: float | None


@dataclass(frozen=True, slots=True)
class Match:
    """An article that has the same text, and the share of the smaller text that both hold."""

    ordinal: int
    share: float


class Copies:
    """The live articles, by what they say."""

    def __init__(self, knobs: CopyKnobs) -> None:
        """No articles yet."""
        self._knobs = knobs
        self._prints: dict[int, Print] = {}
        self._postings = Postings()
        self._wholes: dict[int, int] = {}  # hash of all words → the first article with them

    def find(self, text: Fingerprint, marks: Marks, outlet: str, day: float | None) -> Match | None:
        """The article most like the text (its `marks` masked) among those whose text it is; None for a new text."""
        same = self._wholes.get(text.whole) if text.words else None
        if same is not None and self._near(self._prints[same].day, day):
            return Match(same, 1.0)
        best: tuple[float, int, float] | None = None
        least = min(self._knobs.other_outlet, self._knobs.same_outlet)
        for owner, shared in self._postings.overlaps(marks, self._knobs.fewest) if len(marks) else ():
            known = self._prints[owner]
            share = shared / min(len(marks), len(known.marks))
            if share < least or not self._near(known.day, day):
                continue
            likeness = self._likeness(text, marks, known, shared)
            if self._is_copy(share, likeness, outlet, known) and (best is None or (likeness, -owner) > best[:2]):
                best = (likeness, -owner, share)
        return Match(-best[1], best[2]) if best else None

    def _near(self, one: float | None, other: float | None) -> bool:
        return one is None or other is None or abs(one - other) <= self._knobs.days

    def _likeness(self, text: Fingerprint, marks: Marks, known: Print, shared: int) -> float:
        few, many = sorted((text.lead, known.lead), key=len)
        lead = within(few, many) / len(few) if len(few) else 0.0
        small, large = sorted((len(marks), len(known.marks)))
        return shared / small + self._knobs.lead_weight * lead + self._knobs.larger_weight * shared / large

    def _is_copy(self, share: float, likeness: float, outlet: str, known: Print) -> bool:
        if outlet and outlet == known.outlet:
            return share >= self._knobs.same_outlet and likeness >= self._knobs.same_outlet_likeness
        return share >= self._knobs.other_outlet and likeness >= self._knobs.other_outlet_likeness

    def add(self, ordinal: int, known: Print) -> None:
        """Files an article, copy or not: a third copy may be nearer to the second than to the first."""
        self._prints[ordinal] = known
        self._wholes.setdefault(known.whole, ordinal)
        self._postings.add(ordinal, known.marks)

    def keep(self, ordinals: Iterable[int]) -> None:
        """Forgets all but these."""
        wanted = frozenset(ordinals)
        self._prints = {o: p for o, p in self._prints.items() if o in wanted}
        self._wholes = {}
        for ordinal, known in self._prints.items():
            self._wholes.setdefault(known.whole, ordinal)
        self._postings.keep(wanted)
