"""What an article is about, as weighted terms: its title twice and its opening. Knows no outlets and no times."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from summarise.stopwords import stop_words
from summarise.words import STEM, content, tokens

OPENING = 1300  # characters of the text: 600 lose .01 B-cubed F, 2,400 too
MOST_TERMS = 90
TITLE_TIMES = 2
_YOUNG = 200  # documents the weights pretend to know at least, so that a young lexicon does not call all words common
_OLD = 10_000  # documents after which counts are halved: the news of today weighs more than last year's
_HEAD = struct.Struct("<II")

Ids = NDArray[np.uint32]
Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Terms:
    """The counted terms of one article, ascending by id. An id is the CRC-32 of the stem."""

    ids: Ids
    counts: NDArray[np.uint8]


def read_terms(title: str, text: str, lang: str) -> tuple[Terms, dict[int, str]]:
    """The terms of an article, its title twice and the first 1,300 characters of its text; and how each is written.

    The written form, by id, is the first one found: for showing, not for comparing.
    """
    often = Counter(tokens(title) * TITLE_TIMES + tokens(text[:OPENING]))  # in the order in which they are found
    words = content(often, stop_words(lang))
    roots = [word if word[0].isdigit() else word[:STEM] for word in words]  # `stem`, without its call for each word
    first = dict(zip(reversed(roots), reversed(words), strict=True))
    counts = dict.fromkeys(roots, 0)
    for root, word in zip(roots, words, strict=True):
        counts[root] += often[word]
    terms = list(map(crc32, map(str.encode, counts)))
    found = dict(zip(terms, counts.values(), strict=True))  # two stems of one CRC-32 are one term
    ids = np.fromiter(found, dtype=np.uint32, count=len(found))
    told = np.minimum(np.fromiter(found.values(), dtype=np.int64, count=len(found)), 255).astype(np.uint8)
    order = ids.argsort()
    return Terms(ids[order], told[order]), dict(zip(terms, map(first.__getitem__, counts), strict=True))


class Lexicon:
    """In how many articles of one language each term stood: what makes a term rare."""

    def __init__(self) -> None:
        """Nothing read yet."""
        self.documents = 0
        self._counts: Counter[int] = Counter()

    def learn(self, terms: Terms) -> None:
        """Counts one article that is no copy."""
        self.documents += 1
        self._counts.update(terms.ids.tolist())
        if self.documents >= _OLD:
            self.documents //= 2
            self._counts = Counter({term: count // 2 for term, count in self._counts.items() if count > 1})

    def weigh(self, terms: Terms) -> tuple[Ids, Weights]:
        """The 90 heaviest terms, ascending by id, with weights (1 + ln tf) · ln((N + 1) / (df + .5)) of unit length."""
        return _heaviest(terms.ids, self._weights(terms.ids, terms.counts))

    def weigh_all(self, listed: Sequence[Terms]) -> list[tuple[Ids, Weights]]:
        """As `weigh`, for many articles at once: half the time."""
        if not listed:
            return []
        weights = self._weights(
            np.concatenate([terms.ids for terms in listed]), np.concatenate([terms.counts for terms in listed])
        )
        ends = np.cumsum([len(terms.ids) for terms in listed]).tolist()
        return [
            _heaviest(terms.ids, weights[end - len(terms.ids) : end]) for terms, end in zip(listed, ends, strict=True)
        ]

    def _weights(self, ids: Ids, counts: NDArray[np.uint8]) -> NDArray[np.float64]:
        known = max(self.documents, _YOUNG) + 1.0
        often = np.array(list(map(self._counts.get, ids.tolist(), repeat(0))), dtype=np.float64)
        rarity = np.log(known / (np.minimum(often, known - 1) + 0.5))
        weights: NDArray[np.float64] = (1.0 + np.log(counts.astype(np.float64))) * rarity
        return weights

    def pack(self) -> bytes:
        """All of it; `unpack` makes an equal one."""
        known = len(self._counts)
        terms = np.fromiter(self._counts, dtype=np.uint32, count=known)
        counts = np.fromiter(self._counts.values(), dtype=np.uint32, count=known)
        order = np.argsort(terms)
        return b"".join((_HEAD.pack(self.documents, known), terms[order].tobytes(), counts[order].tobytes()))

    @classmethod
    def unpack(cls, blob: bytes) -> Lexicon:
        """What `pack` wrote."""
        made = cls()
        made.documents, count = _HEAD.unpack_from(blob)
        flat = np.frombuffer(blob, dtype=np.uint32, offset=_HEAD.size)
        made._counts = Counter(dict(zip(flat[:count].tolist(), flat[count:].tolist(), strict=True)))
        return made


def _heaviest(ids: Ids, weights: NDArray[np.float64]) -> tuple[Ids, Weights]:
    if len(ids) > MOST_TERMS:
        bar = np.partition(weights, -MOST_TERMS)[-MOST_TERMS]
        above, level = weights > bar, (weights == bar).nonzero()[0]
        above[level[: MOST_TERMS - np.count_nonzero(above)]] = True  # of equally heavy ones those of the lowest ids
        heaviest = above.nonzero()[0]
        ids, weights = ids[heaviest], weights[heaviest]
    length = float(np.sqrt((weights * weights).sum()))
    return ids, (weights / length if length else weights).astype(np.float32)
