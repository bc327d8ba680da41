"""Chooses sentences that cover what matters: weighted words and word pairs, each counted once. Never reads text.

W(x) = (1 + ln count)^3 · (1 + earliest place in its document)^-0.5 · sources^1.5, twice that if in a title
P(s) = (1 + place)^-0.3 / words^0.75 · penalties; clusters may weigh (1 + mean best cosine to the other documents)
Take the argmax of P · ΣW over a sentence's concepts, then W *= 0.1 for those; skip what is too like a chosen one.
A sentence that leans on the one before it ("He …", "But …") can be taken only after that one, at half its worth.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from enum import Enum
from heapq import heapify, heappop, heappush, heapreplace
from itertools import chain, pairwise
from math import log, sqrt

from summarise.candidates import Candidate
from summarise.words import STEM

Concept = str | tuple[str, str]
"""A stem, or two adjacent ones."""


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
    """A candidate with its stems, the concepts it shares with others or a title, and its own factor P.

    `alone` is what its other concepts weigh together: nothing else tells them, so they need no place in a table.
    """

    candidate: Candidate
    roots: list[str]
    concepts: list[Concept]
    factor: float
    alone: float = 0.0
    leans: bool = False
    _stems: dict[str, int] | None = None

    @property
    def stems(self) -> dict[str, int]:
        """The counted stems of content words. Most candidates are never asked, so they are counted on demand."""
        if self._stems is None:
            self._stems = dict(Counter(root for root in self.roots if not root.endswith(" ")))
        return self._stems


def roots_of(words: Iterable[str], stops: Set[str]) -> tuple[dict[str, str], set[str]]:
    """The stem of each word, and the stems that matter: those of content words.

    A small word's ends in a space, so that "under" is not taken for the stem of "understood".
    """
    roots = {word: word if word[0].isdigit() else word[:STEM] for word in words}
    small = {word for word in roots if word in stops or (len(word) == 1 and not word.isdigit())}
    matter = {root for word, root in roots.items() if word not in small}
    return roots | {word: f"{word} " for word in small}, matter


def concepts_of(roots: list[str], matter: Set[str]) -> list[Concept]:
    """The stems that matter and the adjacent pairs with at least one such, each once, in order."""
    found: list[Concept] = [root for root in roots if root in matter]
    found += [pair for pair in pairwise(roots) if pair[0] in matter or pair[1] in matter]
    return list(dict.fromkeys(found))


def score(
    candidates: Sequence[Candidate],
    *,
    stops: Set[str],
    titles: frozenset[str],
    source_of: Sequence[int],
    penalty: Callable[[Candidate], float],
    knobs: CoverKnobs,
) -> tuple[list[Scored], dict[Concept, float]]:
    """Each candidate with its factor, and the weight of every concept. `source_of`: the source of each document."""
    root_of, matter = roots_of({word for one in candidates for word in one.words}, stops)
    scored: list[Scored] = []
    for one in candidates:
        roots = [root_of[word] for word in one.words]
        length = max(1, len(roots))
        factor = (1.0 + one.place) ** -knobs.place / length**knobs.length * penalty(one)
        scored.append(Scored(one, roots, concepts_of(roots, matter), factor))
    weights = _weights(scored, titles, knobs)
    if len(set(source_of)) > 1:
        _share(scored, weights, source_of, knobs.sources)
        if knobs.support:
            _support(scored, source_of, knobs.support)
    return scored, weights


def _weights(scored: Sequence[Scored], titles: frozenset[str], knobs: CoverKnobs) -> dict[Concept, float]:
    """What each shared concept is worth by how often and how early it comes; what comes once goes to `alone`."""
    counts = Counter(chain.from_iterable(one.concepts for one in scored))
    titled = _titled(counts, titles)
    shared = {concept: count for concept, count in counts.items() if count > 1 or concept in titled}
    earliest: dict[Concept, int] = {}
    for one in sorted(scored, key=lambda s: -s.candidate.place):  # so that the earliest place is written last
        place, told = one.candidate.place, len(one.concepts)
        one.concepts = [concept for concept in one.concepts if concept in shared]
        one.alone = (told - len(one.concepts)) * (1.0 + place) ** -knobs.early
        earliest.update(dict.fromkeys(one.concepts, place))
    often = {count: (1.0 + log(count)) ** knobs.count for count in set(shared.values())}
    early = {place: (1.0 + place) ** -knobs.early for place in set(earliest.values())}
    return {
        concept: often[count] * early[earliest[concept]] * (knobs.title if concept in titled else 1.0)
        for concept, count in shared.items()
    }


def _titled(concepts: Iterable[Concept], titles: frozenset[str]) -> set[Concept]:
    """Those that stand in a title: a stem by itself, a pair by one of its two."""
    if not titles:
        return set()
    return {
        one for one in concepts if (one in titles if isinstance(one, str) else one[0] in titles or one[1] in titles)
    }


def _share(scored: Sequence[Scored], weights: dict[Concept, float], source_of: Sequence[int], power: float) -> None:
    """Raises the weight of what several sources say."""
    said: dict[int, set[Concept]] = defaultdict(set)
    for one in scored:
        said[source_of[one.candidate.doc]].update(one.concepts)
    told = Counter(concept for concepts in said.values() for concept in concepts)
    for concept, count in told.items():
        if count > 1:
            weights[concept] *= count**power


def _support(scored: Sequence[Scored], source_of: Sequence[int], weight: float) -> None:
    """Raises the factor of what the other documents say too."""
    by_source: dict[int, list[Scored]] = defaultdict(list)
    for one in scored:
        by_source[source_of[one.candidate.doc]].append(one)
    for one in scored:
        mine = source_of[one.candidate.doc]
        others = [group for source, group in by_source.items() if source != mine]
        best = [max(cosine(one.stems, other.stems) for other in group) for group in others]
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


def greedy(
    scored: Sequence[Scored],
    weights: dict[Concept, float],
    knobs: CoverKnobs,
    offer: Callable[[Scored, bool], Answer],
) -> None:
    """Offers the candidates from the most telling on, each given what was taken before. Lazy: a gain can only fall.

    `offer` is told whether it is the last time; it may refuse all that is left to end the choice.
    """
    left = dict(weights)
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
        if len(queue) > 1 and now > min(queue[1:3]):
            heapreplace(queue, now)
            continue
        heappop(queue)
        answer = offer(one, False)
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


def _gain(one: Scored, left: dict[Concept, float]) -> float:
    return one.factor * (one.alone + sum(map(left.__getitem__, one.concepts)))


def told_share(one: Scored, told: Set[str]) -> float:
    """The share of a sentence's facts told before: 0 where none was, 1 where all were. A figure is worth two words."""
    worth = {root: 2 if root[:1].isdigit() else 1 for root in one.stems}
    return sum(value for root, value in worth.items() if root in told) / max(1, sum(worth.values()))
