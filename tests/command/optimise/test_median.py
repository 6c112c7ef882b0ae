"""p-median tasks: costs, assignment, refusals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from jiayuan.command.optimise.median import MedianTask, checked_median
from tests.command.optimise.cases import Median, medians

INF = float("inf")


def task_of(case: Median, fixed: tuple[int, ...] = ()) -> MedianTask:
    return checked_median(case.p, case.cost, case.weights, fixed)


@given(medians)
def test_cost_of_every_set(case: Median) -> None:
    task = task_of(case)
    for chosen in case.sets():
        assert task.cost_of(chosen) == pytest.approx(sum(case.weights * case.cost[:, list(chosen)].min(axis=1)))
        assert task.recomputed(task.assigned(chosen)) == pytest.approx(task.cost_of(chosen))


def test_nearest_serves_and_the_first_of_equals() -> None:
    task = checked_median(2, np.array([[1.0, 9.0, 1.0], [9.0, 2.0, 3.0]]), None, ())
    assert task.assigned((0, 2)) == (0, 2)
    assert task.assigned((2, 0)) == (2, 2)
    assert task.assigned(()) == ()


def test_unreached_demand_costs_everything() -> None:
    assert checked_median(1, np.array([[1.0, INF]]), None, ()).cost_of([1]) == INF


def test_place_of_no_weight_costs_nothing_even_out_of_reach() -> None:
    task = checked_median(1, np.array([[INF, INF], [1.0, 2.0]]), [0.0, 1.0], ())
    assert task.cost_of([1]) == 2.0
    assert task.recomputed(task.assigned([1])) == 2.0


@pytest.mark.parametrize("p", [0, -1, 3])
def test_wrong_p_names_the_range(p: int) -> None:
    with pytest.raises(ValueError, match="p: between 1 and the 2 facilities"):
        checked_median(p, np.ones((1, 2)), None, ())


@pytest.mark.parametrize(("fixed", "word"), [((0, 1), "more than p"), ((-1,), "outside"), ((2,), "outside")])
def test_wrong_fixed(fixed: tuple[int, ...], word: str) -> None:
    with pytest.raises(ValueError, match=f"fixed: .*{word}"):
        checked_median(1, np.ones((1, 2)), None, fixed)


def test_twice_fixed_is_once_fixed() -> None:
    assert checked_median(1, np.ones((1, 2)), None, (1, 1)).held == (1,)
