"""The wrapper of the solver."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.command.optimise.highs import Model


def test_model_of_two_columns() -> None:
    model = Model()
    x = model.add(2, cost=[3.0, 2.0], high=4.0, integer=True)
    model.require(1, [(np.zeros(2, int), x, [2.0, 1.0])], high=7.5)
    answer = model.solve(time_limit_s=5)
    assert answer.objective == pytest.approx(12.0)
    assert answer.optimal


def test_relaxed_bound_is_never_worse() -> None:
    model = Model()
    x = model.add(1, cost=1.0, high=9.0, integer=True)
    model.require(1, [(np.zeros(1, int), x, 2.0)], high=7.0)
    assert model.solve(time_limit_s=5, relaxed=True).bound == pytest.approx(3.5)
    assert model.solve(time_limit_s=5).bound == pytest.approx(3.0)


def test_impossible_model_says_so() -> None:
    model = Model()
    x = model.add(1, integer=True)
    model.require(1, [(np.zeros(1, int), x, 1.0)], low=2.0)
    assert model.solve(time_limit_s=5).infeasible
