"""The Lagrangian bound."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from jiayuan.command.optimise.interchange import improve
from jiayuan.command.optimise.lagrange import relax
from jiayuan.command.optimise.mediangreedy import greedy_median
from jiayuan.command.optimise.watch import Watch
from tests.command.optimise.cases import Median, broken, medians


@settings(max_examples=30, deadline=None)
@given(medians)
def test_bound_is_below_and_rules_out_no_best_facility(case: Median) -> None:
    best = case.best()
    relaxed = relax(case.weighted, case.p, (), best, Watch(5))
    assert relaxed.bound <= best + 1e-6
    possible = relaxed.possible(best)
    optimal = [set(some) for some in case.sets() if case.weighted[:, list(some)].min(axis=1).sum() <= best + 1e-9]
    assert any(possible[list(some)].all() for some in optimal)


@settings(max_examples=30, deadline=None)
@given(medians)
def test_with_fixed_ones_the_bound_still_holds(case: Median) -> None:
    best = case.best(fixed=(0,))
    assert relax(case.weighted, case.p, (0,), best, Watch(5)).bound <= best + 1e-6


@settings(max_examples=30, deadline=None)
@given(broken)
def test_missing_ways_do_not_spoil_the_bound(case: Median) -> None:
    best = case.best()
    if np.isfinite(best):
        assert relax(case.weighted, case.p, (), best, Watch(5)).bound <= best * (1 + 1e-9) + 1e-3


def test_tight_where_points_lie_apart() -> None:
    cost = np.abs(np.subtract.outer(np.arange(30.0), np.arange(30.0)))
    best = improve(cost, greedy_median(cost, 3, []), frozenset(), Watch(5))
    value = cost[:, best].min(axis=1).sum()
    relaxed = relax(cost, 3, (), value, Watch(5))
    assert relaxed.bound == pytest.approx(value, rel=0.02)
    assert relaxed.possible(value)[best].all()


def test_everything_open_costs_what_it_costs() -> None:
    cost = np.array([[1.0, 4.0], [3.0, 2.0]])
    assert relax(cost, 2, (), 3.0, Watch(5)).bound == pytest.approx(3.0, rel=0.02)
