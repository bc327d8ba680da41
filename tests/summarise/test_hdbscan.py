"""Clusters of one component: what splits, what stays whole, and that no depth is too deep."""

from __future__ import annotations

from summarise.hdbscan import groups


def test_two_close_pairs_far_from_one_another_are_two_groups() -> None:
    assert groups(4, [(0.9, 0, 1), (0.9, 2, 3), (0.2, 1, 2)]) == [[0, 1], [2, 3]]


def test_what_never_splits_is_one_group_and_nothing_is_none() -> None:
    assert groups(3, [(0.9, 0, 1), (0.8, 1, 2)]) == [[0, 1, 2]]
    assert groups(1, []) == []


def test_a_chain_of_pairs_of_any_length_is_taken_apart() -> None:
    """A back-file of thousands of articles, each pair a little nearer to the next, once ended an import."""
    count = 6_000
    chain = [(0.9 if at % 2 == 0 else 0.2 + 0.5 * at / count, at, at + 1) for at in range(count - 1)]
    assert groups(count, chain) == [[at, at + 1] for at in range(0, count, 2)]
