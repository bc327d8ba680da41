"""Groups a few days of articles afresh: components, HDBSCAN in each, average-link merge. Never names a story."""

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
from summarise.vectors import Ids, Weights

_ROWS = 512  # compared with all at a time: bounds the memory of the product


@dataclass(frozen=True, slots=True)
class Point:
    """An article: unit vector and published time in days, None where unknown."""

    ids: Ids
    weights: Weights
    day: float | None


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
    turned = matrix.T.tocsr()
    found: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]] = []
    for start in range(0, len(points), _ROWS):
        block = (matrix[start : start + _ROWS] @ turned).tocoo()
        left, right, cosine = block.row.astype(np.int64) + start, block.col.astype(np.int64), block.data
        wanted = (left < right) & (cosine >= cuts.apart)
        left, right, cosine = left[wanted], right[wanted], cosine[wanted]
        gap = np.maximum(0.0, np.abs(np.nan_to_num(days[left] - days[right])) - SAME_NEWS)
        similarity = cosine * np.exp(-gap * gap / (2.0 * cuts.sigma**2))
        wanted = similarity >= cuts.apart
        found.append((left[wanted], right[wanted], similarity[wanted]))
    columns = [np.concatenate(column) for column in zip(*found, strict=True)]
    order = np.lexsort((columns[1], columns[0]))
    return _Pairs(*(column[order] for column in columns))


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
    inside = {point for group in stable for point in group}
    return stable + [[point] for point in range(len(members)) if point not in inside]


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
