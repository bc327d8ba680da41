"""Numbers the concepts of sentences: their stems that matter, and adjacent pairs with one such. Never weighs them.

All sentences are numbered at once, in arrays: the same concepts as word by word, in a third of the time.
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
    """Each concept once for each sentence that holds it, stems before pairs, else in order of the text.

    `sentence` and `concept` are equally long; `count` (of sentences) and `titled` have one value for each concept.
    """

    sentence: Numbers
    concept: Numbers
    count: Numbers
    titled: Flags


def concepts(words: Sequence[str], root_of: Mapping[str, str], lengths: Sequence[int], titles: Set[str]) -> Concepts:
    """The concepts of sentences, given by all their words and by how many each has. `titles`: the stems of the titles.

    A stem that ends in a space is a small word's, which does not matter by itself. A stem is titled by itself, a pair
    by one of its two. `root_of` has the words and no others.
    """
    known: dict[str, int] = {}
    number = {word: known.setdefault(root, len(known)) for word, root in root_of.items()}
    ids = np.fromiter(map(number.__getitem__, words), np.int64, len(words))
    owner = np.repeat(np.arange(len(lengths)), lengths)
    matters = np.array([root[-1] != " " for root in known], dtype=np.bool_)
    in_title = np.array([root in titles for root in known], dtype=np.bool_)
    telling = matters[ids]
    paired = (owner[1:] == owner[:-1]) & (telling[1:] | telling[:-1])
    pairs = ((ids[:-1] + 1) * len(known) + ids[1:])[paired]  # above every stem's number
    sentence, concept, keys, count = _each_once(
        np.concatenate((owner[telling], owner[1:][paired])), np.concatenate((ids[telling], pairs)), len(lengths)
    )
    first, last = keys // max(1, len(known)), keys % max(1, len(known))
    titled = in_title[last] | ((first > 0) & in_title[first - 1]) if len(keys) else np.zeros(0, np.bool_)
    return Concepts(sentence=sentence, concept=concept, count=count, titled=titled)


def _each_once(owner: Numbers, keys: Numbers, owners: int) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Owners and numbers of the keys, each pair once, in order; the key of each number; how many owners it has."""
    both = keys * max(1, owners) + owner
    order = np.argsort(both, kind="stable")
    first = order[_begins(both[order])]  # the earliest of equals, as the sort is stable
    begins = _begins(keys[first])
    number = np.full(len(keys), -1)
    number[first] = np.cumsum(begins) - 1
    kept = number >= 0
    return owner[kept], number[kept], keys[first[begins]], np.bincount(number[kept], minlength=int(begins.sum()))


def _begins(ordered: Numbers) -> Flags:
    """Where a run of equal numbers begins."""
    found = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=found[1:])
    return found
