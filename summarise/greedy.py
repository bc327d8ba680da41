"""The order in which sentences are offered: the most telling first, given what was taken before. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum

import numpy as np

from summarise.cover import CoverKnobs
from summarise.scored import Scored, Weights, Worths

_GONE = -1.0  # below every gain
Place = tuple[int, int]  # a document, and a sentence's place in it


class Answer(Enum):
    """What becomes of a candidate that is offered."""

    TAKEN = "taken"
    REFUSED = "refused"
    LATER = "later"  # offered again when all others were
    END = "end"  # nothing more is wanted


def greedy(
    scored: Sequence[Scored], weights: Weights, knobs: CoverKnobs, offer: Callable[[Scored, bool], Answer]
) -> None:
    """Offers each candidate once, that with the greatest P · ΣW first, of equals the earliest.

    Of what a taken one covers, `knobs.covered` is left. One that leans on the sentence before it ("He …") is offered
    only once that one was taken, unless nothing stands alone. `offer` is told whether it is the last time.
    """
    queue = _Queue(scored, weights, knobs)
    late: list[Scored] = []
    for one in queue:
        answer = offer(one, False)
        if answer is Answer.END:
            return
        if answer is Answer.LATER:
            late.append(one)
        if answer is Answer.TAKEN:
            queue.take(one)
    for one in late:
        offer(one, True)


class _Queue:
    """Gives the most telling of those that are left, each time anew. Whether one leans is asked when its turn comes."""

    def __init__(self, scored: Sequence[Scored], weights: Weights, knobs: CoverKnobs) -> None:
        self._scored, self._knobs, self._left = scored, knobs, weights.copy()
        self._factors = np.array([one.factor for one in scored], dtype=np.float64)
        self._worths = Worths(scored)
        self._closed = np.zeros(len(scored), dtype=np.bool_)
        self._may_come: set[int] = set()  # leaning ones that may be offered
        self._waiting: dict[Place, int] = {}  # the others, by the place of the sentence they lean on
        self._taken: set[Place] = set()
        self._gains = self._gained()

    def _gained(self) -> Weights:
        gains: Weights = self._factors * self._worths.under(self._left)
        gains[self._closed] = _GONE
        return gains

    def __iter__(self) -> Iterator[Scored]:
        """One after another, until none is left that may come."""
        yield from self._open()
        if len(self._waiting) == len(self._scored):  # nothing stands alone: better a loose opening than no word at all
            self._may_come.update(self._waiting.values())
            self._closed[:] = False
            self._gains = self._gained()
            yield from self._open()

    def _open(self) -> Iterator[Scored]:
        while len(self._gains) and self._gains[at := int(self._gains.argmax())] > _GONE:
            one = self._scored[at]
            if one.leans and at not in self._may_come and self._before(one) in self._taken:
                self._let_come(at)  # and looked at again, at its lesser worth
                continue
            self._closed[at], self._gains[at] = True, _GONE
            if one.leans and at not in self._may_come:
                self._waiting[self._before(one)] = at
            else:
                yield one

    def _before(self, one: Scored) -> Place:
        return one.candidate.doc, one.candidate.place - 1

    def _let_come(self, at: int) -> None:
        self._may_come.add(at)
        self._closed[at] = False
        self._factors[at] *= self._knobs.leaning
        self._gains[at] *= self._knobs.leaning

    def take(self, one: Scored) -> None:
        """What it covers is worth less from now on, and what leans on it may come."""
        place = (one.candidate.doc, one.candidate.place)
        self._taken.add(place)
        if place in self._waiting:
            self._let_come(self._waiting.pop(place))
        self._left[one.concepts] *= self._knobs.covered
        self._gains = self._gained()
