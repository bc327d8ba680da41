"""Bags of stems, and how alike two are. Never reads text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class Bag:
    """How often each stem stands in a text, and the square of the length of that vector."""

    counts: dict[str, int]
    square: int

    @classmethod
    def of(cls, roots: Iterable[str]) -> Bag:
        """The bag of these stems."""
        counts: dict[str, int] = {}
        for root in roots:  # so few that a Counter takes longer to make than to count
            counts[root] = counts.get(root, 0) + 1
        return cls(counts, sum([count * count for count in counts.values()]))


def cosine(one: Bag, other: Bag) -> float:
    """The cosine of two bags; 0 where either is empty."""
    mine, theirs = one.counts, other.counts
    shared = sum([mine[root] * theirs[root] for root in mine.keys() & theirs.keys()])
    return shared / sqrt(one.square * other.square) if shared else 0.0
