"""What is new to a reader: sentences against sentences already told. Never decides what matters.

A sentence is old when most of its word pairs, or its words, were told; one whose figure changed is new again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.model import Told
from summarise.bags import Bag, cosine
from summarise.words import STEM, tokens

Pair = tuple[str, str]

PAIRS_TOLD = 0.45  # share of a sentence's word pairs told before that makes it old
COSINE_TOLD = 0.6  # with one told sentence
_FEW = 12  # sentences told: so few are compared sooner than chosen from
FIGURE_PASSES = 0.9  # below this share a sentence with a figure never told is new


@dataclass(frozen=True, slots=True)
class _Sentence:
    bag: Bag
    pairs: frozenset[Pair]


@dataclass(frozen=True, slots=True)
class Memory:
    """What was told, ready to be asked."""

    sentences: tuple[_Sentence, ...]
    pairs: frozenset[Pair]
    figures: frozenset[str]
    by_stem: dict[str, tuple[int, ...]]

    @property
    def empty(self) -> bool:
        """Whether nothing was told."""
        return not self.sentences


def remember(texts: Iterable[str]) -> Memory:
    """The memory of sentences told, each a text of its own."""
    told = tuple(_sentence(tokens(text)) for text in texts)
    by_stem: dict[str, list[int]] = {}
    for at, one in enumerate(told):
        for root in one.bag.counts:
            by_stem.setdefault(root, []).append(at)
    return Memory(
        sentences=told,
        pairs=frozenset(pair for one in told for pair in one.pairs),
        figures=frozenset(root for root in by_stem if root[:1].isdigit()),
        by_stem={root: tuple(places) for root, places in by_stem.items()},
    )


def remembered(told: Sequence[Told]) -> Memory:
    """The memory of what one chat was really shown."""
    return remember(one.text for one in told)


def _sentence(words: Sequence[str]) -> _Sentence:
    roots = [word if word[0].isdigit() else word[:STEM] for word in words]  # `stem` of each, at one go
    return _Sentence(Bag.of(roots), frozenset(pairwise(roots)))


def newness(words: Sequence[str], memory: Memory) -> float:
    """How much of a sentence of these words `memory` does not hold: 1 where all is new, 0 where the sentence is old.

    Sentences, not words, are discounted: what the story is about was told and still says which sentences matter.
    """
    if memory.empty:
        return 1.0
    one = _sentence(words)
    share = len(one.pairs & memory.pairs) / max(1, len(one.pairs))
    if share < FIGURE_PASSES and any(root[0].isdigit() and root not in memory.figures for root in one.bag.counts):
        return 1.0 - share
    is_old = share >= PAIRS_TOLD or _closest(one, memory) >= COSINE_TOLD
    return 0.0 if is_old else 1.0 - share


def _closest(one: _Sentence, memory: Memory) -> float:
    """The best cosine to a told sentence; right where it reaches `COSINE_TOLD`, else perhaps too small."""
    if len(memory.sentences) <= _FEW:
        return max(cosine(one.bag, told.bag) for told in memory.sentences)
    near = {at for root in _telling(one, memory) for at in memory.by_stem.get(root, ())}
    return max((cosine(one.bag, memory.sentences[at].bag) for at in near), default=0.0)


def _telling(one: _Sentence, memory: Memory) -> list[str]:
    """The stems of which a like sentence shares one: all but the commonest, which alone cannot reach the cosine."""
    common = sorted(one.bag.counts, key=lambda root: (-len(memory.by_stem.get(root, ())), root))
    room = COSINE_TOLD**2 * one.bag.square
    for at, root in enumerate(common):
        room -= one.bag.counts[root] ** 2
        if room <= 0:
            return common[at:]
    return []
