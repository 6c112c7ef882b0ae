"""Rules of cover."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from jiayuan.command.deployment import Class, DeploymentTask, Need, UnitType, solve_deployment
from tests.command.deployment.task import small

NEAR_LEFT = np.where(np.arange(8) < 4, 100.0, 500.0)
LEFT_AND_RIGHT = np.array([NEAR_LEFT, NEAR_LEFT[::-1], [999.0] * 8, [999.0] * 8, [999.0] * 8])


def sides(**more: object) -> DeploymentTask:
    """Post 0 reaches the left half, post 1 the right half, the others nothing."""
    values = {"post_times": {"foot": LEFT_AND_RIGHT}, "weights": np.ones(8), "core": np.zeros(8, dtype=bool)} | more
    return small(**values)


def staff_of(task: DeploymentTask) -> list[int]:
    return solve_deployment(task, rel_gap=0, time_limit_s=5).staff.sum(axis=1).tolist()  # type: ignore[no-any-return]


def test_first_people_to_both_sides_then_more_to_the_heavier() -> None:
    assert staff_of(sides())[:2] in ([2, 1], [1, 2])
    heavy = np.where(np.arange(8) < 4, 9.0, 1.0)
    assert staff_of(sides(weights=heavy))[:2] == [2, 1]


def test_one_side_weighs_so_much_that_all_go_there() -> None:
    heavy = np.where(np.arange(8) < 4, 1000.0, 1.0)
    busy = (Class("temporary", "volunteer", 180, 1, 1.0, 0.6),)
    assert staff_of(sides(weights=heavy, classes=busy))[:2] == [3, 0]


def test_beyond_the_levels_more_people_are_worth_nothing() -> None:
    heavy = np.where(np.arange(8) < 4, 1000.0, 1.0)
    busy = (Class("temporary", "volunteer", 180, 1, 1.0, 0.6),)
    assert staff_of(sides(weights=heavy, classes=busy, levels=2))[:2] == [2, 1]


def test_crew_of_two_goes_together() -> None:
    pairs = (Class("temporary", "volunteer", 180, 2, 1.0, 0.2),)
    assert staff_of(sides(classes=pairs, types=(UnitType("VF", frozenset({"volunteer"}), "foot", 2),)))[:2] in (
        [2, 0], [0, 2], [1, 1],
    )  # fmt: skip


def test_people_of_two_types_and_one_mode_are_counted_together() -> None:
    kinds = tuple(UnitType(code, frozenset({"volunteer"}), "foot", 1) for code in ("A", "B"))
    found = solve_deployment(sides(types=kinds), rel_gap=0, time_limit_s=5)
    assert found.staff.sum(axis=1).tolist()[:2] == [1, 1]
    assert found.objective == pytest.approx(0.8, abs=1e-5)


def test_faster_mode_reaches_more() -> None:
    wheels = {"foot": LEFT_AND_RIGHT, "ebike": np.full((5, 8), 100.0)}
    kinds = (UnitType("VE", frozenset({"volunteer"}), "ebike", 1),)
    task = sides(post_times=wheels, point_times={mode: np.full((2, 8), 999.0) for mode in wheels}, types=kinds)
    assert solve_deployment(task, rel_gap=0, time_limit_s=5).objective == pytest.approx(0.8, abs=1e-5)


def test_released_people_make_a_post_needless() -> None:
    need = Need(0, "volunteer", 1, releasable=True, weight=9.0)
    points = {"foot": np.array([NEAR_LEFT, np.full(8, 999.0)])}
    two = (UnitType("VF", frozenset({"volunteer"}), "foot", 2),)
    task = sides(needs=(need,), point_times=points, types=two)
    assert staff_of(task)[:2] == [0, 1]
    held = replace(task, needs=(replace(need, releasable=False),), weights=np.where(np.arange(8) < 4, 9.0, 1.0))
    assert staff_of(held)[:2] == [1, 0]
