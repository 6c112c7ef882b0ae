"""The p-median against brute force."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.optimise import check_pmedian, solve_pmedian
from tests.command.optimise.cases import Median, broken, median_of, medians

few = settings(max_examples=20, deadline=None)
INF = float("inf")


@pytest.mark.parametrize("seed", range(40))
def test_equals_brute_force(seed: int) -> None:
    case = median_of(seed)
    found = solve_pmedian(case.p, cost=case.cost, weights=case.weights)
    assert found.objective == pytest.approx(case.best())
    assert found.status == "optimal"
    assert check_pmedian(case.p, cost=case.cost, weights=case.weights, result=found) == []


@settings(max_examples=60, deadline=None)
@given(broken)
def test_missing_ways_equal_brute_force(case: Median) -> None:
    found = solve_pmedian(case.p, cost=case.cost, weights=case.weights)
    best = case.best()
    assert found.status == ("optimal" if np.isfinite(best) else "infeasible")
    assert np.isnan(found.objective) if best == INF else found.objective == pytest.approx(best)
    assert check_pmedian(case.p, cost=case.cost, weights=case.weights, result=found) == []


@few
@given(medians)
def test_fixed_facilities_stay_open(case: Median) -> None:
    found = solve_pmedian(case.p, cost=case.cost, weights=case.weights, fixed=(0,))
    assert 0 in found.open
    assert found.objective == pytest.approx(case.best(fixed=(0,)))


@few
@given(medians)
def test_more_facilities_never_cost_more(case: Median) -> None:
    numbers = range(1, case.cost.shape[1] + 1)
    found = [solve_pmedian(p, cost=case.cost, weights=case.weights).objective for p in numbers]
    assert found == sorted(found, reverse=True)


@few
@given(medians, st.integers(0, 99))
def test_permuted_input_keeps_the_optimum(case: Median, seed: int) -> None:
    order = np.random.default_rng(seed).permutation(case.cost.shape[1])
    moved = solve_pmedian(case.p, cost=case.cost[:, order], weights=case.weights)
    assert moved.objective == pytest.approx(case.best())


@few
@given(medians, st.data())
def test_any_start_ends_at_the_same_cost(case: Median, data: st.DataObject) -> None:
    start = data.draw(st.lists(st.integers(0, case.cost.shape[1] - 1), max_size=9))
    assert solve_pmedian(case.p, cost=case.cost, weights=case.weights, start=start).objective == pytest.approx(
        case.best()
    )


@few
@given(medians)
def test_seconds_or_minutes_open_the_same_cost(case: Median) -> None:
    minutes = solve_pmedian(case.p, cost=case.cost / 60, weights=case.weights)
    assert minutes.objective * 60 == pytest.approx(case.best())


def test_path_of_five_nodes() -> None:
    found = solve_pmedian(1, edges=[(0, 1, 1), (1, 2, 1), (2, 3, 1), (3, 4, 1)])
    assert found.open == (2,)
    assert found.objective == 6
    assert found.assign == (2,) * 5


def test_two_islands_need_two_facilities() -> None:
    islands = [(0, 1, 1), (2, 3, 1)]
    assert solve_pmedian(1, edges=islands).status == "infeasible"
    assert solve_pmedian(2, edges=islands).objective == 2.0


def test_one_way_street_is_served_from_where_it_leads() -> None:
    """cost[u, v] is the way from demand u to facility v; back there is none."""
    found = solve_pmedian(1, edges=[(0, 1, 3), (1, 2, 4)], directed=True)
    assert (found.open, found.objective) == ((2,), 11.0)


def test_set_that_exchanges_cannot_find_is_found() -> None:
    """Every facility near one pair tempts; only the far ones reach all."""
    cost = np.full((6, 6), INF)
    for tempting in range(3):
        cost[[tempting, tempting + 1, tempting + 2], tempting] = 0.0
    cost[[0, 2, 4], 4] = cost[[1, 3, 5], 5] = 1.0
    found = solve_pmedian(2, cost=cost)
    assert (found.open, found.objective, found.status) == ((4, 5), 6.0, "optimal")


def test_place_of_no_weight_may_be_out_of_reach() -> None:
    found = solve_pmedian(1, cost=[[INF, 1.0], [1.0, 5.0]], weights=[0.0, 1.0])
    assert (found.open, found.objective, found.status) == ((0,), 1.0, "optimal")


def test_unreachable_demand_is_infeasible() -> None:
    found = solve_pmedian(1, cost=[[INF, INF], [1.0, 2.0]])
    assert (found.status, found.open, found.assign, found.gap) == ("infeasible", (), (), None)


def test_hundred_and_fifty_points_are_proven() -> None:
    points = np.random.default_rng(5).random((150, 2)) * 100
    cost = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    found = solve_pmedian(12, cost=cost, time_limit_s=30)
    assert found.status == "optimal"
    assert check_pmedian(12, cost=cost, result=found) == []


def test_out_of_time_an_answer_still_has_its_bound() -> None:
    points = np.random.default_rng(6).random((80, 2))
    cost = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    found = solve_pmedian(9, cost=cost, time_limit_s=0.01)
    assert len(found.open) == 9
    assert found.bound is not None
    assert found.bound <= found.objective


def test_answer_carries_its_proof() -> None:
    found = solve_pmedian(2, cost=median_of(3).cost, seed=5)
    assert (found.gap, found.seed) == (0.0, 5)
    assert [step for _, step, _ in found.trace][:2] == ["interchange", "lagrange"]
    assert len(found.inputs_sha256) == 64


BAD = {
    "p: between": {"p": 3},
    "weights": {"weights": [1.0, 2.0]},
    "fixed": {"fixed": (0, 1)},
    "start": {"start": (-1,)},
    "cost": {"cost": [[np.nan, 1.0]]},
}


@pytest.mark.parametrize("word", BAD)
def test_bad_input_is_named(word: str) -> None:
    with pytest.raises(ValueError, match=word):
        solve_pmedian(**{"p": 1, "cost": [[1.0, 2.0]], **BAD[word]})  # type: ignore[arg-type]
