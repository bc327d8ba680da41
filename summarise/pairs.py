"""Which rows of a sparse matrix are near one another, without comparing all with all. Exact; knows no articles.

Two unit vectors that share no rare term can only be as near as their common terms let them: at most the product of what
these are long. So only pairs that share a rare term are looked at, and of those only the ones that could still reach
the bar are compared in full. Rows that are made of common terms for the most part are compared with everything.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

_ROWS = 512  # compared at a time: bounds the memory of the product
_FEWEST = 32  # rows that hold a term below which it is never common: to look them up costs little
_STEP = 1.5  # between the bounds of "common" that are tried
_ROUNDING = 1e-9  # what is shorter than this by rounding alone is compared all the same

Near = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]


def near(matrix: csr_array, bar: float) -> Iterator[Near]:
    """(rows, later rows, their products) of all pairs of rows whose product is `bar` or more; in no certain order.

    The rows are of length one or less, their columns ascend, and no weight is below zero.
    """
    rare, length = _split(matrix, bar)
    plain = _plain(length, bar)
    least = bar - _ROUNDING - length * float(length[plain].max(initial=0.0))  # of each row, whatever the other is
    for start in range(0, matrix.shape[0], _ROWS):
        later = rare[start:]
        left, right, product = _entries(later[:_ROWS] @ later.T.tocsr(), least[start : start + _ROWS])
        left, right = left + start, right + start
        could = product + length[left] * length[right] >= bar - _ROUNDING
        wanted = (left < right) & could & plain[left] & plain[right]
        yield _reaching(matrix, left[wanted], right[wanted], bar)
    yield from _of_common_rows(matrix, np.flatnonzero(~plain), plain, bar)


def _entries(block: csr_array, least: NDArray[np.float64]) -> Near:
    """The entries of at least so much in their row: by far most are less, so nothing is worked out for those."""
    at = np.flatnonzero(block.data >= np.repeat(least, np.diff(block.indptr)))
    rows = np.searchsorted(block.indptr, at, side="right") - 1
    return rows, block.indices[at].astype(np.int64), block.data[at]


def _plain(length: NDArray[np.float64], bar: float) -> NDArray[np.bool_]:
    """Which rows are so short in common terms that two of them are not near by these alone."""
    return length * length < bar - _ROUNDING


def _split(matrix: csr_array, bar: float) -> tuple[csr_array, NDArray[np.float64]]:
    """The matrix without its common columns, and how long each row is in those; parted where the work is least."""
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    held = np.bincount(matrix.indices, minlength=matrix.shape[1])[matrix.indices]  # by entry
    best, least = int(held.max(initial=0)), float("inf")
    bound = float(_FEWEST)
    while bound < 2 * held.max(initial=0):
        common = held > bound
        plain = _plain(_length(matrix, rows, common), bar)
        work = float(held[~common].sum() + 2 * held[~plain[rows]].sum())  # two halves of a product are one
        if work < least:
            best, least = int(bound), work
        bound *= _STEP
    common = held > best
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows[~common], minlength=matrix.shape[0]))])
    rare = csr_array((matrix.data[~common], matrix.indices[~common], starts), shape=matrix.shape)
    return rare, _length(matrix, rows, common)


def _length(matrix: csr_array, rows: NDArray[np.int64], some: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How long each row is in some of its entries."""
    length: NDArray[np.float64] = np.sqrt(
        np.bincount(rows[some], weights=matrix.data[some] ** 2, minlength=matrix.shape[0])
    )
    return length


def _reaching(matrix: csr_array, left: NDArray[np.int64], right: NDArray[np.int64], bar: float) -> Near:
    product = matrix[left].multiply(matrix[right]) @ np.ones(matrix.shape[1])
    wanted = product >= bar
    return left[wanted], right[wanted], product[wanted]


def _of_common_rows(matrix: csr_array, rows: NDArray[np.int64], plain: NDArray[np.bool_], bar: float) -> Iterator[Near]:
    """The pairs of which one or both are among `rows`, each pair once."""
    turned = matrix.T.tocsr()
    for start in range(0, len(rows), _ROWS):
        some = matrix[rows[start : start + _ROWS]]
        one, other, product = _entries(some @ turned, np.full(some.shape[0], bar))
        one = rows[start + one]
        wanted = plain[other] | (one < other)
        one, other = one[wanted], other[wanted]
        yield np.minimum(one, other), np.maximum(one, other), product[wanted]
