"""What is kept of a text to recognise its copies: sampled word 5-grams outside quotations. Never the text itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from summarise.words import fold, is_solid, is_word

Marks = NDArray[np.uint32]
"""Hashes of sampled shingles, ascending, each once."""

SHINGLE = 5  # words: 4 to 8 are equal within noise
SAMPLE = 4  # one shingle in so many is kept, the same ones in every text (FracMinHash)
LEAD_WORDS = 60
FEW = 4  # shingles outside quotations: with fewer, the quotations count too
_PRIME = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio: spreads neighbouring values (Knuth)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_BASE = np.uint64(0x5851F42D4C957F2D)  # odd, so that it has an inverse modulo 2^64
_INVERSE = np.uint64(pow(0x5851F42D4C957F2D, -1, 2**64))
_SHIFT = np.uint64(0x9E37)
_USUAL = 1 << 15  # characters: few texts are longer
_ASCII = 128
_WORD_ASCII = np.array([chr(sign).isalnum() or chr(sign) == "_" for sign in range(_ASCII)] + [False])
_MARK = "\ue000"  # a private sign: stands for a quotation that was set apart
_SET_APART = f" {_MARK} "
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
    folded = fold(_URL.sub(" ", text))
    words, marked = _words(_QUOTED.sub(_SET_APART, folded))
    shingles = _shingles(words)
    broken = np.concatenate([[0], np.cumsum(marked)])
    outside = shingles[broken[SHINGLE:] == broken[: len(shingles)]] if len(shingles) else shingles
    if len(outside) < FEW:
        words, _ = _words(folded)
        outside = shingles = _shingles(words)
    return Fingerprint(
        marks=_kept(outside[outside % np.uint64(SAMPLE) == 0]),
        lead=_kept(shingles[: LEAD_WORDS - SHINGLE + 1]),
        whole=crc32(" ".join(folded.split()).encode()),
        words=len(words),
    )


def _words(text: str) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """A hash of each word in order, and which of them stand for a quotation.

    A word is a run of letters and digits; in scripts without spaces each sign is one. Its hash is a polynomial in its
    characters, so that all come from one running sum (Karp and Rabin).
    """
    signs = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32)
    inside, alone = _letters(signs)
    if not inside.any():
        return np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.bool_)
    before = np.concatenate([[False], inside[:-1]])
    starts = np.flatnonzero(inside & (~before | alone | np.concatenate([[False], alone[:-1]])))
    after = np.concatenate([~inside[1:], [True]]) | alone | np.concatenate([alone[1:], [False]])
    ends = np.flatnonzero(inside & after)
    powers = _powers(len(signs))
    sums = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum((signs.astype(np.uint64) + _SHIFT) * powers)])
    hashes = (sums[ends + 1] - sums[starts]) * _powers(len(signs), _INVERSE)[starts]
    return hashes ^ (hashes >> np.uint64(31)), signs[starts] == ord(_MARK)


def _powers(count: int, base: np.uint64 = _BASE) -> NDArray[np.uint64]:
    return _first_powers(max(count, _USUAL), base)[:count]


@lru_cache(maxsize=4)  # two bases: for texts of usual length, and for the last longer one
def _first_powers(count: int, base: np.uint64) -> NDArray[np.uint64]:
    powers = np.cumprod(np.concatenate([np.ones(1, np.uint64), np.full(count - 1, base, np.uint64)]))
    powers.setflags(write=False)
    return powers


def _letters(signs: NDArray[np.uint32]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which signs belong to words, and which are words of their own."""
    small = np.minimum(signs, _ASCII)
    inside = _WORD_ASCII[small]
    alone = np.zeros(len(signs), dtype=np.bool_)
    wide = signs >= _ASCII
    if wide.any():
        for sign in set(signs[wide].tolist()):
            if is_word(chr(sign)) or chr(sign) == _MARK:
                places = signs == sign
                inside |= places
                if is_solid(chr(sign)):
                    alone |= places
    return inside, alone


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
    return once((shingles >> np.uint64(3)).astype(np.uint32))


def once(marks: Marks) -> Marks:
    """`marks` ascending, each once (np.unique takes five times as long on so few)."""
    ordered = np.sort(marks)
    if len(ordered) < 2:
        return ordered
    kept: Marks = ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])]
    return kept


def union(one: Marks, other: Marks) -> Marks:
    """All marks of both, ascending."""
    if not len(one) or not len(other):
        return one if len(one) else other
    return once(np.concatenate([one, other]))


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
