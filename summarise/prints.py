"""The fingerprints of many texts at one go: a step taken for all of them costs little more than for one.

Gives what `fingerprint` gives for each. The plan for some texts a byte a character: 1. put them one after another, and
hash all words and shingles; 2. leave out shingles that reach into the next text or hold a quotation; 3. put what is
kept in order, text by text, and cut it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from summarise.fingerprints import (
    FEW,
    LEAD_WORDS,
    SAMPLED,
    SHINGLE,
    Fingerprint,
    Marks,
    fingerprint,
    firsts,
    latin_told,
    latin_words,
    shingles_of,
    unbroken,
)
from summarise.latin import quotations_apart, squeezed

_TOGETHER = 64_000  # characters at one go: what is worked on stays near the processor
_TEXT = np.uint64(32)  # bits of a shingle's hash, below the number of its text
_SHINGLE_SHIFT = np.uint64(3)


@dataclass(frozen=True, slots=True)
class _Told:
    """A text: its place among those asked for, a byte a character, and without its quotations."""

    at: int
    told: bytes
    alone: bytes


def fingerprints(texts: Sequence[str]) -> list[Fingerprint]:
    """The fingerprint of each text, in order."""
    found: dict[int, Fingerprint] = {}
    for some in _some(texts):
        found.update(zip([one.at for one in some], _of_some(some), strict=True))
    return [
        one if (one := found.get(at)) is not None and one.words else fingerprint(text) for at, text in enumerate(texts)
    ]


def _some(texts: Sequence[str]) -> Iterator[list[_Told]]:
    """The texts that fit a byte a character, as many at a time as are looked at together."""
    some: list[_Told] = []
    for at, text in enumerate(texts):
        if (told := latin_told(text)) is not None:
            some.append(_Told(at, told, quotations_apart(told)))
            if sum(len(one.alone) for one in some) >= _TOGETHER:
                yield some
                some = []
    if some:
        yield some


def _of_some(some: Sequence[_Told]) -> list[Fingerprint]:
    """Their fingerprints; without words where a text has too few outside quotations, so that it must be read alone."""
    words, marked, starts = latin_words(b" ".join((b"", *(one.alone for one in some), b"")))
    ends = np.cumsum([len(one.alone) + 1 for one in some])
    sizes = np.diff(starts.searchsorted(ends), prepend=0)
    text_of = np.repeat(np.arange(len(some)), sizes)
    owners, shingles = text_of[: 1 - SHINGLE], shingles_of(words)
    whole = owners == text_of[SHINGLE - 1 :]
    outside = whole & unbroken(marked)
    rank = np.arange(len(owners)) - (np.cumsum(sizes) - sizes)[owners]
    marks = _cut(owners, shingles, outside & (shingles & SAMPLED == 0), len(some))
    leads = _cut(owners, shingles, whole & (rank <= LEAD_WORDS - SHINGLE), len(some))
    enough = np.bincount(owners[outside], minlength=len(some)) >= FEW
    return [
        Fingerprint(marks=m, lead=lead, whole=crc32(squeezed(one.told)), words=count)
        for one, m, lead, count in zip(some, marks, leads, np.where(enough, sizes, 0).tolist(), strict=True)
    ]


def _cut(owners: NDArray[np.int64], shingles: NDArray[np.uint64], wanted: NDArray[np.bool_], texts: int) -> list[Marks]:
    """The wanted shingles of each text as marks, ascending, each once."""
    at = wanted.nonzero()[0]
    marks = (shingles[at] >> _SHINGLE_SHIFT).astype(np.uint32)
    numbers = np.sort(owners[at].astype(np.uint64) << _TEXT | marks)
    numbers = numbers[firsts(numbers)]
    cuts = numbers.searchsorted(np.arange(texts + 1, dtype=np.uint64) << _TEXT).tolist()
    return [numbers[first:last].astype(np.uint32) for first, last in pairwise(cuts)]
