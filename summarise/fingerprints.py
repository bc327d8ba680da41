"""What is kept of a text to recognise its copies: sampled word 5-grams outside quotations. Never the text itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from summarise.words import fold, single_words

Marks = NDArray[np.uint32]
"""Hashes of sampled shingles, ascending, each once."""

SHINGLE = 5  # words: 4 to 8 are equal within noise
SAMPLE = 4  # one shingle in so many is kept, the same ones in every text (FracMinHash)
LEAD_WORDS = 60
FEW = 4  # shingles outside quotations: with fewer, the quotations count too
_PRIME = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio: spreads neighbouring values (Knuth)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_ONLY_WORDS = bytes(code if chr(code).isalnum() or chr(code) == "_" else ord(" ") for code in range(128)) + bytes(128)
_MARK = "__quoted__"  # stands for a quotation that was set apart
_MARKED = np.uint64(crc32(_MARK.encode()))
_SET_APART = f" {_MARK} "
_TYPOGRAPHIC = "“”‘’–—…•\u00a0\u2009"
_SEP, _CUT = "\0", b"\0"
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
    folded = fold(_URL.sub(" ", text) if "://" in text or "www." in text else text)
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

    A word is a run of letters and digits; in scripts without spaces each sign is one.
    """
    for sign in _TYPOGRAPHIC:  # with these away most texts are ASCII, and ten times as fast
        text = text.replace(sign, " ")
    found = (
        text.encode().translate(_ONLY_WORDS).split()
        if text.isascii()
        else _SEP.join(single_words(text)).encode().split(_CUT)
    )
    hashes = np.fromiter(map(crc32, found if found != [b""] else ()), dtype=np.uint64)
    return hashes, hashes == _MARKED


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
