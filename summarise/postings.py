"""Which articles hold a sampled shingle: an index that grows by one article at a time and forgets the oldest.

Never decides anything; what it answers does not depend on how it is laid out inside. Most shingles of a new text were
never seen: a sieve of bits says so at once, so that only the few others are looked for.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from summarise.fingerprints import Marks, once

_FRESH = 128  # articles kept in a dict before they become a sorted run
_LONGEST = 2**20  # entries of a run, of some 7,000 articles: joining longer ones would keep the next article waiting
_BITS = 8  # of the sieve for each mark, at least: seven in eight of the unseen fall through
_SMALLEST = 16  # the first sieve has 2^16 bits
_OWNER = np.uint64(32)  # bits below a mark where both are one number, to be sorted
_WORD, _IN_WORD, _ONE = np.uint32(5), np.uint32(31), np.uint32(1)  # a word of the sieve has 2^5 bits
_Owners = NDArray[np.int32]
_Run = tuple[Marks, _Owners]
"""Ascending by mark, then by owner."""


class Postings:
    """Marks to owners. Owners are the ordinals of articles, ascending as they are added."""

    def __init__(self) -> None:
        """An empty index."""
        self._runs: list[_Run] = []
        self._fresh: dict[int, int] = {}  # the last that holds a mark
        self._fresh_more: dict[int, list[int]] = {}  # the others that hold it
        self._fresh_articles: list[tuple[int, Marks]] = []
        self._sieve = _Sieve(0)

    def add(self, owner: int, marks: Marks) -> None:
        """Files `marks` under `owner`."""
        self._sieve.add(marks)
        self._fresh_articles.append((owner, marks))
        held = dict.fromkeys(marks.tolist(), owner)
        for mark in self._fresh.keys() & held.keys():
            self._fresh_more.setdefault(mark, []).append(self._fresh[mark])
        self._fresh.update(held)
        if len(self._fresh_articles) >= _FRESH:
            self._settle()

    def overlaps(self, marks: Marks, fewest: int) -> list[tuple[int, int]]:
        """(owner, shared marks) of each owner that shares `fewest` of `marks` or more, ascending by owner."""
        marks = self._sieve.left(marks)
        if len(marks) < fewest:
            return []
        found = [owners for run in self._runs for owners in _owners(run, marks)]
        owners = np.sort(np.concatenate([self._recent(marks), *found]))
        often = owners[fewest - 1 :] == owners[: max(0, len(owners) - fewest + 1)]
        if not often.any():
            return []
        shared = once(owners[fewest - 1 :][often])
        counts = owners.searchsorted(shared, side="right") - owners.searchsorted(shared)
        return list(zip(shared.tolist(), counts.tolist(), strict=True))

    def _recent(self, marks: Marks) -> _Owners:
        """The fresh owners of any of `marks`, one entry for each shared mark."""
        fresh, more = self._fresh, self._fresh_more
        known = [mark for mark in marks.tolist() if mark in fresh]
        owners = [fresh[mark] for mark in known]
        owners += [owner for mark in known if mark in more for owner in more[mark]]
        return np.array(owners, dtype=np.int32)

    def keep(self, owners: frozenset[int]) -> None:
        """Forgets all but `owners`."""
        self._settle()
        wanted = np.array(sorted(owners), dtype=np.int32)
        kept = [(run[0][mask], run[1][mask]) for run in self._runs for mask in (np.isin(run[1], wanted),)]
        self._runs = [run for run in kept if len(run[0])]
        self._sieve = _Sieve.of([run[0] for run in self._runs])

    def _settle(self) -> None:
        """Makes a sorted run of what is fresh; joins runs: each at least twice the next, or as long as it may be."""
        if not self._fresh_articles:
            return
        marks = np.concatenate([m for _, m in self._fresh_articles])
        owners = np.repeat(
            np.array([o for o, _ in self._fresh_articles], dtype=np.int32), [len(m) for _, m in self._fresh_articles]
        )
        self._fresh, self._fresh_more, self._fresh_articles = {}, {}, []
        joined = [np.sort(_entries((marks, owners)))]
        while self._runs and len(self._runs[-1][0]) < min(2 * (size := sum(map(len, joined))), _LONGEST - size):
            joined.append(_entries(self._runs.pop()))
        entries = np.sort(np.concatenate(joined), kind="stable")  # merges them, as each is sorted
        self._runs.append(((entries >> _OWNER).astype(np.uint32), entries.astype(np.int32)))
        listed = [run[0] for run in self._runs]
        if self._sieve.full(sum(map(len, listed))):
            self._sieve = _Sieve.of(listed)


def _entries(run: _Run) -> NDArray[np.uint64]:
    """Each mark and its owner as one number, by which they are in order."""
    return run[0].astype(np.uint64) << _OWNER | run[1].astype(np.uint64)


class _Sieve:
    """A bit for each mark that is held, which some share: lets through every mark that is held, and few others."""

    def __init__(self, marks: int) -> None:
        """Empty, with room for twice as many."""
        power = min(32, max(_SMALLEST, (2 * _BITS * marks).bit_length()))
        self._shift = np.uint32(32 - power)  # the upper bits of a mark are its place
        self._words = np.zeros(2**power // 32, dtype=np.uint32)

    @classmethod
    def of(cls, listed: list[Marks]) -> _Sieve:
        """One that lets all of these through."""
        made = cls(sum(map(len, listed)))
        for marks in listed:
            made.add(marks)
        return made

    def full(self, marks: int) -> bool:
        """Whether so many are too many."""
        return marks * _BITS > len(self._words) * 32

    def add(self, marks: Marks) -> None:
        """Lets these through from now on."""
        at = marks >> self._shift
        np.bitwise_or.at(self._words, at >> _WORD, _ONE << (at & _IN_WORD))

    def left(self, marks: Marks) -> Marks:
        """Those that may be held."""
        at = marks >> self._shift
        kept: Marks = marks[(self._words[at >> _WORD] >> (at & _IN_WORD) & _ONE).view(np.int32).nonzero()]
        return kept


def _owners(run: _Run, marks: Marks) -> list[_Owners]:
    """The owners in `run` of each of `marks` that it holds."""
    held, owners = run
    begin = held.searchsorted(marks)
    hit = held[np.minimum(begin, len(held) - 1)] == marks  # few are there: only of those the end is looked for
    end = held.searchsorted(marks[hit], side="right")
    return [owners[a:b] for a, b in zip(begin[hit].tolist(), end.tolist(), strict=True)]
