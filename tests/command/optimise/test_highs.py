"""Models in blocks of columns and rows."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.optimise.highs import Model

items = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=1, max_size=7)


def test_model_of_two_columns() -> None:
    model = Model()
    x = model.add(2, cost=[3.0, 2.0], high=4.0, integer=True)
    model.require(1, [(np.zeros(2, int), x, [2.0, 1.0])], high=7.5)
    answer = model.solve(time_limit_s=5)
    assert answer.objective == pytest.approx(12.0)
    assert answer.optimal


@settings(max_examples=25, deadline=None)
@given(items, st.integers(0, 30))
def test_knapsack_equals_trying_all(goods: list[tuple[int, int]], room: int) -> None:
    worth, size = np.array(goods, dtype=float).T
    model = Model()
    x = model.add(len(goods), cost=worth, integer=True)
    model.require(1, [(np.zeros(len(goods), int), x, size)], high=float(room))
    best = max(worth @ taken for taken in product((0, 1), repeat=len(goods)) if size @ taken <= room)
    assert model.solve(time_limit_s=5).objective == pytest.approx(best)


def test_relaxed_bound_is_never_worse() -> None:
    model = Model()
    x = model.add(1, cost=1.0, high=9.0, integer=True)
    model.require(1, [(np.zeros(1, int), x, 2.0)], high=7.0)
    assert model.solve(time_limit_s=5, relaxed=True).bound == pytest.approx(3.5)
    assert model.solve(time_limit_s=5).bound == pytest.approx(3.0)


def test_columns_are_numbered_on() -> None:
    model = Model()
    assert model.add(2).tolist() == [0, 1]
    assert model.add(0).tolist() == []
    assert model.add(3).tolist() == [2, 3, 4]


def test_blocks_of_rows_do_not_touch_each_other() -> None:
    model = Model()
    x = model.add(2, cost=1.0, high=9.0)
    model.require(1, [(np.zeros(1, int), x[:1], 1.0)], high=2.0)
    model.require(1, [(np.zeros(1, int), x[1:], 1.0)], high=5.0)
    values = model.solve(time_limit_s=5).values
    assert values is not None
    assert values.tolist() == [2.0, 5.0]


def test_terms_of_one_row_add_up() -> None:
    model = Model()
    x = model.add(1, cost=1.0, high=99.0)
    row = np.zeros(1, int)
    model.require(1, [(row, x, 1.0), (row, x, 2.0)], high=6.0)
    assert model.solve(time_limit_s=5).objective == pytest.approx(2.0)


def test_term_is_spread_over_rows_and_columns() -> None:
    model = Model()
    x = model.add(6, cost=1.0, high=9.0).reshape(2, 3)
    model.require(2, [(np.arange(2)[:, None], x, 1.0)], high=[4.0, 5.0])
    assert model.solve(time_limit_s=5).objective == pytest.approx(9.0)


def test_equal_sides_are_an_equation() -> None:
    model = Model(maximise=False)
    x = model.add(2, cost=[1.0, 2.0], high=9.0)
    model.require(1, [(np.zeros(2, int), x, [1.0, 3.0])], low=6.0, high=6.0)
    assert model.solve(time_limit_s=5).objective == pytest.approx(4.0)


def test_model_without_rows_takes_its_bounds() -> None:
    model = Model()
    model.add(3, cost=[1.0, -1.0, 0.0], high=7.0, integer=True)
    assert model.solve(time_limit_s=5).objective == pytest.approx(7.0)
