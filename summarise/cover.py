"""Weighs sentences by what they cover: words and word pairs, the more often and the earlier told. Never reads text.

W(x) = (1 + ln count)^3 · (1 + earliest place in its document)^-0.5 · sources^1.5, twice that if in a title
P(s) = (1 + place)^-0.3 / words^0.75 · penalties
What is taken is the argmax of P · ΣW over a sentence's concepts, then W *= 0.1 for those (`greedy`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from math import log

import numpy as np

from summarise.candidates import Candidate
from summarise.concepts import Concepts, Flags, Numbers, concepts
from summarise.scored import Scored, Weights, Worths
from summarise.stopwords import stop_words
from summarise.words import STEM, content, stem, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverKnobs:
    """The exponents above, fitted on development sets; the optimum is flat."""

    count: float = 3.0
    early: float = 0.5
    sources: float = 1.5
    title: float = 2.0
    place: float = 0.3
    length: float = 0.75
    covered: float = 0.1  # what is left of a concept once told
    alike: float = 0.7  # cosine of words above which a sentence repeats another
    leaning: float = 0.5  # worth of a sentence that leans on the one before it
    repeats: float = 0.4  # share of its facts (stems, figures) already told above which a sentence waits for others


_SEVERAL = 3  # sources from which what no other confirms is doubted: of two, each may tell its half
_CONFIRMED, _UNCONFIRMED = 0.45, 0.5  # the share of a sentence's worth that others must confirm, else what it is worth

CLUSTER = CoverKnobs(count=2.0, early=0.35, sources=1.0, title=4.0, place=0.2, length=0.5)
"""For several sources: what they agree on and set in their titles is weighed, so the rest counts less."""

UPDATE = CoverKnobs(count=2.5, early=0.35, sources=1.5, title=2.0, place=0.3, length=0.8)
"""Where something was told before: what is new is said in short sentences more often than in the long opening ones."""


def roots_of(words: Iterable[str], stops: Set[str]) -> dict[str, str]:
    """The stem of each word.

    A small word's ends in a space, so that "under" is not taken for the stem of "understood".
    """
    roots = {word: word if word[0].isdigit() else word[:STEM] for word in words}
    for word in roots:
        if word in stops or (len(word) == 1 and not word.isdigit()):
            roots[word] = f"{word} "
    return roots


def score(
    candidates: Sequence[Candidate],
    *,
    lang: str,
    titles: Sequence[str],
    source_of: Sequence[int],
    penalty: Callable[[Candidate], float],
    knobs: CoverKnobs,
) -> tuple[list[Scored], Weights]:
    """Each candidate with its factor, and the weight of every concept. `source_of`: the source of each document."""
    words = list(chain.from_iterable([one.words for one in candidates]))
    stops = stop_words(lang)
    root_of = roots_of(dict.fromkeys(words), stops)
    titled = {stem(word) for title in titles for word in content(tokens(title), stops)}
    found = concepts(words, root_of, [len(one.words) for one in candidates], titled)
    early = _early(candidates, knobs)
    scored = [
        Scored(one, _worth(one, knobs) * penalty(one), shared, single * early[one.place], root_of, lang)
        for one, shared, single in zip(candidates, found.by_sentence(), found.single.tolist(), strict=True)
    ]
    weights = _weights(found, np.array([one.place for one in candidates], dtype=np.int64), early, knobs)
    if len(set(source_of)) > 1:
        sources = np.array([source_of[one.doc] for one in candidates], dtype=np.int64)
        _share(scored, weights, found, sources, knobs.sources)
    return scored, weights


def _worth(one: Candidate, knobs: CoverKnobs) -> float:
    """What a sentence is worth by its place and length."""
    return float((1.0 + one.place) ** -knobs.place / max(1, len(one.words)) ** knobs.length)


def _early(candidates: Sequence[Candidate], knobs: CoverKnobs) -> list[float]:
    """What a concept is worth by the earliest place it stands at."""
    last = max((one.place for one in candidates), default=0)
    return [(1.0 + place) ** -knobs.early for place in range(last + 1)]


def _weights(found: Concepts, places: Numbers, early: Sequence[float], knobs: CoverKnobs) -> Weights:
    """What each shared concept is worth by how often and how early it comes; what comes once counts as `alone`."""
    if not len(found.count):
        return np.empty(0, dtype=np.float64)
    earliest = np.full(len(found.count), places.max())
    np.minimum.at(earliest, found.concept, places[found.sentence])
    often = np.array([(1.0 + log(max(1, count))) ** knobs.count for count in range(int(found.count.max()) + 1)])
    weights: Weights = often[found.count] * np.array(early)[earliest] * np.where(found.titled, knobs.title, 1.0)
    return weights


def _share(scored: Sequence[Scored], weights: Weights, found: Concepts, sources: Numbers, power: float) -> None:
    """Raises the weight of what several sources say, in place."""
    said = np.unique(found.concept * (int(sources.max(initial=0)) + 1) + sources[found.sentence])
    told = np.bincount(said // (int(sources.max(initial=0)) + 1), minlength=len(weights))
    weights *= np.where(told > 1, told, 1) ** power
    if len(np.unique(sources)) >= _SEVERAL:
        _trust(scored, weights, told > 1)


def _trust(scored: Sequence[Scored], weights: Weights, confirmed: Flags) -> None:
    """Lowers the factor of sentences that no other source has much of: an aside, or another story."""
    worths = Worths(scored)
    whole, sure = worths.under(weights), worths.shared(np.where(confirmed, weights, 0.0))
    for at in np.flatnonzero(sure < _CONFIRMED * whole).tolist():
        scored[at].factor *= _UNCONFIRMED
