"""Merged demands lose nothing."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from jiayuan.command.optimise.covers import from_lists
from jiayuan.command.optimise.merge import merge_demands
from tests.command.optimise.cases import Cover, covers


@given(covers)
def test_every_set_covers_the_same_weight(case: Cover) -> None:
    matrix, merged = merge_demands(case.weights, case.covers)
    for chosen in case.subsets():
        hit = matrix.toarray()[list(chosen)].any(axis=0)
        assert merged[hit].sum() == case.worth(chosen)


@given(covers)
def test_no_two_groups_are_covered_alike(case: Cover) -> None:
    columns = merge_demands(case.weights, case.covers)[0].toarray().T
    assert len({column.tobytes() for column in columns}) == len(columns)
    assert all(column.any() for column in columns)


def test_equal_demands_are_one() -> None:
    matrix, merged = merge_demands(np.array([1.0, 2.0, 4.0]), from_lists([[0, 2], [0, 1, 2]], 3))
    assert matrix.shape == (2, 2)
    assert sorted(merged.tolist()) == [2.0, 5.0]


def test_nobody_covers_anything() -> None:
    matrix, merged = merge_demands(np.ones(2), from_lists([[]], 2))
    assert matrix.shape == (1, 0)
    assert merged.tolist() == []
