"""The index of shingles answers as if every text were compared with every other."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.fingerprints import fingerprint, once
from summarise.postings import Postings

_MARKS = st.lists(st.integers(0, 40) | st.sampled_from((0, 2**32 - 1)), max_size=12)


@settings(deadline=None, max_examples=50)
@given(st.lists(_MARKS, min_size=1, max_size=12), _MARKS, st.integers(0, 12), st.integers(1, 3))
def test_overlaps_are_those_of_comparing_all(
    texts: list[list[int]], asked: list[int], settled: int, fewest: int
) -> None:
    index = Postings()
    for owner, marks in enumerate(texts):
        index.add(owner, once(np.array(marks, dtype=np.uint32)))
        if owner == settled:
            index.keep(frozenset(range(owner + 1)))
    shared = [(owner, len(set(marks) & set(asked))) for owner, marks in enumerate(texts)]
    found = index.overlaps(once(np.array(asked, dtype=np.uint32)), fewest)
    assert found == [(owner, count) for owner, count in shared if count >= fewest]


def test_a_word_has_one_print_wherever_it_stands_in_a_text_of_any_length() -> None:
    ending = " ".join(f"word{at}" for at in range(400))
    short = fingerprint(ending)
    for before in (10, 40_000, 90_000):
        assert set(short.marks.tolist()) <= set(fingerprint("x" * before + " " + ending).marks.tolist())


def test_an_index_of_many_runs_answers_as_one_of_a_few() -> None:
    rng = np.random.default_rng(3)
    texts = [once(rng.integers(0, 300, 6, dtype=np.uint32)) for _ in range(900)]
    index, kept = Postings(), range(200, 900)
    for owner, marks in enumerate(texts):
        index.add(owner, marks)
        if owner == 700:
            index.keep(frozenset(range(200, 701)))
    for asked in texts[::50]:
        shared = [(owner, len(np.intersect1d(texts[owner], asked))) for owner in kept]
        assert index.overlaps(asked, 2) == [(owner, count) for owner, count in shared if count >= 2]
