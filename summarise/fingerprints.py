"""What is kept of a text to recognise its copies: sampled word 5-grams outside quotations. Never the text itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from summarise.latin import MARK, QUOTATIONS, in_words, latin, quotations_apart, squeezed
from summarise.words import fold, is_solid, is_word, squeeze

Marks = NDArray[np.uint32]
"""Hashes of sampled shingles, ascending, each once."""

_Number = TypeVar("_Number", bound=np.integer)
_Words = tuple[NDArray[np.uint64], NDArray[np.bool_]]

SHINGLE = 5  # words: 4 to 8 are equal within noise
SAMPLE = 4  # a power of two: one shingle in so many is kept, the same ones in every text (FracMinHash)
LEAD_WORDS = 60
FEW = 4  # shingles outside quotations: with fewer, the quotations count too
_PRIME = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio: spreads neighbouring values (Knuth)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_BASE = np.uint64(0x5851F42D4C957F2D)  # odd, so that it has an inverse modulo 2^64
_INVERSE = np.uint64(pow(0x5851F42D4C957F2D, -1, 2**64))
_HALF = np.uint64(29)
SAMPLED = np.uint64(SAMPLE - 1)
_SHIFT = np.uint64(0x9E37)  # added to a sign, which has 21 bits
_USUAL = 1 << 15  # characters: few texts are longer
_ASCII = 128
_IN_WORDS = bytes(code < _ASCII and (chr(code).isalnum() or chr(code) == "_") for code in range(256))
_MARK = "\ue000"  # a private sign: stands for a quotation that was set apart
_SET_APART = f" {_MARK} "
_QUOTED = re.compile("|".join((*QUOTATIONS.values(), r"「[^」\n]{10,600}」")))
_MAY_QUOTE = re.compile('["“«„「]')
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
    told = latin_told(text)
    if told is None:
        return _wide_fingerprint(_without_links(text))
    alone = quotations_apart(told)
    found = latin_words(b" %b " % alone)[:2]
    return _of_words(lambda: latin_words(b" %b " % told)[:2], found, alone is not told, crc32(squeezed(told)))


def latin_told(text: str) -> bytes | None:
    """What a fingerprint is made of, a byte a character: folded and without links; None where the text does not fit."""
    told = latin(text)
    return latin(_without_links(text)) if told is not None and (b"://" in told or b"www." in told) else told


def _without_links(text: str) -> str:
    return _URL.sub(" ", text) if "://" in text or "www." in text else text


def _wide_fingerprint(text: str) -> Fingerprint:
    """As `fingerprint`, in any script."""
    folded = fold(text)
    apart = _QUOTED.sub(_SET_APART, folded) if _MAY_QUOTE.search(folded) else folded
    return _of_words(lambda: _words(folded), _words(apart), apart is not folded, crc32(_squeezed(folded).encode()))


def _of_words(all_words: Callable[[], _Words], found: _Words, quotes: bool, whole: int) -> Fingerprint:
    """The fingerprint of the words found outside quotations; of all of them where too few are outside."""
    words, marked = found
    shingles = outside = shingles_of(words)
    if quotes:
        outside = shingles[unbroken(marked)]
    if len(outside) < FEW:
        words = all_words()[0] if quotes else words
        outside = shingles = shingles_of(words)
    return Fingerprint(
        marks=kept(outside[outside & SAMPLED == 0]),
        lead=kept(shingles[: LEAD_WORDS - SHINGLE + 1]),
        whole=whole,
        words=len(words),
    )


def unbroken(marked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which shingles hold none of the marked words."""
    count = max(0, len(marked) - SHINGLE + 1)
    broken = np.zeros(count, dtype=np.bool_)
    for at in range(SHINGLE):
        broken |= marked[at : at + count]
    return ~broken


def _words(text: str) -> _Words:
    """A hash of each word in order, and which of them stand for a quotation.

    A word is a run of letters and digits; in scripts without spaces each sign is one.
    """
    signs = np.frombuffer(f" {text} ".encode("utf-32-le", "replace"), dtype=np.uint32)
    starts, ends = _bounds(text, signs[1:-1])
    return _hashes(signs.astype(np.uint64), starts, ends), signs[1:][starts] == ord(_MARK)


def latin_words(framed: bytes) -> tuple[NDArray[np.uint64], NDArray[np.bool_], NDArray[np.int64]]:
    """As `_words`, for a text a byte a character, between two spaces; and where in the text each word starts."""
    starts, ends = _edges(np.frombuffer(in_words(framed), dtype=np.bool_))
    signs = np.frombuffer(framed, dtype=np.uint8).astype(np.uint64)
    marked = signs[1:][starts] == MARK
    signs[1:][starts[marked]] = ord(_MARK)
    return _hashes(signs, starts, ends), marked, starts


def _hashes(framed: NDArray[np.uint64], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The hash of a word is a polynomial in its signs: so all come from one running sum (Karp and Rabin).

    `framed` are the signs between two that are not looked at; it is used up. The first word's sign is at `starts` + 1.
    """
    framed += _SHIFT
    framed[1:] *= _powers(len(framed) - 1)
    np.cumsum(framed, out=framed)
    hashes = framed[ends]
    hashes -= framed[starts]
    hashes *= _powers(len(framed), _INVERSE)[starts]
    hashes ^= hashes >> np.uint64(31)
    return hashes


def _squeezed(text: str) -> str:
    """As `squeeze`; where all white space is spaces and new lines, in a fifth of its time."""
    flat = text.replace("\n", " ")
    if not flat.isprintable():
        return squeeze(text)
    while "  " in flat:
        flat = flat.replace("  ", " ")
    return flat.strip(" ")


def _bounds(text: str, signs: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where words start and end (start <= i < end)."""
    framed = np.zeros(len(signs) + 2, dtype=np.bool_)  # what is outside of the text is no word
    inside = framed[1:-1]
    inside[:] = np.frombuffer(text.encode("ascii", "replace").translate(_IN_WORDS), dtype=np.bool_)
    if not text.isascii() and (alone := _wide_letters(signs, inside)) is not None:
        return _with_solid(framed, alone)
    return _edges(framed)


def _edges(framed: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    edges = (framed[1:] != framed[:-1]).nonzero()[0]
    return edges[::2], edges[1::2]


def _wide_letters(signs: NDArray[np.uint32], inside: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    """Marks in `inside` which signs beyond ASCII belong to words; gives those that are words of their own, if any."""
    wide = np.flatnonzero(signs >= _ASCII)
    told = signs[wide].tolist()
    kinds = {sign: _kind(sign) for sign in set(told)}
    inside[wide] = [kinds[sign] > 0 for sign in told]
    if all(kind < 2 for kind in kinds.values()):
        return None
    alone = np.zeros(len(signs), dtype=np.bool_)
    alone[wide] = [kinds[sign] == 2 for sign in told]
    return alone


@lru_cache(maxsize=4096)
def _kind(sign: int) -> int:
    """2 where a sign is a word of its own, 1 where it may stand in one, else 0."""
    letter = chr(sign)
    return 1 + is_solid(letter) if is_word(letter) else int(letter == _MARK)


def _with_solid(framed: NDArray[np.bool_], alone: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    inside, before, after = framed[1:-1], framed[:-2], framed[2:]
    first = ~before | alone | np.concatenate([[False], alone[:-1]])
    last = ~after | alone | np.concatenate([alone[1:], [False]])
    return np.flatnonzero(inside & first), np.flatnonzero(inside & last) + 1


def _powers(count: int, base: np.uint64 = _BASE) -> NDArray[np.uint64]:
    return _first_powers(max(1 << count.bit_length(), _USUAL), base)[:count]


@lru_cache(maxsize=4)  # two bases: for texts of usual length, and for the last longer ones
def _first_powers(count: int, base: np.uint64) -> NDArray[np.uint64]:
    powers = np.cumprod(np.concatenate([np.ones(1, np.uint64), np.full(count - 1, base, np.uint64)]))
    powers.setflags(write=False)
    return powers


def shingles_of(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A hash of each run of SHINGLE words."""
    count = len(words) - SHINGLE + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    mixed = words[:count] * _PRIME
    mixed ^= mixed >> _HALF
    for at in range(1, SHINGLE):
        mixed += words[at : at + count]
        mixed *= _PRIME
        mixed ^= mixed >> _HALF
    mixed *= _MIX
    mixed >>= np.uint64(16)
    return mixed


def kept(shingles: NDArray[np.uint64]) -> Marks:
    return once((shingles >> np.uint64(3)).astype(np.uint32))


def once(numbers: NDArray[_Number]) -> NDArray[_Number]:
    """`numbers` ascending, each once (np.unique takes five times as long on so few)."""
    ordered = np.sort(numbers)
    return ordered[firsts(ordered)]


def firsts(ordered: NDArray[_Number]) -> NDArray[np.bool_]:
    """Which of `ordered` are the first of their kind."""
    first = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def union(one: Marks, other: Marks) -> Marks:
    """All marks of both (both ascending), ascending."""
    if not len(one) or not len(other):
        return one if len(one) else other
    both = np.sort(np.concatenate([one, other]), kind="stable")  # which merges what is sorted
    return both[firsts(both)]


def common(marks: Marks, others: Marks) -> Marks:
    """`marks` that are among `others` (both ascending)."""
    if not len(marks) or not len(others):
        return marks[:0]
    at = np.minimum(others.searchsorted(marks), len(others) - 1)
    found: Marks = marks[others[at] == marks]
    return found


def within(few: Marks, many: Marks) -> int:
    """How many of `few` are among `many` (both ascending)."""
    return len(common(few, many))


def without(marks: Marks, unwanted: Marks) -> Marks:
    """`marks` that are not among `unwanted` (both ascending)."""
    if not len(unwanted) or not len(marks):
        return marks
    at = np.minimum(unwanted.searchsorted(marks), len(unwanted) - 1)
    kept: Marks = marks[unwanted[at] != marks]
    return kept
