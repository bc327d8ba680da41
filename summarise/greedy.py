"""The order in which sentences are offered: the most telling first, given what was taken before. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum

import numpy as np

from summarise.scored import Scored, Weights, Worths

_GONE = -1.0  # below every gain


class Answer(Enum):
    """What becomes of a candidate that is offered."""

    TAKEN = "taken"
    REFUSED = "refused"
    LATER = "later"  # offered again when all others were
    END = "end"  # nothing more is wanted


def greedy(scored: Sequence[Scored], weights: Weights, covered: float, offer: Callable[[Scored, bool], Answer]) -> None:
    """Offers each candidate once, that with the greatest P · ΣW first, of equals the earliest.

    Of what a taken one covers, `covered` is left. One that leans on the sentence before it ("He …") is offered only
    once that one was taken, unless nothing stands alone. `offer` is told whether it is the last time.
    """
    queue = _Queue(scored, weights, covered)
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
    """Gives the most telling of those that are left, each time anew."""

    def __init__(self, scored: Sequence[Scored], weights: Weights, covered: float) -> None:
        self._scored, self._left, self._covered = scored, weights.copy(), covered
        self._factors = np.array([one.factor for one in scored], dtype=np.float64)
        self._worths = Worths(scored)
        self._closed = np.array([one.leans for one in scored], dtype=np.bool_)
        if self._closed.all():  # nothing stands alone: better a loose opening than no word at all
            self._closed[:] = False
        self._followers = {
            (scored[at].candidate.doc, scored[at].candidate.place - 1): at
            for at in np.flatnonzero(self._closed).tolist()
        }
        self._gains = self._gained()

    def _gained(self) -> Weights:
        gains: Weights = self._factors * self._worths.under(self._left)
        gains[self._closed] = _GONE
        return gains

    def __iter__(self) -> Iterator[Scored]:
        """One after another, until none is left."""
        while len(self._gains) and self._gains[at := int(self._gains.argmax())] > _GONE:
            self._closed[at], self._gains[at] = True, _GONE
            yield self._scored[at]

    def take(self, one: Scored) -> None:
        """What it covers is worth less from now on, and what leans on it may come."""
        self._left[one.concepts] *= self._covered
        follower = self._followers.get((one.candidate.doc, one.candidate.place))
        if follower is not None:
            self._closed[follower] = False
        self._gains = self._gained()
