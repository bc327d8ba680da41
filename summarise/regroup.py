"""Groups a few days of articles afresh: components, HDBSCAN in each, average-link merge. Never names a story.

Two articles of one outlet share its manner and its places, so their likeness counts less; and an article that hangs
on to a group by a thread, where its fellows hold together firmly, stands alone: a train to the land of an earthquake.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from summarise.hdbscan import groups
from summarise.live import SAME_NEWS
from summarise.pairs import near
from summarise.vectors import Ids, Weights

_SAME_OUTLET = 0.75  # of the likeness of two articles of one outlet is news; the rest is its manner and its places
_THREAD = 0.4  # of its fellows' usual nearest likeness: an article whose own is less hangs by a thread
_HOLDS = 0.16  # a likeness that holds whatever the fellows' is


@dataclass(frozen=True, slots=True)
class Point:
    """An article: unit vector, published time in days, None where unknown, and who published it, "" likewise."""

    ids: Ids
    weights: Weights
    day: float | None
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Cuts:
    """Similarities after decay: below `apart` two articles do not touch; groups whose mean reaches `merge` are one."""

    apart: float
    merge: float
    sigma: float


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs i < j that touch, with their similarity."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    similarity: NDArray[np.float64]


def regroup(points: Sequence[Point], cuts: Cuts) -> list[list[int]]:
    """The groups of `points`, each ascending by index, ordered by first member; every point is in exactly one."""
    if not points:
        return []
    pairs = _touching(points, cuts)
    found: list[list[int]] = []
    for members, edges in _components(len(points), pairs):
        for group in _merged(_split(members, edges), edges, cuts.merge):
            found.append(sorted(members[at] for at in group))
    return sorted(found)


def _touching(points: Sequence[Point], cuts: Cuts) -> _Pairs:
    matrix = _matrix(points)
    days = np.array([np.nan if p.day is None else p.day for p in points])
    outlets = _outlets(points)
    found: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]] = []
    for left, right, cosine in near(matrix, cuts.apart):
        gap = np.maximum(0.0, np.abs(np.nan_to_num(days[left] - days[right])) - SAME_NEWS)
        similarity = cosine * np.exp(-gap * gap / (2.0 * cuts.sigma**2))
        similarity[outlets[left] == outlets[right]] *= _SAME_OUTLET
        wanted = similarity >= cuts.apart
        found.append((left[wanted], right[wanted], similarity[wanted]))
    columns = [np.concatenate(column) for column in zip(*found, strict=True)]
    order = np.lexsort((columns[1], columns[0]))
    return _Pairs(*(column[order] for column in columns))


def _outlets(points: Sequence[Point]) -> NDArray[np.int64]:
    """A number for each point's outlet; an unknown outlet is that of no other point."""
    known: dict[str, int] = {}
    found = [known.setdefault(p.outlet, at) if p.outlet else at for at, p in enumerate(points)]
    return np.array(found, dtype=np.int64)


def _matrix(points: Sequence[Point]) -> csr_array:
    terms = np.concatenate([p.ids for p in points])
    _, columns = np.unique(terms, return_inverse=True)
    starts = np.concatenate([[0], np.cumsum([len(p.ids) for p in points])])
    weights = np.concatenate([p.weights for p in points]).astype(np.float64)
    width = int(columns.max()) + 1 if len(columns) else 1
    return csr_array((weights, columns, starts), shape=(len(points), width))


_Edges = list[tuple[float, int, int]]


def _components(count: int, pairs: _Pairs) -> Iterator[tuple[list[int], _Edges]]:
    """(members, edges among them, numbered within the component)."""
    graph = csr_array((np.ones(len(pairs.left)), (pairs.left, pairs.right)), shape=(count, count))
    parts, label = connected_components(graph, directed=False)
    members: list[list[int]] = [[] for _ in range(parts)]
    place = [0] * count
    for point, part in enumerate(label.tolist()):
        place[point] = len(members[part])
        members[part].append(point)
    edges: list[_Edges] = [[] for _ in range(parts)]
    for a, b, s in zip(pairs.left.tolist(), pairs.right.tolist(), pairs.similarity.tolist(), strict=True):
        edges[label[a]].append((s, place[a], place[b]))
    yield from zip(members, edges, strict=True)


def _split(members: Sequence[int], edges: _Edges) -> list[list[int]]:
    """Stable clusters, and each point in none of them alone."""
    if len(members) <= 2:
        return [list(range(len(members)))]
    stable = groups(len(members), edges)
    stable = [kept for group in stable if (kept := _firm(group, edges))]
    inside = {point for group in stable for point in group}
    return stable + [[point] for point in range(len(members)) if point not in inside]


def _firm(group: list[int], edges: _Edges) -> list[int]:
    """`group` without those that hang on to it by a thread."""
    if len(group) <= 2:
        return group
    nearest = _two_nearest(group, edges)
    kept = []
    for point in group:
        others = sorted(_nearest_but(nearest[other], point) for other in group if other != point)
        if nearest[point][0][0] >= min(_HOLDS, _THREAD * others[len(others) // 2]):
            kept.append(point)
    return kept


_Nearest = list[tuple[float, int]]


def _two_nearest(group: Sequence[int], edges: _Edges) -> dict[int, _Nearest]:
    """(similarity, point) of the two nearest fellows of each point; 0 where it has fewer."""
    found: dict[int, _Nearest] = {point: [(0.0, -1), (0.0, -1)] for point in group}
    for similarity, a, b in edges:
        if a in found and b in found:
            found[a] = sorted([*found[a], (similarity, b)], reverse=True)[:2]
            found[b] = sorted([*found[b], (similarity, a)], reverse=True)[:2]
    return found


def _nearest_but(nearest: _Nearest, point: int) -> float:
    return nearest[0][0] if nearest[0][1] != point else nearest[1][0]


def _merged(parts: list[list[int]], edges: _Edges, bar: float) -> list[list[int]]:
    """Joins the two groups of highest mean similarity until none reaches `bar`."""
    group_of = {point: at for at, part in enumerate(parts) for point in part}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for similarity, a, b in edges:
        x, y = group_of[a], group_of[b]
        if x != y:
            sums[x][y] = sums[y][x] = sums[x].get(y, 0.0) + similarity
    alive = dict(enumerate(parts))

    def mean(x: int, y: int) -> float:
        return sums[x][y] / (len(alive[x]) * len(alive[y]))

    queue = [(-mean(x, y), x, y) for x in sums for y in sums[x] if x < y and mean(x, y) >= bar]
    heapify(queue)
    fresh = len(parts)
    while queue:
        _, x, y = heappop(queue)
        if x not in alive or y not in alive:
            continue
        near = {z for z in (*sums[x], *sums[y]) if z in alive and z not in (x, y)}
        alive[fresh] = alive.pop(x) + alive.pop(y)
        for z in sorted(near):
            sums[fresh][z] = sums[z][fresh] = sums[x].get(z, 0.0) + sums[y].get(z, 0.0)
            if mean(fresh, z) >= bar:
                heappush(queue, (-mean(fresh, z), z, fresh))
        fresh += 1
    return list(alive.values())
