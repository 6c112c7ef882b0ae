"""The p-median against brute force."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.optimise import check_pmedian, solve_pmedian


def random_case(seed: int) -> tuple[np.ndarray, np.ndarray, int]:
    rng = np.random.default_rng(seed)
    facilities, demands = int(rng.integers(2, 9)), int(rng.integers(1, 14))
    cost = rng.integers(0, 25, (demands, facilities)).astype(float)
    return cost, rng.integers(0, 6, demands).astype(float), int(rng.integers(1, facilities + 1))


def brute_force(cost: np.ndarray, weights: np.ndarray, p: int, fixed: tuple[int, ...] = ()) -> float:
    sets = (chosen for chosen in combinations(range(cost.shape[1]), p) if set(fixed) <= set(chosen))
    return min(float((weights * cost[:, list(chosen)].min(axis=1)).sum()) for chosen in sets)


@pytest.mark.parametrize("seed", range(40))
def test_equals_brute_force(seed: int) -> None:
    cost, weights, p = random_case(seed)
    found = solve_pmedian(p, cost=cost, weights=weights)
    assert found.objective == pytest.approx(brute_force(cost, weights, p))
    assert found.status == "optimal"
    assert check_pmedian(p, cost=cost, weights=weights, result=found) == []


@pytest.mark.parametrize("seed", range(10))
def test_fixed_facilities_stay_open(seed: int) -> None:
    cost, weights, p = random_case(seed)
    found = solve_pmedian(p, cost=cost, weights=weights, fixed=(0,))
    assert 0 in found.open
    assert found.objective == pytest.approx(brute_force(cost, weights, p, (0,)))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_more_facilities_never_cost_more(seed: int) -> None:
    cost, weights, _ = random_case(seed)
    found = [solve_pmedian(p, cost=cost, weights=weights).objective for p in range(1, cost.shape[1] + 1)]
    assert found == sorted(found, reverse=True)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_permuted_input_keeps_the_optimum(seed: int) -> None:
    cost, weights, p = random_case(seed)
    order = np.random.default_rng(seed).permutation(cost.shape[1])
    moved = solve_pmedian(p, cost=cost[:, order], weights=weights)
    assert moved.objective == pytest.approx(solve_pmedian(p, cost=cost, weights=weights).objective)


def test_path_of_five_nodes() -> None:
    found = solve_pmedian(1, edges=[(0, 1, 1), (1, 2, 1), (2, 3, 1), (3, 4, 1)])
    assert found.open == (2,)
    assert found.objective == 6
    assert found.assign == (2,) * 5


def test_hundred_and_fifty_points_are_proven() -> None:
    points = np.random.default_rng(5).random((150, 2)) * 100
    cost = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    found = solve_pmedian(12, cost=cost, time_limit_s=30)
    assert found.status == "optimal"
    assert check_pmedian(12, cost=cost, result=found) == []


def test_unreachable_demand_is_infeasible() -> None:
    found = solve_pmedian(1, cost=[[np.inf, np.inf], [1.0, 2.0]])
    assert found.status == "infeasible"


@pytest.mark.parametrize("p", [0, 3])
def test_wrong_p_is_named(p: int) -> None:
    with pytest.raises(ValueError, match="p: between"):
        solve_pmedian(p, cost=[[1.0, 2.0]])


def test_wrong_weights_and_fixed_are_named() -> None:
    with pytest.raises(ValueError, match="weights"):
        solve_pmedian(1, cost=[[1.0, 2.0]], weights=[1.0, 2.0])
    with pytest.raises(ValueError, match="fixed"):
        solve_pmedian(1, cost=[[1.0, 2.0]], fixed=(0, 1))
