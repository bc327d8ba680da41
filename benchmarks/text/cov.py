"""The published-formula scorer that our own choice must beat ("COV"), with its filter for updates. A yardstick only.

    concepts(s) = content words + adjacent pairs with at least one (5-letter prefixes as stems)
    W(x) = (1 + ln count)^2.5 · (1 + earliest place)^-0.35 · sources^1.5, twice that if in a title
    P(s) = (1 + place)^-0.3 / words^0.8 · penalties; clusters: · (1 + mean over the other documents of the best cosine)
    take the argmax of P · ΣW, then W *= 0.1 for what it covers; skip what is too like a chosen one (cosine > .7)
    updates: first drop the sentences of whose pairs at least .6 were seen

It shares the sentences and the words with `summarise/`, so that only the choice differs.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from benchmarks.text.corpus import Task
from summarise.candidates import Candidate, candidates
from summarise.stopwords import stop_words
from summarise.words import guess_language, tokens

_ENOUGH = 150  # words: more than any measure looks at
_ALIKE, _SEEN = 0.7, 0.6
_PRONOUNS = ("he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "its", "their")
_LOOSE = frozenset((*_PRONOUNS, "but", "and", "so", "however", "also"))
_PERSONAL = frozenset(("i", "we", "you"))


def cov(task: Task) -> list[str]:
    """The sentences, most telling first."""
    told = [one for at, doc in enumerate(task.docs) for one in candidates(at, doc.title, doc.text)]
    seen = {pair for doc in task.seen for pair in pairwise(tokens(doc.text))}
    left = [one for one in told if _seen_share(one, seen) < _SEEN]
    stops = stop_words(guess_language([word for one in told[:20] for word in one.words], "en"))
    titles = {word[:5] for doc in task.docs for word in tokens(doc.title) if word not in stops}
    return [one.text for one in _greedy(left, stops, titles)]


def _seen_share(one: Candidate, seen: set[tuple[str, str]]) -> float:
    pairs = list(pairwise(one.words))
    return sum(pair in seen for pair in pairs) / max(1, len(pairs))


def _greedy(told: Sequence[Candidate], stops: frozenset[str], titles: set[str]) -> list[Candidate]:
    concepts = [_concepts(one.words, stops) for one in told]
    weights = _weights(told, concepts, titles)
    bags = [Counter(word[:5] for word in one.words if word not in stops) for one in told]
    factors = [_factor(one) * (1 + _support(at, told, bags)) for at, one in enumerate(told)]
    left, taken = set(range(len(told))), list[int]()
    while left and sum(len(told[at].words) for at in taken) < _ENOUGH:
        best = max(left, key=lambda at: (factors[at] * sum(weights[x] for x in concepts[at]), -at))
        left.discard(best)
        if all(_cosine(bags[best], bags[other]) <= _ALIKE for other in taken):
            taken.append(best)
            for concept in concepts[best]:
                weights[concept] *= 0.1
    return [told[at] for at in taken]


def _concepts(words: Sequence[str], stops: frozenset[str]) -> list[str]:
    matter = [word not in stops and (len(word) > 1 or word.isdigit()) for word in words]
    found = [word[:5] for word, matters in zip(words, matter, strict=True) if matters]
    pairs = zip(pairwise(words), pairwise(matter), strict=True)
    return list(dict.fromkeys(found + [f"{a[:5]} {b[:5]}" for (a, b), which in pairs if any(which)]))


def _weights(told: Sequence[Candidate], concepts: Sequence[list[str]], titles: set[str]) -> dict[str, float]:
    count: Counter[str] = Counter()
    early: dict[str, int] = {}
    docs: defaultdict[str, set[int]] = defaultdict(set)
    for one, found in zip(told, concepts, strict=True):
        for concept in found:
            count[concept] += 1
            early[concept] = min(early.get(concept, one.place), one.place)
            docs[concept].add(one.doc)
    return {
        x: float((1 + math.log(n)) ** 2.5 * (1 + early[x]) ** -0.35 * len(docs[x]) ** 1.5)
        * (2.0 if titles & set(x.split(" ")) else 1.0)
        for x, n in count.items()
    }


def _factor(one: Candidate) -> float:
    factor = float((1 + one.place) ** -0.3 / max(1, len(one.words)) ** 0.8)
    factor *= 0.9 if one.words[0] in _LOOSE else 1.0
    factor *= 0.7 if one.text[0] in "\"'“‘«„" else 1.0
    factor *= 1.0 if _PERSONAL.isdisjoint(one.words) else 0.8
    return factor * (0.8 if len(one.words) > 40 else 1.0)


def _support(at: int, told: Sequence[Candidate], bags: Sequence[Counter[str]]) -> float:
    best: defaultdict[int, float] = defaultdict(float)
    for other, one in enumerate(told):
        if one.doc != told[at].doc:
            best[one.doc] = max(best[one.doc], _cosine(bags[at], bags[other]))
    return sum(best.values()) / max(1, len(best))


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    shared = sum(count * other[word] for word, count in one.items() if word in other)
    size = math.sqrt(sum(c * c for c in one.values()) * sum(c * c for c in other.values()))
    return shared / size if size else 0.0
