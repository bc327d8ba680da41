"""Numbers the concepts of sentences: their stems that matter, and adjacent pairs with one such. Never weighs them.

All sentences are numbered at once, in arrays: the same concepts as word by word, in a quarter of the time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concepts:
    """The concepts that several sentences hold, or a title: each once for each sentence that holds it.

    `sentence` ascends and is as long as `concept`; in a sentence stems come before pairs, else in order of the text.
    `count` (of sentences) and `titled` have one value for each concept, `single` one for each sentence: how many
    concepts it holds that are nowhere else.
    """

    sentence: Numbers
    concept: Numbers
    count: Numbers
    titled: Flags
    single: Numbers

    def by_sentence(self) -> list[Numbers]:
        """The concepts of each sentence."""
        ends = np.cumsum(np.bincount(self.sentence, minlength=len(self.single))).tolist()
        return [self.concept[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def concepts(words: Sequence[str], root_of: Mapping[str, str], lengths: Sequence[int], titles: Set[str]) -> Concepts:
    """The concepts of sentences, given by all their words and by how many each has. `titles`: the stems of the titles.

    A stem that ends in a space is a small word's, which does not matter by itself. A stem is titled by itself, a pair
    by one of its two. `root_of` has the words and no others.
    """
    known: dict[str, int] = {}
    number = {word: known.setdefault(root, len(known)) for word, root in root_of.items()}
    ids = np.fromiter(map(number.__getitem__, words), np.int64, len(words))
    owner = np.repeat(np.arange(len(lengths)), lengths)
    telling = np.array([root[-1] != " " for root in known], dtype=np.bool_)[ids]
    alone = np.flatnonzero(telling)
    paired = np.flatnonzero((owner[1:] == owner[:-1]) & (telling[1:] | telling[:-1]))
    pairs = (ids[paired] + 1) * len(known) + ids[paired + 1]  # above every stem's number
    owners = owner[np.concatenate((alone, paired))]
    keys = np.concatenate((ids[alone], pairs))
    in_title = np.array([root in titles for root in known], dtype=np.bool_)
    return _shared(owners, keys, len(lengths), in_title)


def _shared(owners: Numbers, keys: Numbers, sentences: int, in_title: Flags) -> Concepts:
    """Of the keys, each an owner's, those that several owners hold or that a title has."""
    order = _by_key(keys)
    begins, owner = _changes(keys[order]), owners[order]
    once = np.flatnonzero(begins | _changes(owner))  # the first of each owner: in a run of equal keys owners ascend
    number = np.cumsum(begins[once]) - 1
    count = np.bincount(number)
    titled = _titled(keys[order[np.flatnonzero(begins)]], in_title)
    shared = np.flatnonzero((count > 1) | titled)
    renumbered = np.full(len(count), -1)
    renumbered[shared] = np.arange(len(shared))
    numbers = np.full(len(keys), -1)
    numbers[order[once]] = renumbered[number]
    told = np.flatnonzero(numbers >= 0)
    told = told[np.argsort(owners[told], kind="stable")]
    all_told, several = (np.bincount(one, minlength=sentences) for one in (owner[once], owners[told]))
    return Concepts(
        sentence=owners[told], concept=numbers[told], count=count[shared], titled=titled[shared],
        single=all_told - several,
    )  # fmt: skip


def _by_key(keys: Numbers) -> Numbers:
    """The places of the keys in ascending order, equal ones in their own order.

    Sorting numbers is faster than sorting places by them, so each key carries its place along where there is room.
    """
    bits = len(keys).bit_length()
    if int(keys.max(initial=0)).bit_length() + bits > 62:
        return np.argsort(keys, kind="stable")
    return np.sort((keys << bits) | np.arange(len(keys))) & ((1 << bits) - 1)


def _titled(keys: Numbers, in_title: Flags) -> Flags:
    """Which keys are stems of a title, or pairs that hold one."""
    if not in_title.any():
        return np.zeros(len(keys), np.bool_)
    first, last = keys // len(in_title), keys % len(in_title)
    return in_title[last] | ((first > 0) & in_title[first - 1])


def _changes(ordered: Numbers) -> Flags:
    """Where a run of equal numbers begins."""
    found = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=found[1:])
    return found
