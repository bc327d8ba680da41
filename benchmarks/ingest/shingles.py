"""The evaluator of the article extraction benchmark: 4-gram shingles, a page's parts normalised to one, then averaged.

Precision and recall are means over pages of shares, F1 is theirs. Where words are not parted by blanks, each character
of Chinese, Japanese and Korean text is a word of its own (as in this project's study of extractors).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

GRAM: Final = 4

_WORD = re.compile(r"\w+")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Shares of one page's shingles: in both texts, only in the extracted one, only in the true one. Sum 1."""

    both: float
    extra: float
    lost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Over many pages, 0 to 1."""

    f1: float
    precision: float
    recall: float


def compare(true: str, extracted: str, *, dense: bool) -> Parts:
    """One page. `dense`: characters of Chinese, Japanese and Korean are words."""
    wanted, found = _shingles(true, dense), _shingles(extracted, dense)
    both = sum((wanted & found).values())
    lost, extra = sum(wanted.values()) - both, sum(found.values()) - both
    whole = both + lost + extra or 1
    return Parts(both=both / whole, extra=extra / whole, lost=lost / whole)


def score(pages: Iterable[Parts]) -> Score:
    """Over pages that weigh the same each."""
    rows = list(pages)
    both, extra, lost = (sum(getattr(row, name) for row in rows) for name in ("both", "extra", "lost"))
    precision, recall = both / (both + extra or 1), both / (both + lost or 1)
    return Score(f1=2 * precision * recall / (precision + recall or 1), precision=precision, recall=recall)


def _shingles(text: str, dense: bool) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(_DENSE.sub(lambda match: f" {match[0]} ", text) if dense else text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + GRAM]) for at in range(max(1, len(words) - GRAM + 1)))
