"""Takes sentences within limits: greedy by what they add, then swaps that use a hard budget better. Pure choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from summarise.bags import cosine
from summarise.cover import CoverKnobs
from summarise.figures import contradict, counts_differ
from summarise.greedy import Answer, greedy
from summarise.scored import Scored, Weights, Worths, told_share
from summarise.words import is_solid

_SWAPS = 6  # exchanges at most: few texts need more than two
_CLEARLY = 1.001  # an exchange must gain more than rounding does
_POOL = 24  # candidates tried in an exchange, the most telling ones
_SAME_TOLL = 0.15  # cosine from which two tolls of one story are held to be of one event
_SAME_MATTER = 0.5  # … and other counts to be of one thing: "five people came" and "nine people spoke" may both be true
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
    weights: Weights,
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
    choice = _Choice(limits, ages, knobs)
    greedy(scored, weights, knobs, choice.offer)
    if not choice.taken and choice.pool and must and limits.characters is None:
        return [choice.pool[0]]
    if limits.by_count:
        return choice.taken
    return _in_order(_improved(choice.taken, choice.pool[:_POOL], weights, limits, knobs), choice.pool)


class _Choice:
    """What was taken so far; `pool` is what came into question, the most telling first."""

    def __init__(self, limits: Limits, ages: Sequence[str], knobs: CoverKnobs) -> None:
        """Nothing taken yet."""
        self.taken: list[Scored] = []
        self.pool: list[Scored] = []
        self._limits, self._ages, self._knobs = limits, ages, knobs
        self._told: set[str] = set()  # the stems of what is taken

    def offer(self, one: Scored, last: bool) -> Answer:
        """Takes the sentence if it may stand beside the others; of two that contradict one another the newer."""
        if _full(self.taken, self._limits, len(self.pool)):
            return Answer.END  # what is taken is never given back, so it stays full
        rival = _rival(one, self.taken)
        if rival is not None:
            return self._set_right(one, rival)
        if _alike(one, self.taken, self._knobs):
            return Answer.REFUSED
        if not last and self._limits.by_count and told_share(one, self._told) > self._knobs.repeats:
            return Answer.LATER
        self.pool.append(one)
        return self._take(_placed(one, self.taken))

    def _set_right(self, one: Scored, rival: int) -> Answer:
        older = self.taken[rival]
        if self._ages[one.candidate.doc] <= self._ages[older.candidate.doc]:
            return Answer.REFUSED
        self.pool = [one if other is older else other for other in self.pool]
        return self._take([*self.taken[:rival], one, *self.taken[rival + 1 :]])

    def _take(self, wanted: list[Scored]) -> Answer:
        if not (self._limits.allow(wanted) and _stands(wanted)):
            return Answer.REFUSED
        self.taken = wanted
        self._told = set(chain.from_iterable(one.bag.counts for one in wanted))
        return Answer.TAKEN


def _alike(one: Scored, taken: Sequence[Scored], knobs: CoverKnobs) -> bool:
    return any(cosine(one.bag, other.bag) > knobs.alike for other in taken)


def _in_order(taken: Sequence[Scored], pool: Sequence[Scored]) -> list[Scored]:
    """The most telling first, as they come in `pool`, each leaning one after the sentence it leans on."""
    ordered: list[Scored] = []
    for one in pool:
        if any(one is other for other in taken):
            ordered = _placed(one, ordered)
    return ordered


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
    tight = bool(taken) and limits.words is not None and sum(map(word_count, taken)) > limits.words - _SMALLEST
    return tight or (looked >= _POOL and (limits.words is not None or limits.characters is not None) and bool(taken))


def _rival(one: Scored, taken: Sequence[Scored]) -> int | None:
    """The place of a taken sentence of another document that counts the same thing differently."""
    for at, other in enumerate(taken):
        if other.candidate.doc != one.candidate.doc and _clash(one, other):
            return at
    return None


def _clash(one: Scored, other: Scored) -> bool:
    """Whether both tell a toll, or count one thing, but differ: then at most one of them is shown."""
    if contradict(one.toll, other.toll):
        return cosine(one.bag, other.bag) >= _SAME_TOLL
    return counts_differ(one.counted, other.counted) and cosine(one.bag, other.bag) >= _SAME_MATTER


def _improved(
    taken: list[Scored], pool: Sequence[Scored], weights: Weights, limits: Limits, knobs: CoverKnobs
) -> list[Scored]:
    """`taken` after the exchanges and additions that cover most more within the limits.

    In a budget of words, which may be cut shorter by who asked, only the least telling one is exchanged.
    """
    for _ in range(_SWAPS):
        better = _best_exchange(taken, pool, weights, limits, knobs)
        if better is None:
            break
        taken = better
    return taken


def _best_exchange(
    taken: list[Scored], pool: Sequence[Scored], weights: Weights, limits: Limits, knobs: CoverKnobs
) -> list[Scored] | None:
    best, most = None, 0.0
    spare = [one for one in pool if not any(one is other for other in taken)]
    worths, factors = Worths([*taken, *spare]), _whole_factors([*taken, *spare], knobs)
    first = 0 if limits.characters is not None else max(0, len(taken) - 1)
    for out in range(first, len(taken) + 1):  # the last place is nobody's: there one is added
        rest = [one for at, one in enumerate(taken) if at != out]
        gains = (factors * worths.under(_left(rest, weights, knobs))).tolist()
        floor = gains[out] * _CLEARLY if out < len(taken) else 0.0
        for one, whole in zip(spare, gains[len(taken) :], strict=True):
            gain = whole - floor
            if gain > most and limits.allow(trial := _placed(one, rest)) and _may_stand(trial, one, rest, knobs):
                best, most = trial, gain
    return best


def _left(taken: Sequence[Scored], weights: Weights, knobs: CoverKnobs) -> Weights:
    """What is left of each concept's weight once `taken` is told."""
    left = weights.copy()
    for one in taken:
        left[one.concepts] *= knobs.covered
    return left


def _whole_factors(scored: Sequence[Scored], knobs: CoverKnobs) -> Weights:
    """What the worth of a whole sentence is multiplied by: its length is paid from the budget, not from its worth."""
    lengths = [max(1, len(one.candidate.words)) ** knobs.length for one in scored]
    return np.array(
        [
            one.factor * (knobs.leaning if one.leans else 1.0) * length
            for one, length in zip(scored, lengths, strict=True)
        ]
    )


def _may_stand(trial: Sequence[Scored], one: Scored, rest: Sequence[Scored], knobs: CoverKnobs) -> bool:
    return not _alike(one, rest, knobs) and _stands(trial) and _rival(one, rest) is None
