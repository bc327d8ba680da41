"""What people ruled of stories laid over groups: these are one, those are not. Never groups by likeness on its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from summarise.vectors import Ids, Weights

Vector = tuple[Ids, Weights]


@dataclass(frozen=True, slots=True)
class Bonds:
    """Pairs of points, the lesser first. Where both are asked of one pair, directly or through others, apart wins."""

    same: frozenset[tuple[int, int]] = frozenset()
    apart: frozenset[tuple[int, int]] = frozenset()

    @classmethod
    def between(cls, pairs: Iterable[tuple[int, int, bool]]) -> Bonds:
        """Of (point, other point, whether they are one); a point ruled on with itself says nothing."""
        known = [(min(a, b), max(a, b), same) for a, b, same in pairs if a != b]
        return cls(
            frozenset((a, b) for a, b, same in known if same), frozenset((a, b) for a, b, same in known if not same)
        )

    def of(self, points: Iterable[int]) -> Bonds:
        """Those among `points` alone."""
        wanted = frozenset(points)
        return Bonds(
            frozenset(pair for pair in self.same if wanted.issuperset(pair)),
            frozenset(pair for pair in self.apart if wanted.issuperset(pair)),
        )


def only(term: int) -> Vector:
    """A vector of one term."""
    return np.array([term], dtype=np.uint32), np.ones(1, dtype=np.float32)


def obeyed(groups: Sequence[Sequence[int]], bonds: Bonds, vectors: Sequence[Vector]) -> list[list[int]]:
    """The groups with every bond kept, each ascending, ordered by first member. `vectors` are the points' terms.

    1. Groups that hold points which are one are joined. 2. A group that holds points which are apart is dealt out
    anew: those that are one as one, each to the first part that nothing keeps it from; last those of whom nothing was
    said, each to the part it is most like.
    """
    if not bonds.same and not bonds.apart:
        return [list(group) for group in groups]
    place = {point: at for at, group in enumerate(groups) for point in group}
    joined = _joined(len(groups), ((place[a], place[b]) for a, b in sorted(bonds.same)))
    found: list[list[int]] = []
    for parts in joined:
        whole = sorted(point for part in parts for point in groups[part])
        found += _dealt(whole, bonds.of(whole), vectors)
    return sorted(found)


def _joined(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers below `count` in sets that the pairs hold together."""
    sets = {at: [at] for at in range(count)}
    for a, b in pairs:
        if sets[a] is not sets[b]:
            sets[a].extend(sets[b])
            for moved in list(sets[b]):
                sets[moved] = sets[a]
    return [found for at, found in sets.items() if min(found) == at]


def _dealt(whole: list[int], bonds: Bonds, vectors: Sequence[Vector]) -> list[list[int]]:
    if not bonds.apart:
        return [whole]
    blocks = _blocks(whole, bonds)
    named = {point for pair in bonds.apart for point in pair}
    parts: list[list[int]] = []
    for block in [one for one in blocks if named.intersection(one)]:
        free = next((part for part in parts if not _kept_apart(part, block, bonds)), None)
        if free is None:
            parts.append(list(block))
        else:
            free += block
    for block in [one for one in blocks if not named.intersection(one)]:
        max(parts, key=lambda part: (_likeness(part, block, vectors), len(part), -part[0])).extend(block)
    return [sorted(part) for part in parts]


def _blocks(whole: Sequence[int], bonds: Bonds) -> list[list[int]]:
    """Points that are one, unless that put two together which are apart."""
    block_of = {point: [point] for point in whole}
    for a, b in sorted(bonds.same):
        one, other = block_of[a], block_of[b]
        if one is not other and not _kept_apart(one, other, bonds):
            one += other
            block_of |= dict.fromkeys(other, one)
    return [block for point, block in block_of.items() if min(block) == point]


def _kept_apart(one: Iterable[int], other: Sequence[int], bonds: Bonds) -> bool:
    return any((min(a, b), max(a, b)) in bonds.apart for a in one for b in other)


def _likeness(part: Sequence[int], block: Sequence[int], vectors: Sequence[Vector]) -> float:
    """The mean cosine between their points."""
    return sum(_cosine(vectors[a], vectors[b]) for a in part for b in block) / (len(part) * len(block))


def _cosine(one: Vector, other: Vector) -> float:
    _, at, to = np.intersect1d(one[0], other[0], assume_unique=True, return_indices=True)
    return float(one[1][at].astype(np.float64) @ other[1][to].astype(np.float64))
