"""The program of a covering task."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from jiayuan.command.optimise.covermodel import cover_model
from jiayuan.command.optimise.merge import merge_demands
from jiayuan.command.optimise.solver import Answer
from jiayuan.command.optimise.task import Task
from tests.command.optimise.cases import Cover, covers
from tests.command.optimise.test_task import task_of


def solved(task: Task, *, relaxed: bool = False) -> tuple[Answer, set[int]]:
    model, y = cover_model(task, *merge_demands(task.weights, task.covers))
    answer = model.solve(time_limit_s=5, relaxed=relaxed)
    opened = set() if answer.values is None else set(np.flatnonzero(answer.values[y] > 0.5).tolist())
    return answer, opened


@settings(max_examples=20, deadline=None)
@given(covers)
def test_cover_is_whole_though_it_may_be_split(case: Cover) -> None:
    """Levels 1 to 3 are continuous columns; the optimum is that of whole covers."""
    task = task_of(case, budget=6.0, levels=3, busy=0.4)
    answer, opened = solved(task)
    assert answer.objective == pytest.approx(task.objective_of(sorted(opened)), abs=1e-6)


@settings(max_examples=20, deadline=None)
@given(covers)
def test_relaxation_bounds_the_whole_answer(case: Cover) -> None:
    loose, whole = (solved(task_of(case, budget=3.0), relaxed=relaxed)[0] for relaxed in (True, False))
    assert loose.bound >= whole.objective - 1e-6


def test_fixed_opens_and_banned_stays_shut() -> None:
    _, opened = solved(task_of(budget=9.0, fixed=(1,), banned=(0,)))
    assert opened == {1}


def test_demand_without_facility_makes_the_set_impossible() -> None:
    assert solved(task_of(goal="set", budget=None))[0].infeasible
    assert not solved(task_of(goal="partial", share=1.0, budget=None))[0].infeasible


def test_share_of_all_is_reached_in_floating_point() -> None:
    tenths = Cover(np.array([0.1, 0.2, 0.3]), np.eye(3, dtype=bool), np.ones(3))
    answer, opened = solved(task_of(tenths, goal="partial", share=1.0, budget=None))
    assert opened == {0, 1, 2}
    assert answer.objective == pytest.approx(3.0)
