"""A sentence that may be chosen, and by what it is compared with others: concepts, stems, figures. Chooses nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarise.bags import Bag
from summarise.candidates import Candidate
from summarise.concepts import Numbers
from summarise.figures import counted, toll
from summarise.openings import leans

Weights = NDArray[np.float64]
"""What each concept is worth, by its number."""


@dataclass(slots=True)
class Scored:
    """A candidate with its own factor P and the concepts it shares with others or a title, by number, each once.

    `alone` is what its other concepts weigh together: nothing else tells them, so they need no place in a table.
    `lang` is the language it is read in; `root_of` has the stem of each of its words, a small word's ends in a space.
    """

    candidate: Candidate
    factor: float
    concepts: Numbers
    alone: float
    root_of: Mapping[str, str]
    lang: str
    _leans: bool | None = None
    _bag: Bag | None = None
    _toll: dict[str, str] | None = None
    _counted: dict[str, str] | None = None

    @property
    def leans(self) -> bool:
        """Whether it leans on the sentence before it."""
        if self._leans is None:
            self._leans = leans(self.candidate.text, self.lang)
        return self._leans

    @property
    def bag(self) -> Bag:
        """The stems of its content words. Most candidates are never asked, so they are counted on demand."""
        if self._bag is None:
            roots = map(self.root_of.__getitem__, self.candidate.words)
            self._bag = Bag.of([root for root in roots if root[-1] != " "])
        return self._bag

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
            self._counted = counted(self.candidate.words, self.root_of)
        return self._counted


class Worths:
    """What each of some sentences tells, asked again and again while concepts lose their weight."""

    def __init__(self, scored: Sequence[Scored]) -> None:
        """The answers keep the order of `scored`."""
        lengths = [len(one.concepts) for one in scored]
        self._owner = np.repeat(np.arange(len(scored)), lengths)
        self._concept = np.concatenate([np.empty(0, dtype=np.int64), *(one.concepts for one in scored)])
        self._alone = np.array([one.alone for one in scored], dtype=np.float64)

    def under(self, weights: Weights) -> Weights:
        """What each sentence's concepts weigh, and what it tells alone."""
        return self._alone + self.shared(weights)

    def shared(self, weights: Weights) -> Weights:
        """What each sentence's concepts weigh together."""
        told = np.bincount(self._owner, weights=weights[self._concept], minlength=len(self._alone))
        return told.astype(np.float64, copy=False)


def told_share(one: Scored, told: Set[str]) -> float:
    """The share of a sentence's facts told before: 0 where none was, 1 where all were. A figure is worth two words."""
    return _facts(one.bag.counts.keys() & told) / max(1, _facts(one.bag.counts.keys()))


def _facts(roots: Set[str]) -> int:
    return len(roots) + sum(root[0].isdigit() for root in roots)
