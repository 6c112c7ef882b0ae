"""Covering against brute force, and what every answer must keep."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.optimise import Covers, check_cover, covers_from_matrix, covers_within, solve_cover

Table = np.ndarray


def random_case(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    """Weights, near[demand, facility], costs and p of a small case."""
    rng = np.random.default_rng(seed)
    facilities, demands = int(rng.integers(2, 8)), int(rng.integers(1, 12))
    near = rng.random((demands, facilities)) < 0.4
    weights = rng.integers(0, 9, demands).astype(float)
    return weights, near, rng.integers(1, 5, facilities).astype(float), int(rng.integers(1, facilities + 1))


def covers_of(near: np.ndarray) -> Covers:
    return covers_from_matrix(np.where(near, 0.0, 9.0), 1.0)


def expected(weights: np.ndarray, near: np.ndarray, chosen: tuple[int, ...], levels: int, busy: float) -> float:
    hits = near[:, list(chosen)].sum(axis=1)
    return float(
        sum(w * (1 - busy) * busy**k for w, h in zip(weights, hits, strict=True) for k in range(min(h, levels)))
    )


def cheapest(costs: np.ndarray, enough: Callable[[tuple[int, ...]], bool]) -> float | None:
    facilities = range(len(costs))
    sets = (chosen for k in range(len(costs) + 1) for chosen in combinations(facilities, k))
    return min((float(costs[list(chosen)].sum()) for chosen in sets if enough(chosen)), default=None)


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize(("levels", "busy"), [(1, 0.0), (3, 0.4)])
def test_max_equals_brute_force(seed: int, levels: int, busy: float) -> None:
    weights, near, _, p = random_case(seed)
    found = solve_cover(weights, covers_of(near), p, levels=levels, busy=busy)
    best = max(expected(weights, near, chosen, levels, busy) for chosen in combinations(range(near.shape[1]), p))
    assert found.objective == pytest.approx(best)
    assert found.status == "optimal"
    assert check_cover(weights, covers_of(near), p, levels=levels, busy=busy, result=found) == []


@pytest.mark.parametrize("seed", range(25))
def test_set_equals_brute_force(seed: int) -> None:
    weights, near, costs, _ = random_case(seed)
    found = solve_cover(weights, covers_of(near), goal="set", costs=costs)
    best = cheapest(costs, lambda chosen: bool(near[:, list(chosen)].any(axis=1).all()))
    assert (None if found.status == "infeasible" else pytest.approx(found.objective)) == best


@pytest.mark.parametrize("seed", range(25))
def test_partial_equals_brute_force(seed: int) -> None:
    weights, near, costs, _ = random_case(seed)
    found = solve_cover(weights, covers_of(near), goal="partial", share=0.6, costs=costs)
    needed = 0.6 * weights.sum() - 1e-9
    best = cheapest(costs, lambda chosen: weights[near[:, list(chosen)].any(axis=1)].sum() >= needed)
    assert (None if found.status == "infeasible" else pytest.approx(found.objective)) == best


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_more_posts_never_cover_less(seed: int) -> None:
    weights, near, _, _ = random_case(seed)
    found = [solve_cover(weights, covers_of(near), p).objective for p in range(near.shape[1] + 1)]
    assert found == sorted(found)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_permuted_input_keeps_the_optimum(seed: int) -> None:
    weights, near, _, p = random_case(seed)
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(near.shape[0]), rng.permutation(near.shape[1])
    moved = solve_cover(weights[rows], covers_of(near[rows][:, columns]), p)
    assert moved.objective == pytest.approx(solve_cover(weights, covers_of(near), p).objective)


def test_budget_fixed_and_banned_are_kept() -> None:
    weights, near, costs, _ = random_case(3)
    rules = {"costs": costs, "budget": 5.0, "fixed": (0,), "banned": (1,)}
    found = solve_cover(weights, covers_of(near), **rules)
    assert check_cover(weights, covers_of(near), **rules, result=found) == []
    assert 0 in found.open
    assert 1 not in found.open


def test_answer_carries_its_proof() -> None:
    weights, near, _, p = random_case(4)
    found = solve_cover(weights, covers_of(near), p, seed=7)
    assert found.bound == pytest.approx(found.objective)
    assert found.gap == 0.0
    assert len(found.inputs_sha256) == 64
    assert found.versions["highspy"]


def test_same_input_same_hash_and_other_input_other_hash() -> None:
    weights, near, _, p = random_case(5)
    first, again = (solve_cover(weights, covers_of(near), p).inputs_sha256 for _ in range(2))
    other = solve_cover(weights + 1, covers_of(near), p).inputs_sha256
    assert first == again != other


BAD = {
    "p": {"p": 99},
    "weights": {"weights": [-1.0, 1.0], "p": 1},
    "goal": {"goal": "most", "p": 1},
    "busy": {"busy": 1.0, "p": 1},
    "fixed": {"fixed": (0,), "banned": (0,), "p": 1},
    "banned": {"banned": (7,), "p": 1},
    "levels": {"goal": "set", "levels": 2},
    "costs": {"costs": [1.0], "p": 1},
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named(name: str) -> None:
    given_values = {"weights": [1.0, 2.0], "covers": covers_of(np.eye(2, dtype=bool)), **BAD[name]}
    with pytest.raises(ValueError, match=name):
        solve_cover(**given_values)


def test_budget_too_small_for_what_is_fixed() -> None:
    found = solve_cover([1.0], covers_of(np.ones((1, 1), dtype=bool)), costs=[4.0], budget=1.0, fixed=(0,))
    assert found.status == "infeasible"


def test_thousand_by_thousand_is_proven() -> None:
    points = np.random.default_rng(1).random((1000, 2)) * 1000
    weights = np.random.default_rng(2).random(1000)
    found = solve_cover(weights, covers_within(points, points, 60), 50, time_limit_s=30)
    assert found.status == "optimal"
