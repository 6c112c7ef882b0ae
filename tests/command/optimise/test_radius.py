"""The radius form."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from jiayuan.command.optimise import radius
from jiayuan.command.optimise.radius import solve_radius
from tests.command.optimise.cases import Median, broken, medians


def solved(case: Median, held: tuple[int, ...] = (), time_limit_s: float = 5) -> tuple[list[int], float] | None:
    anyone = np.ones(case.cost.shape[1], dtype=bool)
    return solve_radius(case.weighted, case.p, held, list(range(case.p)), anyone, time_limit_s, 0.0, 1, 0)


@settings(max_examples=30, deadline=None)
@given(medians)
def test_equals_brute_force(case: Median) -> None:
    found = solved(case)
    assert found is not None
    assert len(found[0]) == case.p
    assert case.weighted[:, found[0]].min(axis=1).sum() == pytest.approx(found[1]) == pytest.approx(case.best())


@settings(max_examples=30, deadline=None)
@given(broken)
def test_where_ways_are_missing_it_finds_a_set_or_proves_there_is_none(case: Median) -> None:
    best = case.best()
    found = solved(case) if np.isfinite(case.weighted.min(axis=1)).all() else ([], np.inf)
    assert found is not None
    assert found[1] == (pytest.approx(best) if np.isfinite(best) else np.inf)


@settings(max_examples=20, deadline=None)
@given(medians)
def test_fixed_ones_are_open(case: Median) -> None:
    found = solved(case, held=(0,))
    assert found is not None
    assert 0 in found[0]
    assert found[1] == pytest.approx(case.best(fixed=(0,)))


def test_facilities_ruled_out_stay_shut_unless_they_are_in_the_answer() -> None:
    cost = np.array([[9.0, 1.0, 2.0]])
    nobody = np.zeros(3, dtype=bool)
    assert solve_radius(cost, 1, (), [2], nobody, 5, 0.0, 1, 0) == ([2], 2.0)


def test_declines_without_time() -> None:
    assert solve_radius(np.ones((2, 2)), 1, (), [0], np.ones(2, dtype=bool), 0.0, 0.0, 1, 0) is None


def test_declines_what_is_too_large() -> None:
    wide = np.ones((radius.LARGEST // 1000 + 1, 1000))
    assert solve_radius(wide, 1, (), [0], np.ones(1000, dtype=bool), 5, 0.0, 1, 0) is None
