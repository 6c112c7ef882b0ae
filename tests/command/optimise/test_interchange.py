"""Exchanges for the p-median."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from jiayuan.command.optimise.interchange import improve
from jiayuan.command.optimise.mediangreedy import greedy_median
from jiayuan.command.optimise.watch import Watch
from tests.command.optimise.cases import Median, medians


def cost_of(case: Median, chosen: list[int]) -> float:
    return float(case.weighted[:, chosen].min(axis=1).sum())


@settings(max_examples=50, deadline=None)
@given(medians)
def test_no_exchange_is_left_that_helps(case: Median) -> None:
    found = improve(case.weighted, list(range(case.p)), frozenset(), Watch(5))
    value = cost_of(case, found)
    closed = set(range(case.cost.shape[1])) - set(found)
    others = [[item for item in found if item != out] + [into] for out in found for into in closed]
    assert all(cost_of(case, other) >= value - 1e-9 for other in others)


@settings(max_examples=50, deadline=None)
@given(medians)
def test_never_worse_than_greedy_nor_better_than_the_best(case: Median) -> None:
    first = greedy_median(case.weighted, case.p, [])
    found = cost_of(case, improve(case.weighted, first, frozenset(), Watch(5)))
    assert case.best() - 1e-9 <= found <= cost_of(case, first) + 1e-9


@given(medians)
def test_fixed_are_never_exchanged(case: Median) -> None:
    assert 0 in improve(case.weighted, list(range(case.p)), frozenset({0}), Watch(5))


def test_interchange_mends_a_bad_start() -> None:
    points = np.array([0.0, 1.0, 10.0, 11.0, 20.0])
    cost = np.abs(points[:, None] - points[None, :])
    best = improve(cost, [0, 1], frozenset(), Watch(5))
    assert cost[:, best].min(axis=1).sum() == pytest.approx(11.0)


def test_given_list_is_left_alone() -> None:
    start = [0]
    assert improve(np.array([[5.0, 1.0]]), start, frozenset(), Watch(5)) == [1]
    assert start == [0]


def test_without_time_the_start_stands() -> None:
    assert improve(np.array([[5.0, 1.0]]), [0], frozenset(), Watch(0.0)) == [0]


def test_exchange_reaches_whom_the_start_left_out() -> None:
    cost = np.array([[0.0, 5.0], [np.inf, 5.0]])
    assert improve(cost, [0], frozenset(), Watch(5)) == [1]
