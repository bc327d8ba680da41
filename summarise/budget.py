"""Takes sentences within limits: greedy by what they add, then swaps that use a hard budget better. Pure choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.cover import Concept, CoverKnobs, Scored, cosine, greedy, told_share
from summarise.figures import contradict, counted
from summarise.words import is_solid

_SWAPS = 3  # rounds of swapping: the second already finds next to nothing
_POOL = 24  # candidates tried in a swap, the most telling ones
_SAME_MATTER = 0.25  # cosine from which two sentences are held to speak of one thing
_SMALLEST = 4  # words that are worth a further look at the queue


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What may be taken; None is no limit."""

    sentences: int | None = None
    words: int | None = None
    characters: int | None = None

    @property
    def by_count(self) -> bool:
        """Whether only sentences are counted: then each must add, while in a budget of words repeating costs little."""
        return self.words is None and self.characters is None

    def allow(self, taken: Sequence[Scored]) -> bool:
        """Whether all of `taken` fits, with one space between sentences."""
        if self.sentences is not None and len(taken) > self.sentences:
            return False
        if self.words is not None and sum(word_count(one) for one in taken) > self.words:
            return False
        return self.characters is None or sum(len(one.candidate.text) + 1 for one in taken) - 1 <= self.characters


def word_count(one: Scored) -> int:
    """Words as parted by spaces; in script without spaces, pairs of signs."""
    text = one.candidate.text
    return len(one.candidate.words) if is_solid(text) else len(text.split())


def fill(
    scored: Sequence[Scored],
    weights: dict[Concept, float],
    limits: Limits,
    *,
    must: bool,
    ages: Sequence[str],
    knobs: CoverKnobs,
) -> list[Scored]:
    """The sentences to show, most important first. With `must`, one is given even where it breaks `words`.

    `ages` sorts the documents: of two that count one thing differently the newest is kept.
    """
    if limits.sentences is not None and limits.sentences <= 0:
        return []
    taken: list[Scored] = []
    pool: list[Scored] = []

    def waits(one: Scored) -> bool:
        return limits.by_count and _repeats(one, taken, knobs)

    for one in greedy(scored, weights, knobs, waits):
        pool.append(one)
        rival = _rival(one, taken)
        if rival is not None and _age(one, ages) <= _age(taken[rival], ages):
            continue
        wanted = _placed(one, taken) if rival is None else [*taken[:rival], one, *taken[rival + 1 :]]
        if limits.allow(wanted) and _stands(wanted):
            taken = wanted
        if _full(taken, limits, len(pool)):
            break
    if not taken and pool and must and limits.characters is None:
        return [pool[0]]
    if limits.by_count:
        return taken
    return _swapped(taken, pool[:_POOL], weights, limits, knobs)


def _placed(one: Scored, taken: Sequence[Scored]) -> list[Scored]:
    """`one` at the end, or right after the sentence it leans on."""
    for at, other in enumerate(taken):
        if one.leans and _leads(other, one):
            return [*taken[: at + 1], one, *taken[at + 1 :]]
    return [*taken, one]


def _leads(other: Scored, one: Scored) -> bool:
    return (other.candidate.doc, other.candidate.place + 1) == (one.candidate.doc, one.candidate.place)


def _stands(taken: Sequence[Scored]) -> bool:
    """Whether each leaning sentence comes right after the one it leans on; a single sentence always may stand."""
    return len(taken) == 1 or all(
        not one.leans or (at > 0 and _leads(taken[at - 1], one)) for at, one in enumerate(taken)
    )


def _full(taken: Sequence[Scored], limits: Limits, looked: int) -> bool:
    if limits.sentences is not None and len(taken) >= limits.sentences:
        return True
    tight = limits.words is not None and sum(map(word_count, taken)) > limits.words - _SMALLEST
    return tight or (looked >= _POOL and (limits.words is not None or limits.characters is not None) and bool(taken))


def _age(one: Scored, ages: Sequence[str]) -> str:
    return ages[one.candidate.doc]


def _repeats(one: Scored, taken: Sequence[Scored], knobs: CoverKnobs) -> bool:
    """Whether most of what it tells was told; not where it sets a figure right."""
    told = {root for other in taken for root in other.stems}
    return told_share(one, told) > knobs.repeats and _rival(one, taken) is None


def _rival(one: Scored, taken: Sequence[Scored]) -> int | None:
    """The place of a taken sentence of another document that counts the same thing differently."""
    mine = counted(one.candidate.words, frozenset())
    for at, other in enumerate(taken):
        apart = other.candidate.doc != one.candidate.doc
        if apart and _clash(mine, counted(other.candidate.words, frozenset()), cosine(one.stems, other.stems)):
            return at
    return None


def _clash(mine: dict[str, str], theirs: dict[str, str], likeness: float) -> bool:
    return likeness >= _SAME_MATTER and contradict(mine, theirs)


def _swapped(
    taken: list[Scored], pool: Sequence[Scored], weights: dict[Concept, float], limits: Limits, knobs: CoverKnobs
) -> list[Scored]:
    """`taken` after every single exchange that covers more within the limits, in the order of `pool`."""
    best, worth = taken, _worth(taken, weights, knobs)
    for _ in range(_SWAPS):
        start = worth
        for trial in _exchanges(best, pool):
            if (
                limits.allow(trial)
                and _stands(trial)
                and _distinct(trial, knobs)
                and _worth(trial, weights, knobs) > worth * 1.0001
            ):
                best, worth = trial, _worth(trial, weights, knobs)
        if worth == start:
            break
    return best


def _exchanges(taken: Sequence[Scored], pool: Sequence[Scored]) -> list[list[Scored]]:
    spare = [one for one in pool if one not in taken]
    added = [[*taken, one] for one in spare]
    return added + [
        [one if at == out else kept for at, kept in enumerate(taken)] for out in range(len(taken)) for one in spare
    ]


def _distinct(taken: Sequence[Scored], knobs: CoverKnobs) -> bool:
    return all(
        cosine(one.stems, other.stems) <= knobs.alike and _rival(one, [other]) is None
        for at, one in enumerate(taken)
        for other in taken[:at]
    )


def _worth(taken: Sequence[Scored], weights: dict[Concept, float], knobs: CoverKnobs) -> float:
    """What the sentences cover together: the most telling first, each concept counting less once told."""
    told: dict[Concept, float] = {}
    total = 0.0
    for one in sorted(taken, key=lambda s: (-s.factor, s.candidate.doc, s.candidate.place)):
        gain = 0.0
        for concept in one.concepts:
            gain += weights[concept] * told.get(concept, 1.0)
            told[concept] = told.get(concept, 1.0) * knobs.covered
        total += one.factor * gain
    return total
