"""Measures: B-cubed, weighted pairs, boundaries, bootstrap. Arithmetic only, checked by hand in the tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def b_cubed(gold: Sequence[object], found: Sequence[object]) -> tuple[float, float, float]:
    """(precision, recall, F) of a clustering, mean over items (Bagga and Baldwin 1998)."""
    both, golds, founds = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(count * count / founds[pair[1]] for pair, count in both.items()) / len(gold)
    recall = sum(count * count / golds[pair[0]] for pair, count in both.items()) / len(gold)
    return precision, recall, harmonic(precision, recall)


def b_cubed_each(gold: Sequence[object], found: Sequence[object]) -> list[tuple[float, float]]:
    """(precision, recall) of each item; `b_cubed` gives their means."""
    both, golds, founds = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    return [(both[pair] / founds[pair[1]], both[pair] / golds[pair[0]]) for pair in zip(gold, found, strict=True)]


def harmonic(precision: float, recall: float) -> float:
    """F1; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def weighted(said: Sequence[bool], gold: Sequence[bool], weights: Sequence[float]) -> tuple[float, float, float]:
    """(precision, recall, F1) as sums of weights."""
    hits = sum(w for s, g, w in zip(said, gold, weights, strict=True) if s and g)
    claimed = sum(w for s, w in zip(said, weights, strict=True) if s)
    wanted = sum(w for g, w in zip(gold, weights, strict=True) if g)
    precision, recall = hits / claimed if claimed else 0.0, hits / wanted if wanted else 0.0
    return precision, recall, harmonic(precision, recall)


def interval(differences: NDArray[np.float64], *, draws: int = 2000, seed: int = 5) -> tuple[float, float]:
    """The 95 % interval of the mean by paired bootstrap."""
    rng = np.random.default_rng(seed)
    picks = rng.integers(0, len(differences), (draws, len(differences)))
    low, high = np.percentile(differences[picks].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)


def chance_below(differences: NDArray[np.float64], *, draws: int = 2000, seed: int = 5) -> float:
    """One-sided bootstrap p of "the mean is not below 0": small where we are plainly worse."""
    rng = np.random.default_rng(seed)
    picks = rng.integers(0, len(differences), (draws, len(differences)))
    return float((1 + np.sum(differences[picks].mean(axis=1) >= 0)) / (draws + 1))


def holm(chances: Sequence[float]) -> list[float]:
    """Holm's correction: each p times the number of those not yet rejected, never falling; 1 at most."""
    found = [1.0] * len(chances)
    highest = 0.0
    for rank, at in enumerate(sorted(range(len(chances)), key=lambda i: (chances[i], i))):
        highest = max(highest, min(1.0, chances[at] * (len(chances) - rank)))
        found[at] = highest
    return found


def ndcg(gains: Sequence[float], ideal: Sequence[float], at: int) -> float:
    """Normalised discounted cumulative gain of the first `at`."""
    best = _dcg(sorted(ideal, reverse=True)[:at])
    return _dcg(gains[:at]) / best if best else 0.0


def _dcg(gains: Sequence[float]) -> float:
    return float(sum(gain / np.log2(place + 2) for place, gain in enumerate(gains)))
