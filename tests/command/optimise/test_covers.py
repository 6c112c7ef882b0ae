"""Who covers whom, in compressed rows."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.optimise.covers import from_lists

rows = st.lists(st.lists(st.integers(0, 6), unique=True), max_size=6)


@given(rows)
def test_lists_come_back_in_order(given_rows: list[list[int]]) -> None:
    covers = from_lists(given_rows, 7)
    assert covers.facilities == len(given_rows)
    assert [covers.of(j).tolist() for j in range(covers.facilities)] == [sorted(row) for row in given_rows]


@given(rows)
def test_matrix_has_a_one_for_every_cover(given_rows: list[list[int]]) -> None:
    matrix = from_lists(given_rows, 7).matrix()
    assert matrix.shape == (len(given_rows), 7)
    assert matrix.sum() == sum(len(row) for row in given_rows)


def test_nobody_covers_nothing() -> None:
    covers = from_lists([], 3)
    assert (covers.facilities, covers.demands) == (0, 3)
    assert covers.matrix().shape == (0, 3)


def test_arrays_are_whole_numbers() -> None:
    covers = from_lists([[], [1]], 2)
    assert covers.indices.dtype == covers.indptr.dtype == np.int64
