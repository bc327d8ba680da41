"""The benchmarks' own arithmetic, checked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.text.dangling import dangles
from benchmarks.text.measures import b_cubed, chance_below, holm, ndcg, weighted
from benchmarks.text.rouge import recall


def test_rouge_counts_each_word_and_pair_as_often_as_the_reference_has_it() -> None:
    one, two = recall("the dog saw the cat run", ["the cat saw the dog"], first=60)
    assert one == pytest.approx(100.0)  # the, cat, saw, the, dog
    assert two == pytest.approx(75.0)  # saw the, the dog, the cat; not "cat saw"


def test_rouge_looks_at_the_first_words_only_and_averages_references() -> None:
    assert recall("a b c d", ["c d", "a b"], first=2)[0] == pytest.approx(50.0)


def test_b_cubed_of_one_split_pair() -> None:
    assert b_cubed(["x", "x", "y"], [1, 2, 3]) == pytest.approx((1.0, 2 / 3, 0.8))


def test_weighted_pairs() -> None:
    assert weighted([True, True, False], [True, False, True], [1.0, 3.0, 1.0]) == pytest.approx((0.25, 0.5, 1 / 3))


def test_holm_multiplies_the_smallest_most_and_never_falls() -> None:
    assert holm([0.01, 0.04, 0.03, 0.5]) == pytest.approx([0.04, 0.09, 0.09, 0.5])


def test_worse_on_every_item_is_plainly_below_and_better_is_not() -> None:
    assert chance_below(np.array([-1.0, -2.0, -1.5])) < 0.01
    assert chance_below(np.array([1.0, 2.0, 1.5])) == 1.0


def test_ndcg_is_one_for_the_best_order_and_less_for_another() -> None:
    assert ndcg([3, 2, 1], [1, 2, 3], 5) == 1.0
    assert 0 < ndcg([1, 2, 3], [1, 2, 3], 5) < 1


@pytest.mark.parametrize(
    ("sentence", "loose"),
    [
        ("He left.", True),
        ("But the bank refused.", True),
        ("This is new.", True),
        ("These people left.", False),
        ("The company said so.", True),
        ("Mayor Ines Calder said so.", False),
        ("“We go,” she said.", True),
        ("Rain fell.", False),
    ],
)
def test_the_detector_of_loose_openings(sentence: str, loose: bool) -> None:
    assert dangles(sentence) is loose
