"""Closing the gap, and finding a set that reaches everybody."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from jiayuan.command.optimise.lagrange import Relaxed
from jiayuan.command.optimise.median import checked_median
from jiayuan.command.optimise.medianproof import prove, search_reach
from jiayuan.command.optimise.watch import Watch
from tests.command.optimise.cases import Median, medians

INF = float("inf")


@settings(max_examples=20, deadline=None)
@given(medians)
def test_from_any_start_and_no_bound_to_the_proven_best(case: Median) -> None:
    task = checked_median(case.p, case.cost, case.weights, ())
    nothing = Relaxed(-INF, np.zeros(case.cost.shape[1]))
    bound, best = prove(task, list(range(case.p)), nothing, Watch(5), 0.0, 1, 0)
    assert bound == pytest.approx(case.best())
    assert task.cost_of(best) == pytest.approx(case.best())


def test_gap_that_is_small_enough_asks_no_solver() -> None:
    task = checked_median(1, np.array([[10.0, 11.0]]), None, ())
    watch = Watch(5)
    assert prove(task, [0], Relaxed(9.0, np.zeros(2)), watch, 0.2, 1, 0) == (9.0, [0])
    assert watch.trace == []


def test_out_of_time_the_old_bound_stands() -> None:
    task = checked_median(1, np.array([[10.0, 11.0]]), None, ())
    assert prove(task, [0], Relaxed(1.0, np.zeros(2)), Watch(0.0), 0.0, 1, 0) == (1.0, [0])


def test_only_one_set_reaches_everybody() -> None:
    task = checked_median(1, np.array([[1.0, INF, 5.0], [INF, 1.0, 5.0]]), None, ())
    assert search_reach(task, [0], Watch(5), 1, 0) == ([2], "")


def test_nobody_reaches_everybody() -> None:
    task = checked_median(1, np.array([[1.0, INF], [INF, 1.0]]), None, ())
    assert search_reach(task, [0], Watch(5), 1, 0) == ([0], "infeasible")


def test_out_of_time_it_is_not_known() -> None:
    task = checked_median(1, np.array([[1.0, INF], [INF, 1.0]]), None, ())
    assert search_reach(task, [0], Watch(0.0), 1, 0) == ([0], "no_solution")
