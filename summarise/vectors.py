"""What an article is about, as weighted terms: its title twice and its opening. Knows no outlets and no times."""

from __future__ import annotations

import struct
from collections import Counter
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
    stops = stop_words(lang)
    heading, opening = content(tokens(title), stops), content(tokens(text[:OPENING]), stops)
    words = heading * TITLE_TIMES + opening
    roots = [word if word[0].isdigit() else word[:STEM] for word in words]  # `stem`, without its call for each word
    found = {crc32(root.encode()): (count, root) for root, count in Counter(roots).items()}
    ids = np.array(sorted(found), dtype=np.uint32)  # two stems of one CRC-32 are one term
    terms = Terms(ids, np.array([min(found[term][0], 255) for term in ids.tolist()], dtype=np.uint8))
    first = dict(zip(reversed(roots), reversed(words), strict=True))
    return terms, {term: first[root] for term, (_, root) in found.items()}


class Lexicon:
    """In how many articles of one language each term stood: what makes a term rare."""

    def __init__(self) -> None:
        """Nothing read yet."""
        self.documents = 0
        self._counts: dict[int, int] = {}

    def learn(self, terms: Terms) -> None:
        """Counts one article that is no copy."""
        self.documents += 1
        counts = self._counts
        for term in terms.ids.tolist():
            counts[term] = counts.get(term, 0) + 1
        if self.documents >= _OLD:
            self.documents //= 2
            self._counts = {term: count // 2 for term, count in counts.items() if count > 1}

    def weigh(self, terms: Terms) -> tuple[Ids, Weights]:
        """The 90 heaviest terms, ascending by id, with weights (1 + ln tf) · ln((N + 1) / (df + .5)) of unit length."""
        known = max(self.documents, _YOUNG) + 1.0
        often = np.array(list(map(self._counts.get, terms.ids.tolist(), repeat(0))), dtype=np.float64)
        rarity = np.log(known / (np.minimum(often, known - 1) + 0.5))
        weights = (1.0 + np.log(terms.counts.astype(np.float64))) * rarity
        ids = terms.ids
        if len(ids) > MOST_TERMS:
            heaviest = np.sort(np.lexsort((ids, -weights))[:MOST_TERMS])
            ids, weights = ids[heaviest], weights[heaviest]
        length = float(np.sqrt((weights * weights).sum()))
        return ids, (weights / length if length else weights).astype(np.float32)

    def pack(self) -> bytes:
        """All of it; `unpack` makes an equal one."""
        terms = np.array(sorted(self._counts), dtype=np.uint32)
        counts = np.array([self._counts[t] for t in terms.tolist()], dtype=np.uint32)
        return _HEAD.pack(self.documents, len(terms)) + terms.tobytes() + counts.tobytes()

    @classmethod
    def unpack(cls, blob: bytes) -> Lexicon:
        """What `pack` wrote."""
        made = cls()
        made.documents, count = _HEAD.unpack_from(blob)
        flat = np.frombuffer(blob, dtype=np.uint32, offset=_HEAD.size)
        made._counts = dict(zip(flat[:count].tolist(), flat[count:].tolist(), strict=True))
        return made
