"""Chooses sentences that cover what matters: weighted words and word pairs, each counted once. Never reads text.

W(x) = (1 + ln count)^3 · (1 + earliest place in its document)^-0.5 · sources^1.5, twice that if in a title
P(s) = (1 + place)^-0.3 / words^0.75 · penalties; clusters may weigh (1 + mean best cosine to the other documents)
Take the argmax of P · ΣW over a sentence's concepts, then W *= 0.1 for those; skip what is too like a chosen one.
A sentence that leans on the one before it ("He …", "But …") can be taken only after that one, at half its worth.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from enum import Enum
from heapq import heapify, heappop, heappush, heapreplace
from itertools import chain
from math import log, sqrt

import numpy as np

from summarise.candidates import Candidate
from summarise.concepts import Concepts, Numbers, concepts
from summarise.figures import counted, toll
from summarise.words import STEM

Weights = list[float]
"""What each concept is worth, by its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverKnobs:
    """The exponents above, fitted on development sets; the optimum is flat."""

    count: float = 3.0
    early: float = 0.5
    sources: float = 1.5
    title: float = 2.0
    place: float = 0.3
    length: float = 0.75
    support: float = 1.0  # weight of the cosine to other documents
    covered: float = 0.1  # what is left of a concept once told
    alike: float = 0.7  # cosine of words above which a sentence repeats another
    leaning: float = 0.5  # worth of a sentence that leans on the one before it
    repeats: float = 0.4  # share of its facts (stems, figures) already told above which a sentence waits for others


_SEVERAL = 3  # sources from which what no other confirms is doubted: of two, each may tell its half
_CONFIRMED, _UNCONFIRMED = 0.45, 0.5  # the share of a sentence's worth that others must confirm, else what it is worth

CLUSTER = CoverKnobs(
    count=2.0, early=0.35, sources=1.0, title=4.0, place=0.2, length=0.5, support=0.0
)  # fmt: skip
"""For several sources: what they agree on and set in their titles is weighed, so the rest counts less."""

UPDATE = CoverKnobs(
    count=2.5, early=0.35, sources=1.5, title=2.0, place=0.3, length=0.8, support=0.0
)  # fmt: skip
"""Where something was told before: what is new is said in short sentences more often than in the long opening ones."""


@dataclass(slots=True)
class Scored:
    """A candidate with its stems, the concepts it shares with others or a title by number, and its own factor P.

    `alone` is what its other concepts weigh together: nothing else tells them, so they need no place in a table.
    """

    candidate: Candidate
    roots: list[str]
    factor: float
    concepts: list[int] = field(default_factory=list)
    alone: float = 0.0
    leans: bool = False
    _stems: dict[str, int] | None = None
    _square: int = 0
    _toll: dict[str, str] | None = None
    _counted: dict[str, str] | None = None

    @property
    def stems(self) -> dict[str, int]:
        """The counted stems of content words. Most candidates are never asked, so they are counted on demand."""
        if self._stems is None:
            self._stems = dict(Counter([root for root in self.roots if root[-1] != " "]))
        return self._stems

    @property
    def square(self) -> int:
        """The square of the length of its bag of stems."""
        if not self._square:
            self._square = sum(count * count for count in self.stems.values())
        return self._square

    @property
    def toll(self) -> dict[str, str]:
        """How many it says died, were hurt or are missing."""
        if self._toll is None:
            self._toll = toll(self.candidate.words)
        return self._toll

    @property
    def counted(self) -> dict[str, str]:
        """What it counts."""
        if self._counted is None:
            self._counted = counted(self.candidate.words)
        return self._counted


def likeness(one: Scored, other: Scored) -> float:
    """The cosine of their stems."""
    mine, theirs = one.stems, other.stems
    shared = sum(mine[root] * theirs[root] for root in mine.keys() & theirs.keys())
    return shared / sqrt(one.square * other.square) if shared else 0.0


def roots_of(words: Iterable[str], stops: Set[str]) -> dict[str, str]:
    """The stem of each word.

    A small word's ends in a space, so that "under" is not taken for the stem of "understood".
    """
    roots = {word: word if word[0].isdigit() else word[:STEM] for word in words}
    small = (roots.keys() & stops) | {word for word in roots if len(word) == 1 and not word.isdigit()}
    return roots | {word: f"{word} " for word in small}


def score(
    candidates: Sequence[Candidate],
    *,
    stops: Set[str],
    titles: frozenset[str],
    source_of: Sequence[int],
    penalty: Callable[[Candidate], float],
    knobs: CoverKnobs,
) -> tuple[list[Scored], Weights]:
    """Each candidate with its factor, and the weight of every concept. `source_of`: the source of each document."""
    words = list(chain.from_iterable(one.words for one in candidates))
    root_of = roots_of(dict.fromkeys(words), stops)
    roots = list(map(root_of.__getitem__, words))
    scored: list[Scored] = []
    end = 0
    for one in candidates:
        length = len(one.words)
        mine, end = roots[end : end + length], end + length
        factor = (1.0 + one.place) ** -knobs.place / max(1, length) ** knobs.length * penalty(one)
        scored.append(Scored(one, mine, factor))
    weights = _weights(scored, concepts(words, root_of, [len(one.words) for one in candidates], titles), knobs)
    if len(set(source_of)) > 1:
        _share(scored, weights, source_of, knobs.sources)
        if knobs.support:
            _support(scored, source_of, knobs.support)
    return scored, weights


def _weights(scored: Sequence[Scored], found: Concepts, knobs: CoverKnobs) -> Weights:
    """What each shared concept is worth by how often and how early it comes; what comes once goes to `alone`."""
    places = [one.candidate.place for one in scored]
    shared = (found.count > 1) | found.titled
    kept = shared[found.concept]
    sentence, concept = found.sentence[kept], (np.cumsum(shared) - 1)[found.concept[kept]]
    _hand_out(scored, found.sentence, sentence, concept, knobs)
    earliest = np.full(int(shared.sum()), len(scored) and max(places))
    np.minimum.at(earliest, concept, np.array(places, dtype=np.int64)[sentence])
    counts, firsts = found.count[shared].tolist(), earliest.tolist()
    often = {count: (1.0 + log(count)) ** knobs.count for count in set(counts)}
    early = {place: (1.0 + place) ** -knobs.early for place in set(firsts)}
    return [
        often[count] * early[first] * (knobs.title if titled else 1.0)
        for count, first, titled in zip(counts, firsts, found.titled[shared].tolist(), strict=True)
    ]


def _hand_out(scored: Sequence[Scored], told: Numbers, sentence: Numbers, concept: Numbers, knobs: CoverKnobs) -> None:
    """Gives each sentence its shared concepts, and the worth of its others. `told`: the sentence of every concept."""
    all_told, shared = (np.bincount(one, minlength=len(scored)).tolist() for one in (told, sentence))
    in_order, end = concept[np.argsort(sentence, kind="stable")].tolist(), 0
    for one, count, mine in zip(scored, all_told, shared, strict=True):
        one.concepts, end = in_order[end : end + mine], end + mine
        one.alone = (count - mine) * (1.0 + one.candidate.place) ** -knobs.early


def _share(scored: Sequence[Scored], weights: Weights, source_of: Sequence[int], power: float) -> None:
    """Raises the weight of what several sources say."""
    said: dict[int, set[int]] = defaultdict(set)
    for one in scored:
        said[source_of[one.candidate.doc]].update(one.concepts)
    told = Counter(concept for concepts in said.values() for concept in concepts)
    for concept, count in told.items():
        if count > 1:
            weights[concept] *= count**power
    if len(said) >= _SEVERAL:
        _trust(scored, weights, {concept for concept, count in told.items() if count > 1})


def _trust(scored: Sequence[Scored], weights: Weights, confirmed: Set[int]) -> None:
    """Lowers the factor of sentences that no other source has much of: an aside, or another story."""
    sure = [weight if concept in confirmed else 0.0 for concept, weight in enumerate(weights)]
    for one in scored:
        whole = one.alone + sum(map(weights.__getitem__, one.concepts))
        if sum(map(sure.__getitem__, one.concepts)) < _CONFIRMED * whole:
            one.factor *= _UNCONFIRMED


def _support(scored: Sequence[Scored], source_of: Sequence[int], weight: float) -> None:
    """Raises the factor of what the other documents say too."""
    by_source: dict[int, list[Scored]] = defaultdict(list)
    for one in scored:
        by_source[source_of[one.candidate.doc]].append(one)
    for one in scored:
        mine = source_of[one.candidate.doc]
        others = [group for source, group in by_source.items() if source != mine]
        best = [max(likeness(one, other) for other in group) for group in others]
        one.factor *= 1.0 + weight * sum(best) / max(1, len(best))


def cosine(one: dict[str, int], other: dict[str, int]) -> float:
    """The cosine of two bags of words; 0 where either is empty."""
    if len(one) > len(other):
        one, other = other, one
    shared = sum(count * other[word] for word, count in one.items() if word in other)
    if not shared:
        return 0.0
    return shared / sqrt(sum(c * c for c in one.values()) * sum(c * c for c in other.values()))


class Answer(Enum):
    """What becomes of a candidate that is offered."""

    TAKEN = "taken"
    REFUSED = "refused"
    LATER = "later"  # offered again when all others were
    END = "end"  # nothing more is wanted


def greedy(
    scored: Sequence[Scored],
    weights: Weights,
    knobs: CoverKnobs,
    offer: Callable[[Scored, bool], Answer],
) -> None:
    """Offers the candidates from the most telling on, each given what was taken before. Lazy: a gain can only fall.

    `offer` is told whether it is the last time.
    """
    left = list(weights)
    leaning = {(s.candidate.doc, s.candidate.place - 1): at for at, s in enumerate(scored) if s.leans}
    queue = [(-_gain(one, left), at) for at, one in enumerate(scored) if not one.leans]
    if not queue:  # nothing stands alone: better a loose opening than no word at all
        queue, leaning = [(-_gain(one, left), at) for at, one in enumerate(scored)], {}
    heapify(queue)
    late: list[Scored] = []
    while queue:
        _, at = queue[0]
        one = scored[at]
        now = (-_gain(one, left), at)
        if (len(queue) > 1 and now > queue[1]) or (len(queue) > 2 and now > queue[2]):
            heapreplace(queue, now)
            continue
        heappop(queue)
        answer = offer(one, False)
        if answer is Answer.END:
            return
        if answer is Answer.LATER:
            late.append(one)
        if answer is not Answer.TAKEN:
            continue
        for concept in one.concepts:
            left[concept] *= knobs.covered
        follower = leaning.pop((one.candidate.doc, one.candidate.place), None)
        if follower is not None:
            heappush(queue, (-_gain(scored[follower], left), follower))
    for one in late:
        offer(one, True)


def _gain(one: Scored, left: Weights) -> float:
    return one.factor * (one.alone + sum(map(left.__getitem__, one.concepts)))


def told_share(one: Scored, told: Set[str]) -> float:
    """The share of a sentence's facts told before: 0 where none was, 1 where all were. A figure is worth two words."""
    return _facts(one.stems.keys() & told) / max(1, _facts(one.stems.keys()))


def _facts(roots: Set[str]) -> int:
    return len(roots) + sum(root[0].isdigit() for root in roots)
