"""The live articles of one language and the stories they make: finds the story nearest to a new article.

Never decides what is a copy, never forgets by itself.
"""

from __future__ import annotations

from array import array
from bisect import insort
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import islice
from math import exp

import numpy as np
from numpy.typing import NDArray

from summarise.fingerprints import firsts
from summarise.vectors import Ids, Terms, Weights

SAME_NEWS = 1.0  # days apart that mean nothing: dates without an hour, and zones, are a day wide
PROBES = 12  # heaviest terms that look candidates up: all of them find no more and cost fifteen times as much
_NEAREST = 25  # candidates compared in full
_MEMBERS = 24  # latest members of a story compared with: the average hardly moves after a few
_ORDINAL = 32  # bits of an entry below its ordinal: the weight
_LOW = np.uint32(0xFFF)  # the part of a term's id by which most of the terms that are not asked for are told


@dataclass(frozen=True, slots=True)
class Told:
    """A live article that is no copy. `day` is its published time in days, None where unknown."""

    ids: Ids
    weights: Weights
    terms: Terms
    day: float | None


@dataclass(frozen=True, slots=True)
class Near:
    """A story and how near it is: the mean cosine to its members times what the time between leaves of it."""

    story: int
    cosine: float
    decay: float
    members: tuple[int, ...]

    @property
    def score(self) -> float:
        """0 to 1."""
        return self.cosine * self.decay


def decay(one: float | None, other: float | None, sigma: float) -> float:
    """What the time between two articles leaves of their likeness: 1 within a day, and where a time is unknown."""
    if one is None or other is None:
        return 1.0
    gap = max(0.0, abs(one - other) - SAME_NEWS)
    return exp(-gap * gap / (2.0 * sigma * sigma))


class Live:
    """Articles by ordinal, their stories, and an index of their terms."""

    def __init__(self, sigma: float) -> None:
        """Nothing live. `sigma` is in days."""
        self._sigma = sigma
        self.told: dict[int, Told] = {}
        self.story_of: dict[int, int] = {}
        self.members: dict[int, list[int]] = {}
        self.order: list[int] = []  # the live ordinals, ascending
        self._entries: dict[int, array[int]] = {}  # of each term: an ordinal above the bits of its weight

    def add(self, ordinal: int, told: Told, story: int) -> None:
        """Files an article in a story."""
        self.told[ordinal] = told
        insort(self.order, ordinal)
        self._join(ordinal, story)
        entries = np.uint64(ordinal << _ORDINAL) | told.weights.view(np.uint32)
        for term, entry in zip(told.ids.tolist(), entries.tolist(), strict=True):
            if (held := self._entries.get(term)) is not None:
                held.append(entry)
            else:
                self._entries[term] = array("Q", (entry,))

    def _join(self, ordinal: int, story: int) -> None:
        self.story_of[ordinal] = story
        insort(self.members.setdefault(story, []), ordinal)

    def _leave(self, ordinal: int) -> None:
        story = self.story_of.pop(ordinal)
        self.members[story].remove(ordinal)
        if not self.members[story]:
            del self.members[story]

    def move(self, ordinal: int, story: int) -> None:
        """Takes an article out of its story and into another."""
        self._leave(ordinal)
        self._join(ordinal, story)

    def drop(self, ordinal: int) -> None:
        """Takes out an article that turned out to be a copy."""
        self._leave(ordinal)
        self.order.remove(ordinal)
        self._strike({ordinal})
        del self.told[ordinal]

    def _strike(self, gone: Set[int]) -> None:
        """Takes articles out of the index of terms."""
        for term in {term for ordinal in gone for term in self.told[ordinal].ids.tolist()}:
            left = [entry for entry in self._entries[term] if entry >> _ORDINAL not in gone]
            if left:
                self._entries[term] = array("Q", left)
            else:
                del self._entries[term]

    def nearest(
        self, ids: Ids, weights: Weights, day: float | None, others: Sequence[int] = ()
    ) -> tuple[Near | None, list[float]]:
        """The nearest story; of equally near ones the oldest. None where no live article shares a heavy term.

        And the cosine to each of `others`, which is asked for in the same breath.
        """
        stories = sorted({self.story_of[ordinal] for ordinal in self.candidates(ids, weights)})
        members = [self.members[story][-_MEMBERS:] for story in stories]
        cosines = iter(self.cosines(ids, weights, [*(ordinal for group in members for ordinal in group), *others]))
        means = [sum(islice(cosines, len(group))) / len(group) for group in members]
        best: Near | None = None
        for at in sorted(range(len(stories)), key=lambda at: -means[at]):  # of equals the oldest first
            if best is not None and means[at] < best.score:
                break  # no time between could make it the nearest, nor any after it
            near = Near(stories[at], means[at], self._left(day, members[at]), tuple(members[at]))
            if best is None or (near.score, -near.story) > (best.score, -best.story):
                best = near
        return best, list(cosines)

    def _left(self, day: float | None, members: Sequence[int]) -> float:
        days = [self.told[ordinal].day for ordinal in members]
        if day is None or None in days:
            return 1.0
        return decay(day, min(days, key=lambda one: abs((one or 0.0) - day)), self._sigma)

    def cosines(self, ids: Ids, weights: Weights, ordinals: Sequence[int]) -> list[float]:
        """The cosine to each of `ordinals`."""
        if not len(ordinals) or not len(ids):
            return [0.0] * len(ordinals)
        told = [self.told[ordinal] for ordinal in ordinals]
        terms = np.concatenate([one.ids for one in told])
        asked = np.zeros(_LOW + 1, dtype=np.bool_)
        asked[ids & _LOW] = True
        alike = asked[terms & _LOW].nonzero()[0]  # few others: of these alone the place is looked for
        terms = terms[alike]
        at = np.minimum(ids.searchsorted(terms), len(ids) - 1)
        shares = np.concatenate([one.weights for one in told])[alike].astype(np.float64)
        shares *= weights[at] * (ids[at] == terms)
        owner = np.repeat(np.arange(len(told)), [len(one.ids) for one in told])[alike]
        found: list[float] = np.bincount(owner, weights=shares, minlength=len(told)).tolist()
        return found

    def candidates(self, ids: Ids, weights: Weights) -> list[int]:
        """The articles that share most of the heaviest terms, ascending by ordinal; those that tie are all there."""
        order = np.lexsort((ids, -weights))[:PROBES]
        owners, shares = self._probe(ids[order].tolist(), weights[order].tolist())
        if not len(owners):
            return []
        order = owners.argsort(kind="stable")  # they are few, whatever the number of live articles
        owners = owners[order]
        first = firsts(owners)
        hit, sums = owners[first], np.bincount(np.cumsum(first) - 1, weights=shares[order])
        if len(hit) > _NEAREST:
            hit = hit[sums >= np.partition(sums, -_NEAREST)[-_NEAREST]]
        ordinals: list[int] = hit.tolist()
        return ordinals

    def _probe(self, terms: Sequence[int], weights: Sequence[float]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Who holds each of the terms, and the share that the term has in a cosine."""
        asked = [(term, weight) for term, weight in zip(terms, weights, strict=True) if term in self._entries]
        held = [(np.frombuffer(self._entries[term], np.uint64), weight) for term, weight in asked]
        if not held:
            return np.empty(0, dtype=np.int64), np.empty(0)
        entries = np.concatenate([found for found, _ in held])
        shares = entries.astype(np.uint32).view(np.float32).astype(np.float64)
        shares *= np.repeat([weight for _, weight in held], [len(found) for found, _ in held])
        return (entries >> np.uint64(_ORDINAL)).astype(np.int64), shares

    def keep(self, ordinals: Sequence[int]) -> None:
        """Forgets all but `ordinals`, ascending."""
        kept = frozenset(ordinals)
        gone = self.told.keys() - kept
        self._strike(gone)
        self.order = list(ordinals)
        self.told = {ordinal: self.told[ordinal] for ordinal in ordinals}
        self.story_of = {ordinal: self.story_of[ordinal] for ordinal in ordinals}
        self.members = {}
        for ordinal in ordinals:
            self.members.setdefault(self.story_of[ordinal], []).append(ordinal)
