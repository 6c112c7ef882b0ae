"""Greedy start of the p-median."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from jiayuan.command.optimise.mediangreedy import greedy_median
from tests.command.optimise.cases import Median, broken, medians


@given(medians)
def test_p_different_ones(case: Median) -> None:
    chosen = greedy_median(case.weighted, case.p, [])
    assert len(chosen) == len(set(chosen)) == case.p


@given(medians)
def test_first_one_is_the_best_single(case: Median) -> None:
    first = greedy_median(case.weighted, case.p, [])[0]
    assert case.weighted[:, first].sum() == case.weighted.sum(axis=0).min()


@given(medians)
def test_start_stays_and_doubles_are_one(case: Median) -> None:
    chosen = greedy_median(case.weighted, case.p, [1, 1])
    assert chosen[0] == 1
    assert len(chosen) == len(set(chosen)) == case.p


@given(broken)
def test_unreachable_ways_do_not_stop_it(case: Median) -> None:
    assert len(greedy_median(case.weighted, case.p, [])) == case.p


def test_reaching_everybody_comes_before_being_near() -> None:
    cost = np.array([[0.0, 50.0], [np.inf, 50.0]])
    assert greedy_median(cost, 1, []) == [1]
