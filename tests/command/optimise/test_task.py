"""Covering tasks: limits, worth, refusals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from jiayuan.command.optimise.task import Task, checked
from tests.command.optimise.cases import Cover, covers

CASE = Cover(np.array([3.0, 2.0, 0.0]), np.array([[1, 0], [1, 1], [0, 0]], bool), np.array([4.0, 1.0]))


def task_of(case: Cover = CASE, **more: object) -> Task:
    values = {"p": None, "goal": "max", "share": 1.0, "costs": case.costs, "budget": 4.0, "fixed": (), "banned": (),
              "levels": 1, "busy": 0.0} | more  # fmt: skip
    return checked(case.weights, case.covers, **values)  # type: ignore[arg-type]


def test_budget_and_number_both_limit() -> None:
    assert task_of().fits([0])
    assert not task_of().fits([0, 1])
    assert not task_of(budget=9.0, p=1).fits([0, 1])


def test_budget_that_is_met_exactly_fits() -> None:
    tenths = Cover(np.ones(3), np.eye(3, dtype=bool), np.array([0.1, 0.2, 0.3]))
    # 0.1 + 0.2 + 0.3 is a hair more than 0.6 in floating point.
    assert task_of(tenths, budget=0.6).fits([0, 1, 2])


@given(covers)
def test_worth_by_counting(case: Cover) -> None:
    task = task_of(case, levels=2, busy=0.25)
    for chosen in case.subsets():
        assert task.objective_of(chosen) == pytest.approx(case.worth(chosen, (0.75, 0.1875)))


@pytest.mark.parametrize("goal", ["set", "partial"])
def test_worth_of_the_cost_goals_is_the_cost(goal: str) -> None:
    assert task_of(goal=goal).objective_of([0, 1]) == 5.0


def test_uncoverable_demands_and_needed_weight() -> None:
    assert task_of(goal="partial", share=0.4).needed == 2.0
    assert task_of().uncoverable.tolist() == [2]
    assert task_of(banned=(0,)).uncoverable.tolist() == [0, 2]


def test_all_banned_leaves_everything_uncovered() -> None:
    assert task_of(banned=(0, 1)).uncoverable.tolist() == [0, 1, 2]


def test_being_busy_does_not_uncover() -> None:
    assert task_of(goal="set", busy=0.5).gains.tolist() == [1.0]


@pytest.mark.parametrize("budget", [np.nan, -1.0])
def test_budget_must_be_a_sum(budget: float) -> None:
    with pytest.raises(ValueError, match="budget"):
        task_of(budget=budget)


@pytest.mark.parametrize("wrong", [{"share": 1.1}, {"share": np.nan}, {"busy": -0.1}, {"levels": 0}])
def test_figures_out_of_range(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="are needed"):
        task_of(**wrong)


def test_max_needs_a_limit() -> None:
    with pytest.raises(ValueError, match="p or a budget"):
        task_of(budget=None)
