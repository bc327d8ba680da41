"""The live articles of one language and the stories they make: finds the story nearest to a new article.

Never decides what is a copy, never forgets by itself.
"""

from __future__ import annotations

from array import array
from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from math import exp

import numpy as np
from numpy.typing import NDArray

from summarise.vectors import Ids, Terms, Weights

SAME_NEWS = 1.0  # days apart that mean nothing: dates without an hour, and zones, are a day wide
PROBES = 12  # heaviest terms that look candidates up: all of them find no more and cost fifteen times as much
_NEAREST = 25  # candidates compared in full
_MEMBERS = 24  # latest members of a story compared with: the average hardly moves after a few


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
        self._owners: dict[int, array[int]] = {}
        self._weights: dict[int, array[float]] = {}
        self._first = 0

    def add(self, ordinal: int, told: Told, story: int) -> None:
        """Files an article in a story."""
        self.told[ordinal] = told
        self._first = min(self._first, ordinal)
        insort(self.order, ordinal)
        self._join(ordinal, story)
        for term, weight in zip(told.ids.tolist(), told.weights.tolist(), strict=True):
            if term in self._owners:
                self._owners[term].append(ordinal)
                self._weights[term].append(weight)
            else:
                self._owners[term], self._weights[term] = array("i", (ordinal,)), array("f", (weight,))

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
        told = self.told.pop(ordinal)
        for term in told.ids.tolist():
            at = self._owners[term].index(ordinal)
            del self._owners[term][at], self._weights[term][at]

    def nearest(self, ids: Ids, weights: Weights, day: float | None) -> Near | None:
        """The nearest story; of equally near ones the oldest. None where no live article shares a heavy term."""
        stories = sorted({self.story_of[ordinal] for ordinal in self.candidates(ids, weights)})
        members = [self.members[story][-_MEMBERS:] for story in stories]
        cosines = iter(self.cosines(ids, weights, [ordinal for group in members for ordinal in group]))
        found = [
            Near(story, sum(islice(cosines, len(group))) / len(group), self._left(day, group), tuple(group))
            for story, group in zip(stories, members, strict=True)
        ]
        return max(found, key=lambda near: (near.score, -near.story), default=None)

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
        at = np.searchsorted(ids, terms)
        at[at == len(ids)] = 0
        shares = np.concatenate([one.weights for one in told]).astype(np.float64) * weights[at] * (ids[at] == terms)
        owner = np.repeat(np.arange(len(told)), [len(one.ids) for one in told])
        found: list[float] = np.bincount(owner, weights=shares, minlength=len(told)).tolist()
        return found

    def candidates(self, ids: Ids, weights: Weights) -> list[int]:
        """The articles that share most of the heaviest terms, ascending by ordinal; those that tie are all there."""
        order = np.lexsort((ids, -weights))[:PROBES]
        owners, shares = self._probe([(int(ids[at]), float(weights[at])) for at in order])
        if not len(owners):
            return []
        sums = np.bincount(owners, weights=shares, minlength=1)
        hit = np.flatnonzero(sums)
        if len(hit) > _NEAREST:
            bar = np.partition(sums[hit], len(hit) - _NEAREST)[len(hit) - _NEAREST]
            hit = hit[sums[hit] >= bar]
        return [int(ordinal) + self._first for ordinal in hit]

    def _probe(self, probes: Iterable[tuple[int, float]]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        owners: list[NDArray[np.int64]] = [np.empty(0, dtype=np.int64)]
        shares: list[NDArray[np.float64]] = [np.empty(0)]
        for term, weight in probes:
            if term in self._owners:
                owners.append(np.array(self._owners[term], dtype=np.int64) - self._first)
                shares.append(np.array(self._weights[term], dtype=np.float64) * weight)
        return np.concatenate(owners), np.concatenate(shares)

    def keep(self, ordinals: Sequence[int]) -> None:
        """Forgets all but `ordinals`, ascending."""
        told = {ordinal: self.told[ordinal] for ordinal in ordinals}
        story_of = {ordinal: self.story_of[ordinal] for ordinal in ordinals}
        self._owners, self._weights = {}, {}
        self.told, self.story_of, self.members, self.order = {}, {}, {}, []
        self._first = ordinals[0] if ordinals else 0
        for ordinal in ordinals:
            self.add(ordinal, told[ordinal], story_of[ordinal])
