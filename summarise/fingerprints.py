"""What is kept of a text to recognise its copies: sampled word 5-grams outside quotations. Never the text itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from summarise.words import tokens

Marks = NDArray[np.uint32]
"""Hashes of sampled shingles, ascending, each once."""

SHINGLE = 5  # words: 4 to 8 are equal within noise
SAMPLE = 4  # one shingle in so many is kept, the same ones in every text (FracMinHash)
LEAD_WORDS = 60
FEW = 12  # shingles outside quotations: with fewer, the quotations count too
_PRIME = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio: spreads neighbouring values (Knuth)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_QUOTED = re.compile(r'"[^"\n]{20,600}"|“[^”“\n]{20,600}[”"]|«[^»\n]{20,600}»|„[^“”\n]{20,600}[“”]|「[^」\n]{10,600}」')
_URL = re.compile(r"https?://\S+|www\.\S+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """`marks` of the whole text, `lead` of its first 60 words (every shingle), `whole`: a hash of all its words."""

    marks: Marks
    lead: Marks
    whole: int
    words: int


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a clean text. Equal texts have equal ones, on every machine and in every run."""
    bare = _URL.sub(" ", text)
    parts = [tokens(part) for part in _QUOTED.split(bare)]
    words = [word for part in parts for word in part]
    hashes = np.fromiter(map(crc32, (w.encode() for w in words)), dtype=np.uint64, count=len(words))
    part_of = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
    shingles = _shingles(hashes)
    outside = shingles[part_of[: len(shingles)] == part_of[SHINGLE - 1 :]] if len(shingles) else shingles
    told = outside if len(outside) >= FEW else shingles
    whole = tokens(bare) if len(parts) > 1 else words
    return Fingerprint(
        marks=_kept(told[told % np.uint64(SAMPLE) == 0]),
        lead=_kept(shingles[: LEAD_WORDS - SHINGLE + 1]),
        whole=crc32(" ".join(whole).encode()) if whole else 0,
        words=len(whole),
    )


def _shingles(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    count = len(words) - SHINGLE + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    mixed = np.zeros(count, dtype=np.uint64)
    for at in range(SHINGLE):
        mixed = (mixed + words[at : at + count]) * _PRIME
        mixed ^= mixed >> np.uint64(29)
    return (mixed * _MIX) >> np.uint64(16)


def _kept(shingles: NDArray[np.uint64]) -> Marks:
    return np.unique((shingles >> np.uint64(3)).astype(np.uint32))


def within(few: Marks, many: Marks) -> int:
    """How many of `few` are among `many` (both ascending)."""
    if not len(few) or not len(many):
        return 0
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    return int(np.count_nonzero(many[at] == few))


def without(marks: Marks, unwanted: Marks) -> Marks:
    """`marks` that are not among `unwanted` (both ascending)."""
    if not len(unwanted) or not len(marks):
        return marks
    at = np.searchsorted(unwanted, marks)
    at[at == len(unwanted)] = 0
    kept: Marks = marks[unwanted[at] != marks]
    return kept
