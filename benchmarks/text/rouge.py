"""ROUGE-1 and ROUGE-2 recall of the first words of a summary, for any script. Own implementation, checked by hand.

Words are runs of letters and digits after NFKC and case folding; English endings are not stripped, so figures compare
with each other, not with papers. With several references the mean over them counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words that are compared, light plural endings taken off."""
    return [_light(w) for w in _WORD.findall(unicodedata.normalize("NFKC", text).casefold())]


def _light(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word[: -len(ending)]
    return word


def recall(summary: str, references: Sequence[str], *, first: int) -> tuple[float, float]:
    """(ROUGE-1, ROUGE-2) recall in percent of the summary's first `first` words, mean over references."""
    told = words_of(summary)[:first]
    pairs = [_shares(told, words_of(reference)) for reference in references]
    return sum(one for one, _ in pairs) / len(pairs) * 100, sum(two for _, two in pairs) / len(pairs) * 100


def _shares(told: Sequence[str], wanted: Sequence[str]) -> tuple[float, float]:
    return _overlap(told, wanted), _overlap(list(pairwise(told)), list(pairwise(wanted)))


def _overlap(told: Sequence[object], wanted: Sequence[object]) -> float:
    if not wanted:
        return 0.0
    shared = Counter(told) & Counter(wanted)
    return sum(shared.values()) / len(wanted)
