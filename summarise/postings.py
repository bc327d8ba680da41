"""Which articles hold a sampled shingle: an index that grows by one article at a time and forgets the oldest.

Never decides anything; what it answers does not depend on how it is laid out inside.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from summarise.fingerprints import Marks

_FRESH = 128  # articles kept in a dict before they become a sorted run
_Run = tuple[Marks, NDArray[np.int32]]


class Postings:
    """Marks to owners. Owners are the ordinals of articles, ascending as they are added."""

    def __init__(self) -> None:
        """An empty index."""
        self._runs: list[_Run] = []
        self._fresh: dict[int, int] = {}  # the first that holds a mark
        self._fresh_more: dict[int, list[int]] = {}  # the others that hold it
        self._fresh_articles: list[tuple[int, Marks]] = []

    def add(self, owner: int, marks: Marks) -> None:
        """Files `marks` under `owner`."""
        self._fresh_articles.append((owner, marks))
        listed, fresh = marks.tolist(), self._fresh
        for mark in [mark for mark in listed if mark in fresh]:
            self._fresh_more.setdefault(mark, []).append(owner)
        fresh.update(dict.fromkeys([mark for mark in listed if mark not in fresh], owner))
        if len(self._fresh_articles) >= _FRESH:
            self._settle()

    def overlaps(self, marks: Marks, fewest: int) -> list[tuple[int, int]]:
        """(owner, shared marks) of each owner that shares `fewest` of `marks` or more, ascending by owner."""
        fresh = self._fresh
        found: list[NDArray[np.int32]] = [_owners(run, marks) for run in self._runs]
        known = [mark for mark in marks.tolist() if mark in fresh]
        recent = [fresh[mark] for mark in known]
        recent += [owner for mark in known if mark in self._fresh_more for owner in self._fresh_more[mark]]
        found.append(np.array(recent, dtype=np.int32))
        owners = np.sort(np.concatenate(found))
        if len(owners) < fewest:
            return []
        starts = np.flatnonzero(np.concatenate([[True], owners[1:] != owners[:-1], [True]]))
        counts = starts[1:] - starts[:-1]
        enough = counts >= fewest
        return list(zip(owners[starts[:-1][enough]].tolist(), counts[enough].tolist(), strict=True))

    def keep(self, owners: frozenset[int]) -> None:
        """Forgets all but `owners`."""
        self._settle()
        wanted = np.array(sorted(owners), dtype=np.int32)
        kept = [(run[0][mask], run[1][mask]) for run in self._runs for mask in (np.isin(run[1], wanted),)]
        self._runs = [run for run in kept if len(run[0])]

    def _settle(self) -> None:
        """Makes a sorted run of what is fresh, and joins runs so that each is at least twice the next."""
        if not self._fresh_articles:
            return
        marks = np.concatenate([m for _, m in self._fresh_articles])
        owners = np.repeat(
            np.array([o for o, _ in self._fresh_articles], dtype=np.int32), [len(m) for _, m in self._fresh_articles]
        )
        self._fresh, self._fresh_more, self._fresh_articles = {}, {}, []
        self._runs.append(_sorted(marks, owners))
        while len(self._runs) > 1 and len(self._runs[-2][0]) < 2 * len(self._runs[-1][0]):
            last, before = self._runs.pop(), self._runs.pop()
            self._runs.append(_sorted(np.concatenate([before[0], last[0]]), np.concatenate([before[1], last[1]])))


def _sorted(marks: Marks, owners: NDArray[np.int32]) -> _Run:
    order = np.argsort(marks, kind="stable")
    return marks[order], owners[order]


def _owners(run: _Run, marks: Marks) -> NDArray[np.int32]:
    """The owners in `run` of any of `marks`, one entry for each shared mark."""
    if not len(run[0]):
        return run[1]
    begin = np.searchsorted(run[0], marks, side="left")
    hit = run[0][np.minimum(begin, len(run[0]) - 1)] == marks  # few are there: only of those the end is looked for
    begin = begin[hit]
    if not len(begin):
        return np.empty(0, dtype=np.int32)
    counts = np.searchsorted(run[0], marks[hit], side="right") - begin
    offsets = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    found: NDArray[np.int32] = run[1][np.repeat(begin, counts) + offsets]
    return found
