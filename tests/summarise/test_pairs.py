"""Only pairs that could be near are compared, and none that is near is missed."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from summarise.pairs import near


def _made(rows: int, words: int, seed: int, *, common: float) -> csr_array:
    """Unit rows of `words` columns; the first few columns are in `common` of the rows."""
    rng = np.random.default_rng(seed)
    dense = rng.random((rows, 300)) * (rng.random((rows, 300)) < words / 300)
    dense[:, :4] = rng.random((rows, 4)) * (rng.random((rows, 4)) < common)
    dense[::7] = dense[0]  # some are equal
    dense[3] = 0.0  # one has no words
    lengths = np.sqrt((dense * dense).sum(axis=1, keepdims=True))
    return csr_array(dense / np.where(lengths == 0, 1.0, lengths))


@pytest.mark.parametrize("bar", [0.05, 0.11, 0.6])
@pytest.mark.parametrize("common", [0.1, 0.9])
@pytest.mark.parametrize("words", [2, 20])
def test_all_near_pairs_are_found_once_with_the_product_that_comparing_all_gives(
    words: int, common: float, bar: float
) -> None:
    matrix = _made(700, words, 1, common=common)
    whole = (matrix @ matrix.T.tocsr()).tocoo()
    wanted = (whole.row < whole.col) & (whole.data >= bar)
    compared = zip(whole.row[wanted].tolist(), whole.col[wanted].tolist(), whole.data[wanted].tolist(), strict=True)
    found = [pair for part in near(matrix, bar) for pair in zip(*(one.tolist() for one in part), strict=True)]
    assert sorted(found) == sorted(compared)


def test_rows_without_words_are_near_nothing() -> None:
    assert [len(left) for left, _, _ in near(csr_array((3, 5)), 0.1)] == [0]
