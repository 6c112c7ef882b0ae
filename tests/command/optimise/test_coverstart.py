"""The first answer of a covering task."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from jiayuan.command.optimise.coverstart import first_answer
from jiayuan.command.optimise.gains import CoverGains
from jiayuan.command.optimise.merge import merge_demands
from jiayuan.command.optimise.task import Task
from jiayuan.command.optimise.watch import Watch
from tests.command.optimise.cases import Cover, covers
from tests.command.optimise.test_task import task_of


def first(task: Task, start: tuple[int, ...] = (), watch: Watch | None = None) -> list[int] | None:
    matrix, merged = merge_demands(task.weights, task.covers)
    counted = np.ones_like(merged) if task.goal == "set" else merged
    return first_answer(task, CoverGains(matrix, counted, task.gains, task.usable), start, watch or Watch(5))


def everybody(case: Cover) -> bool:
    return bool(case.near.any(axis=1).all())


@given(covers)
def test_fits_the_limits(case: Cover) -> None:
    task = task_of(case, budget=5.0, fixed=(0,))
    chosen = first(task)
    assert chosen is not None
    assert 0 in chosen
    assert task.fits(chosen)


@given(covers)
def test_set_is_covered_or_given_up(case: Cover) -> None:
    chosen = first(task_of(case, goal="set", budget=None))
    assert (chosen is not None) == everybody(case)
    assert chosen is None or case.near[:, chosen].any(axis=1).all()


def test_share_that_cannot_be_reached_is_given_up() -> None:
    lonely = Cover(np.array([1.0, 3.0]), np.array([[True], [False]]), np.ones(1))
    assert first(task_of(lonely, goal="partial", share=0.5)) is None
    assert first(task_of(lonely, goal="partial", share=0.25)) == [0]


def test_given_start_is_kept_where_it_is_as_good() -> None:
    same = Cover(np.ones(1), np.ones((1, 3), bool), np.ones(3))
    assert first(task_of(same, p=1), (2,)) == [2]


@pytest.mark.parametrize(("start", "rules"), [((0, 1, 2), {"p": 1}), ((0,), {"banned": (0,), "p": 1})])
def test_start_that_breaks_a_rule_is_dropped(start: tuple[int, ...], rules: dict[str, object]) -> None:
    same = Cover(np.ones(1), np.ones((1, 3), bool), np.ones(3))
    chosen = first(task_of(same, **rules), start)
    assert chosen is not None
    assert len(chosen) == 1
    assert task_of(same, **rules).usable[chosen].all()


def test_trace_tells_what_it_is_worth() -> None:
    watch = Watch(5)
    first(task_of(goal="partial", share=0.4, budget=None), watch=watch)
    assert watch.trace[0][1:] == ("greedy", 1.0)


def test_cost_of_nothing_is_not_divided_by() -> None:
    free = Cover(np.ones(2), np.eye(2, dtype=bool), np.array([0.0, 1.0]))
    assert first(task_of(free, budget=0.0)) == [0]
