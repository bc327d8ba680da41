"""Groups of articles in one connected component: single linkage condensed by stability (HDBSCAN, pairs are enough).

Pure geometry over similarities; never knows what an article is. After Campello, Moulavi and Sander (2013) with a least
cluster size of two, where the core distance of a point is that to its nearest neighbour and so changes no distance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Edge = tuple[float, int, int]
"""Similarity (0 < s <= 1) of two points, numbered from 0."""

_NEAREST = 1e-3  # the least distance: equal texts would otherwise have an endless density


@dataclass(slots=True)
class _Cluster:
    """A cluster while the tree is cut from the top: born at a density, losing points, perhaps splitting in two."""

    born: float
    points: list[int]
    stability: float = 0.0
    children: list[_Cluster] = field(default_factory=list)


def groups(count: int, edges: Sequence[Edge]) -> list[list[int]]:
    """The stable clusters among `count` connected points, ascending; points in none are left out.

    Where the component never splits it is one group.
    """
    merges = _single_linkage(count, edges)
    if not merges:
        return []
    root = _condense(count, merges)
    if not root.children:
        return [list(range(count))]
    best: list[list[int]] = []
    for child in root.children:
        best += _stablest(child)[1]
    return sorted(sorted(points) for points in best)


def _single_linkage(count: int, edges: Sequence[Edge]) -> list[tuple[float, int, int]]:
    """(density, left, right) from the closest pair to the last; node `count + i` is what merge i made."""
    top = list(range(2 * count - 1))

    def find(node: int) -> int:
        while top[node] != node:
            top[node] = top[top[node]]
            node = top[node]
        return node

    merges: list[tuple[float, int, int]] = []
    for similarity, a, b in sorted(edges, key=lambda e: (-e[0], e[1], e[2])):
        left, right = find(a), find(b)
        if left != right:
            made = count + len(merges)
            top[left] = top[right] = made
            merges.append((1.0 / max(1.0 - similarity, _NEAREST), left, right))
    return merges


def _condense(count: int, merges: Sequence[tuple[float, int, int]]) -> _Cluster:
    """Walks down from the whole: a split with two or more points on both sides makes children, else points fall off."""
    leaves = _leaves(count, merges)
    root = _Cluster(born=0.0, points=leaves[count + len(merges) - 1])
    work = [(count + len(merges) - 1, root)]
    while work:
        node, cluster = work.pop()
        density, left, right = merges[node - count]
        sides = [side for side in (left, right) if side >= count]
        if len(sides) == 2:
            cluster.stability += (density - cluster.born) * len(leaves[node])
            cluster.children = [_Cluster(born=density, points=leaves[side]) for side in sides]
            work += list(zip(sides, cluster.children, strict=True))
        elif sides:
            cluster.stability += density - cluster.born  # one point falls off here
            work.append((sides[0], cluster))
        else:
            cluster.stability += (density - cluster.born) * 2
    return root


def _leaves(count: int, merges: Sequence[tuple[float, int, int]]) -> list[list[int]]:
    leaves: list[list[int]] = [[point] for point in range(count)]
    for _, left, right in merges:
        leaves.append(leaves[left] + leaves[right])
    return leaves


def _stablest(cluster: _Cluster) -> tuple[float, list[list[int]]]:
    """The cluster itself, or the best of what it splits into, whichever lasts longer (excess of mass)."""
    below = [_stablest(child) for child in cluster.children]
    total = sum(stability for stability, _ in below)
    if not below or cluster.stability >= total:
        return cluster.stability, [cluster.points]
    return total, [points for _, found in below for points in found]
