"""Grouping afresh over points made by hand: what joins, and what only seems to."""

from __future__ import annotations

import numpy as np
import pytest

from summarise.regroup import Cuts, Point, regroup

CUTS = Cuts(apart=0.11, merge=0.20, sigma=1.5)
SHARED = 0.6  # the weight of what two reports of one event share: a likeness of .36


def _point(weights: dict[int, float], outlet: str = "") -> Point:
    """A unit vector of these terms, the rest of its length a term of its own."""
    own = 1000 + hash(tuple(sorted(weights.items()))) % 10_000
    rest = max(0.0, 1.0 - sum(w * w for w in weights.values())) ** 0.5
    terms = sorted({**weights, own: rest}.items())
    return Point(
        np.array([t for t, _ in terms], dtype=np.uint32), np.array([w for _, w in terms], dtype=np.float32), 1.0, outlet
    )


def _event(outlet: str) -> Point:
    return _point({1: SHARED, 2: 0.3, 100 + len(outlet): 0.1}, outlet)


def _with_a_guest(likeness: float) -> list[Point]:
    """Two reports of one event, and an article as like each of them as `likeness` says."""
    return [_event("a"), _event("bb"), _point({1: likeness / SHARED, 7: 0.5}, "ccc")]


@pytest.mark.parametrize(
    ("likeness", "joins"),
    [(0.125, False), (0.155, False), (0.165, True)],
    ids=["by a thread", "still by a thread", "held"],
)
def test_an_article_that_hangs_by_a_thread_stands_alone(likeness: float, joins: bool) -> None:
    # the two hold together at .45: .16 holds whatever the fellows do, less hangs by a thread
    found = regroup(_with_a_guest(likeness), CUTS)
    assert found == ([[0, 1, 2]] if joins else [[0, 1], [2]])


@pytest.mark.parametrize(
    ("outlets", "together"),
    [(("a", "b"), True), (("a", "a"), False), (("", ""), True)],
    ids=["two outlets", "one outlet", "outlets unknown"],
)
def test_the_likeness_of_one_outlets_articles_counts_less(outlets: tuple[str, str], together: bool) -> None:
    pair = [_point({1: 0.36, 8 + at: 0.2}, outlet) for at, outlet in enumerate(outlets)]  # a likeness of .13
    assert (len(regroup(pair, CUTS)) == 1) is together
