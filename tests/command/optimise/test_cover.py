"""Covering against brute force, and what every answer must keep."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.optimise import CoverResult, check_cover, covers_within, solve_cover
from tests.command.optimise.cases import Cover, Sets, cover_of, covers

few = settings(max_examples=20, deadline=None)
ONE, THREE = (1, 0.0), (3, 0.4)


def gains(levels: int, busy: float) -> tuple[float, ...]:
    return tuple((1 - busy) * busy**level for level in range(levels))


def cheapest(case: Cover, enough: Callable[[Sets], bool]) -> float | None:
    return min((case.cost(chosen) for chosen in case.subsets() if enough(chosen)), default=None)


def cost_or_nothing(found: CoverResult) -> object:
    return None if found.status == "infeasible" else pytest.approx(found.objective)


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize(("levels", "busy"), [ONE, THREE])
def test_max_equals_brute_force(seed: int, levels: int, busy: float) -> None:
    case = cover_of(seed)
    p = seed % case.facilities + 1
    found = solve_cover(case.weights, case.covers, p, levels=levels, busy=busy)
    best = max(case.worth(chosen, gains(levels, busy)) for chosen in case.subsets() if len(chosen) <= p)
    assert found.objective == pytest.approx(best)
    assert found.status == "optimal"
    assert check_cover(case.weights, case.covers, p, levels=levels, busy=busy, result=found) == []


@few
@given(covers, st.integers(0, 12), st.booleans())
def test_budget_fixed_and_banned_equal_brute_force(case: Cover, budget: int, hold: bool) -> None:
    last = case.facilities - 1
    rules = {"costs": case.costs, "budget": float(budget), "fixed": (0,) if hold else (), "banned": (last,)}
    found = solve_cover(case.weights, case.covers, **rules)  # type: ignore[arg-type]
    allowed = [
        some for some in case.subsets() if case.cost(some) <= budget and last not in some and (0 in some or not hold)
    ]
    best = max((case.worth(chosen) for chosen in allowed), default=None)
    assert cost_or_nothing(found) == best
    assert check_cover(case.weights, case.covers, result=found, **rules) == []  # type: ignore[arg-type]


@few
@given(covers, st.floats(0.0, 0.9))
def test_set_equals_brute_force(case: Cover, busy: float) -> None:
    found = solve_cover(case.weights, case.covers, goal="set", costs=case.costs, busy=busy)
    assert cost_or_nothing(found) == cheapest(case, lambda some: bool(case.near[:, list(some)].any(axis=1).all()))
    assert check_cover(case.weights, case.covers, goal="set", costs=case.costs, result=found) == []


@few
@given(covers, st.integers(0, 10))
def test_partial_equals_brute_force(case: Cover, tenths: int) -> None:
    share = tenths / 10
    found = solve_cover(case.weights, case.covers, goal="partial", share=share, costs=case.costs)
    needed = share * case.weights.sum() - 1e-9
    assert cost_or_nothing(found) == cheapest(case, lambda some: case.worth(some) >= needed)


@few
@given(covers)
def test_more_posts_never_cover_less(case: Cover) -> None:
    found = [solve_cover(case.weights, case.covers, p).objective for p in range(case.facilities + 1)]
    assert found == sorted(found)


@few
@given(covers, st.lists(st.integers(0, 20), min_size=2, max_size=4))
def test_more_budget_never_covers_less(case: Cover, budgets: list[int]) -> None:
    found = [
        solve_cover(case.weights, case.covers, costs=case.costs, budget=budget).objective for budget in sorted(budgets)
    ]
    assert found == sorted(found)


@few
@given(covers)
def test_larger_share_never_costs_less(case: Cover) -> None:
    solved = [
        solve_cover(case.weights, case.covers, goal="partial", share=share, costs=case.costs)
        for share in (0.2, 0.5, 0.8)
    ]
    costs = [found.objective for found in solved if found.status == "optimal"]
    assert costs == sorted(costs)


@few
@given(covers, st.integers(1, 3))
def test_permuted_input_keeps_the_optimum(case: Cover, p: int) -> None:
    rng, p = np.random.default_rng(p), min(p, case.facilities)
    rows, columns = rng.permutation(case.near.shape[0]), rng.permutation(case.facilities)
    other = Cover(case.weights[rows], case.near[rows][:, columns], case.costs[columns])
    moved, plain = (solve_cover(one.weights, one.covers, p).objective for one in (other, case))
    assert moved == pytest.approx(plain)


@few
@given(covers)
def test_weights_ten_times_as_large_are_worth_ten_times_as_much(case: Cover) -> None:
    small, large = (solve_cover(case.weights * scale, case.covers, 2).objective for scale in (1, 10))
    assert large == pytest.approx(10 * small)


@few
@given(covers, st.data())
def test_a_given_start_changes_nothing_of_the_optimum(case: Cover, data: st.DataObject) -> None:
    start = data.draw(st.lists(st.integers(0, case.facilities - 1), max_size=3))
    plain, begun = (solve_cover(case.weights, case.covers, 2, start=given_start) for given_start in (None, start))
    assert begun.objective == pytest.approx(plain.objective)


def test_busy_people_cover_less() -> None:
    case = cover_of(8)
    found = [solve_cover(case.weights, case.covers, 2, levels=3, busy=busy).objective for busy in (0.0, 0.3, 0.6)]
    assert found == sorted(found, reverse=True)


def test_demand_of_no_weight_counts_for_the_set_only() -> None:
    case = Cover(np.array([1.0, 0.0]), np.eye(2, dtype=bool), np.ones(2))
    assert solve_cover(case.weights, case.covers, goal="set").open == (0, 1)
    assert solve_cover(case.weights, case.covers, goal="partial", share=1.0).open == (0,)


def test_too_few_posts_for_the_set() -> None:
    case = Cover(np.ones(2), np.eye(2, dtype=bool), np.ones(2))
    found = solve_cover(case.weights, case.covers, 1, goal="set")
    assert (found.status, found.open, found.bound) == ("infeasible", (), None)


def test_budget_too_small_for_what_is_fixed() -> None:
    found = solve_cover([1.0], Cover(np.ones(1), np.ones((1, 1), bool), np.ones(1)).covers, costs=[4.0], budget=1.0,
                        fixed=(0,))  # fmt: skip
    assert found.status == "infeasible"
    assert np.isnan(found.objective)


def test_no_posts_cover_nothing() -> None:
    case = cover_of(2)
    found = solve_cover(case.weights, case.covers, 0)
    assert (found.open, found.objective, found.status) == ((), 0.0, "optimal")


def test_out_of_time_the_greedy_answer_stands() -> None:
    points = np.random.default_rng(4).random((400, 2))
    found = solve_cover(np.ones(400), covers_within(points, points, 0.05), 40, time_limit_s=0.0)
    assert len(found.open) == 40
    assert found.objective > 0
    assert check_cover(np.ones(400), covers_within(points, points, 0.05), 40, result=found) == []


def test_answer_carries_its_proof() -> None:
    case = cover_of(4)
    found = solve_cover(case.weights, case.covers, 2, seed=7)
    assert found.bound == pytest.approx(found.objective)
    assert (found.gap, found.seed) == (0.0, 7)
    assert [step for _, step, _ in found.trace] == ["greedy+swap", "highs"]
    assert found.versions["highspy"]


def test_hash_is_of_the_question_not_of_the_way() -> None:
    case = cover_of(5)
    first = solve_cover(case.weights, case.covers, 2)
    again = solve_cover(case.weights, case.covers, 2, seed=9, start=(0,), threads=1)
    assert first.inputs_sha256 == again.inputs_sha256
    others = [{"p": 1}, {"banned": (0,)}, {"fixed": (0,)}, {"levels": 2}, {"costs": case.costs}, {"budget": 3.0}]
    asked = [solve_cover(case.weights, case.covers, **({"p": 2} | more)).inputs_sha256 for more in others]  # type: ignore[arg-type]
    assert len({first.inputs_sha256, *asked}) == len(others) + 1


BAD = {
    "p": {"p": 99},
    "weights": {"weights": [-1.0, 1.0], "p": 1},
    "goal": {"goal": "most", "p": 1},
    "busy": {"busy": 1.0, "p": 1},
    "fixed": {"fixed": (0,), "banned": (0,), "p": 1},
    "banned": {"banned": (7,), "p": 1},
    "levels": {"goal": "set", "levels": 2},
    "costs": {"costs": [1.0], "p": 1},
    "budget": {"budget": np.nan},
    "start": {"start": (-1,), "p": 1},
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named(name: str) -> None:
    two = Cover(np.ones(2), np.eye(2, dtype=bool), np.ones(2))
    with pytest.raises(ValueError, match=name):
        solve_cover(**{"weights": two.weights, "covers": two.covers, **BAD[name]})  # type: ignore[arg-type]


def test_thousand_by_thousand_is_proven() -> None:
    points = np.random.default_rng(1).random((1000, 2)) * 1000
    weights = np.random.default_rng(2).random(1000)
    found = solve_cover(weights, covers_within(points, points, 60), 50, time_limit_s=30)
    assert found.status == "optimal"
