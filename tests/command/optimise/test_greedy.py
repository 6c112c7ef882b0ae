"""Greedy opening."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.optimise import solve_cover
from jiayuan.command.optimise.gains import CoverGains
from jiayuan.command.optimise.greedy import greedy
from tests.command.optimise.cases import Cover, covers


def gains_of(case: Cover) -> CoverGains:
    return CoverGains(case.covers.matrix(), case.weights, np.array([1.0]), np.ones(case.facilities, dtype=bool))


@settings(max_examples=30, deadline=None)
@given(covers, st.integers(1, 4))
def test_between_its_guarantee_and_the_optimum(case: Cover, p: int) -> None:
    """Nemhauser, Wolsey and Fisher 1978: at least 1 - 1/e of the best."""
    gains, p = gains_of(case), min(p, case.facilities)
    found = gains.value(greedy(gains, [], lambda chosen: len(chosen) <= p, np.ones(case.facilities)))
    best = solve_cover(case.weights, case.covers, p).objective
    assert (1 - 1 / math.e) * best - 1e-9 <= found <= best + 1e-9


@given(covers, st.floats(0, 12))
def test_never_overspends(case: Cover, budget: float) -> None:
    chosen = greedy(gains_of(case), [], lambda some: case.cost(tuple(some)) <= budget, case.costs)
    assert case.cost(tuple(chosen)) <= budget
    assert len(set(chosen)) == len(chosen)


@given(covers)
def test_stops_when_nobody_gains(case: Cover) -> None:
    gains = gains_of(case)
    chosen = greedy(gains, [], lambda some: True, case.costs)
    assert gains.value(chosen) == case.worth(tuple(range(case.facilities)))
    assert max(gains.gain_of_opening(gains.counts(chosen), chosen)) <= 0


@given(covers)
def test_start_stays(case: Cover) -> None:
    assert greedy(gains_of(case), [1], lambda some: len(some) <= 2, case.costs)[0] == 1


def test_cheaper_one_still_fits_when_the_best_does_not() -> None:
    case = Cover(np.array([5.0, 1.0]), np.eye(2, dtype=bool), np.array([4.0, 1.0]))
    assert greedy(gains_of(case), [], lambda some: case.cost(tuple(some)) <= 2, np.ones(2)) == [1]


def test_no_facilities() -> None:
    empty = Cover(np.ones(2), np.zeros((2, 0), bool), np.zeros(0))
    assert greedy(gains_of(empty), [], lambda some: True, empty.costs) == []
