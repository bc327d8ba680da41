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
    """A cluster while the tree is cut from the top: born at a density, losing points, perhaps splitting in two.

    `node` is where in the tree it began. `lasts` is the stability of the best that is made of it: of itself, or of what
    it splits into, whichever lasts longer (excess of mass).
    """

    born: float
    node: int
    stability: float = 0.0
    lasts: float = 0.0
    children: list[_Cluster] = field(default_factory=list)

    @property
    def stays_whole(self) -> bool:
        """Whether it lasts at least as long as what it splits into."""
        return not self.children or self.stability >= sum(child.lasts for child in self.children)


def groups(count: int, edges: Sequence[Edge]) -> list[list[int]]:
    """The stable clusters among `count` connected points, ascending; points in none are left out.

    Where the component never splits it is one group. A chain of any length is no deeper than another: nothing recurs.
    """
    merges = _single_linkage(count, edges)
    if not merges:
        return []
    sizes = _sizes(count, merges)
    clusters = _condense(count, merges, sizes)
    if not clusters[0].children:
        return [list(range(count))]
    for one in reversed(clusters):  # what a cluster splits into stands after it
        one.lasts = one.stability if one.stays_whole else sum(child.lasts for child in one.children)
    order, starts = _leaves(count, merges, sizes)
    return sorted(sorted(order[starts[node] : starts[node] + sizes[node]]) for node in _stable(clusters[0]))


def _stable(root: _Cluster) -> list[int]:
    """The nodes of the clusters that last, below the root: it is all of them."""
    found: list[int] = []
    left = list(root.children)
    while left:
        cluster = left.pop()
        if cluster.stays_whole:
            found.append(cluster.node)
        else:
            left += cluster.children
    return found


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


def _condense(count: int, merges: Sequence[tuple[float, int, int]], sizes: Sequence[int]) -> list[_Cluster]:
    """Walks down from the whole: a split with two or more points on both sides makes children, else points fall off.

    The whole comes first, each cluster before what it splits into.
    """
    found = [_Cluster(born=0.0, node=count + len(merges) - 1)]
    work = [(found[0].node, found[0])]
    while work:
        node, cluster = work.pop()
        density, left, right = merges[node - count]
        sides = [side for side in (left, right) if side >= count]
        if len(sides) == 2:
            cluster.stability += (density - cluster.born) * sizes[node]
            cluster.children = [_Cluster(born=density, node=side) for side in sides]
            found += cluster.children
            work += list(zip(sides, cluster.children, strict=True))
        elif sides:
            cluster.stability += density - cluster.born  # one point falls off here
            work.append((sides[0], cluster))
        else:
            cluster.stability += (density - cluster.born) * 2
    return found


def _sizes(count: int, merges: Sequence[tuple[float, int, int]]) -> list[int]:
    """How many points each node holds."""
    sizes = [1] * count
    for _, left, right in merges:
        sizes.append(sizes[left] + sizes[right])
    return sizes


def _leaves(count: int, merges: Sequence[tuple[float, int, int]], sizes: Sequence[int]) -> tuple[list[int], list[int]]:
    """The points in such an order that those of each node stand side by side, and where each node's begin."""
    starts = [0] * len(sizes)
    for at in range(len(merges) - 1, -1, -1):
        _, left, right = merges[at]
        starts[left] = starts[count + at]
        starts[right] = starts[left] + sizes[left]
    order = [0] * count
    for point in range(count):
        order[starts[point]] = point
    return order, starts
