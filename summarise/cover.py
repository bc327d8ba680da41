"""Chooses sentences that cover what matters: weighted words and word pairs, each counted once. Never reads text.

W(x) = (1 + ln count)^3 · (1 + earliest place in its document)^-0.5 · sources^1.5, twice that if in a title
P(s) = (1 + place)^-0.3 / words^0.7 · penalties; in clusters · (1 + mean best cosine to each other document's sentences)
Take the argmax of P · ΣW over a sentence's concepts, then W *= 0.1 for those; skip what is too like a chosen one.
A sentence that leans on the one before it ("He …", "But …") can be taken only after that one, at half its worth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from heapq import heapify, heappop, heappush, heapreplace
from math import log, sqrt

from summarise.candidates import Candidate
from summarise.words import STEM

Concept = str
"""A stem, or two adjacent ones with a space between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverKnobs:
    """The exponents above, fitted on development sets; the optimum is flat."""

    count: float = 3.0
    early: float = 0.5
    sources: float = 1.5
    title: float = 2.0
    place: float = 0.3
    length: float = 0.7
    support: float = 1.0  # weight of the cosine to other documents
    covered: float = 0.1  # what is left of a concept once told
    alike: float = 0.7  # cosine of words above which a sentence repeats another
    leaning: float = 0.5  # worth of a sentence that leans on the one before it
    repeats: float = 0.4  # share of its facts (stems, figures) already told above which a sentence waits for the others


CLUSTER = CoverKnobs(
    count=2.0, early=0.35, sources=1.0, title=4.0, place=0.2, length=0.5, support=0.0
)  # fmt: skip
"""For several sources: what they agree on and set in their titles is weighed, so the rest counts less."""


@dataclass(slots=True)
class Scored:
    """A candidate with its concepts (those that matter, in order) and its own factor P."""

    candidate: Candidate
    concepts: list[Concept]
    stems: dict[str, int]
    factor: float
    leans: bool = False


def concepts_of(words: Sequence[str], stops: Set[str]) -> tuple[list[Concept], dict[str, int]]:
    """The stems of content words and the adjacent pairs with at least one, each once; and the counted stems."""
    found: dict[Concept, None] = {}
    counts: dict[str, int] = {}
    before, mattered = "", False
    for word in words:
        root = word if word[0].isdigit() else word[:STEM]
        matters = word not in stops and (len(word) > 1 or word.isdigit())
        if matters:
            found[root] = None
            counts[root] = counts.get(root, 0) + 1
        if before and (matters or mattered):
            found[f"{before} {root}"] = None
        before, mattered = root, matters
    return list(found), counts


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
    scored: list[Scored] = []
    counts: dict[Concept, int] = {}
    earliest: dict[Concept, int] = {}
    for candidate in candidates:
        concepts, stems = concepts_of(candidate.words, stops)
        place = candidate.place
        for concept in concepts:
            counts[concept] = counts.get(concept, 0) + 1
            if earliest.get(concept, place) >= place:
                earliest[concept] = place
        length = max(1, len(candidate.words))
        factor = (1.0 + place) ** -knobs.place / length**knobs.length * penalty(candidate)
        scored.append(Scored(candidate, concepts, stems, factor))
    often = {count: (1.0 + log(count)) ** knobs.count for count in set(counts.values())}
    early = {place: (1.0 + place) ** -knobs.early for place in set(earliest.values())}
    weights = {concept: often[count] * early[earliest[concept]] for concept, count in counts.items()}
    if titles:
        weights = {c: weight * knobs.title if _in_title(c, titles) else weight for c, weight in weights.items()}
    if len(set(source_of)) > 1:
        _share(scored, weights, source_of, knobs.sources)
        if knobs.support:
            _support(scored, source_of, knobs.support)
    return scored, weights


def _in_title(concept: Concept, titles: frozenset[str]) -> bool:
    return not titles.isdisjoint(concept.split(" "))


def _share(scored: Sequence[Scored], weights: dict[Concept, float], source_of: Sequence[int], power: float) -> None:
    """Raises the weight of what several sources say."""
    sources: dict[Concept, set[int]] = defaultdict(set)
    for one in scored:
        for concept in one.concepts:
            sources[concept].add(source_of[one.candidate.doc])
    for concept, told in sources.items():
        if len(told) > 1:
            weights[concept] *= len(told) ** power


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


def greedy(
    scored: Sequence[Scored], weights: dict[Concept, float], knobs: CoverKnobs, waits: Callable[[Scored], bool]
) -> Iterator[Scored]:
    """The candidates from the most telling on, each given what was taken before; those that wait come last.

    Lazy: a gain can only fall. `waits` is asked when a candidate's turn comes.
    """
    left = dict(weights)
    leaning = {(s.candidate.doc, s.candidate.place - 1): at for at, s in enumerate(scored) if s.leans}
    queue = [(-_gain(one, left), at) for at, one in enumerate(scored) if not one.leans]
    if not queue:  # nothing stands alone: better a loose opening than no word at all
        queue, leaning = [(-_gain(one, left), at) for at, one in enumerate(scored)], {}
    heapify(queue)
    taken: list[Scored] = []
    late: list[Scored] = []
    while queue:
        _, at = queue[0]
        one = scored[at]
        now = (-_gain(one, left), at)
        if len(queue) > 1 and now > min(queue[1:3]):
            heapreplace(queue, now)
            continue
        heappop(queue)
        if any(cosine(one.stems, other.stems) > knobs.alike for other in taken):
            continue
        if waits(one):
            late.append(one)
            continue
        yield one
        taken.append(one)
        for concept in one.concepts:
            left[concept] *= knobs.covered
        follower = leaning.pop((one.candidate.doc, one.candidate.place), None)
        if follower is not None:
            heappush(queue, (-_gain(scored[follower], left), follower))
    yield from late


def _gain(one: Scored, left: dict[Concept, float]) -> float:
    return one.factor * sum(map(left.__getitem__, one.concepts))


def told_share(one: Scored, told: Set[str]) -> float:
    """The share of a sentence's facts told before: 0 where none was, 1 where all were. A figure is worth two words."""
    worth = {root: 2 if root[:1].isdigit() else 1 for root in one.stems}
    return sum(value for root, value in worth.items() if root in told) / max(1, sum(worth.values()))
