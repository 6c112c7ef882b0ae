"""Standards of zones and core points."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.command.deployment import DeploymentTask, UnitType, solve_deployment
from tests.command.deployment.task import small

ONE = (UnitType("VF", frozenset({"volunteer"}), "foot", 1),)
CORE_OR_REST = np.array([[60.0] * 2 + [999.0] * 6, [999.0] * 2 + [60.0] * 6, *[[999.0] * 8] * 3])


def choice(**more: object) -> DeploymentTask:
    """One person: post 0 reaches the two core points, post 1 the six others, which weigh more."""
    values = {"post_times": {"foot": CORE_OR_REST}, "types": ONE, "core": np.zeros(8, dtype=bool)} | more
    return small(**values | {"weights": np.ones(8)})


def opened(task: DeploymentTask) -> tuple[int, ...]:
    return solve_deployment(task, rel_gap=0, time_limit_s=5).open


def test_without_standards_the_weight_decides() -> None:
    assert opened(choice()) == (1,)


def test_share_of_a_zone_draws_the_person() -> None:
    assert opened(choice(zone_share={"core": 1.0})) == (0,)


def test_share_that_others_meet_draws_nobody() -> None:
    assert opened(choice(zone_share={"alert": 1.0})) == (1,)


def test_zone_that_cannot_be_reached_stops_nothing() -> None:
    found = solve_deployment(choice(zone_share={"core": 1.0, "alert": 1.0}), rel_gap=0, time_limit_s=5)
    assert found.status == "optimal"
    assert found.staff.sum() == 1


def test_post_near_the_core_is_staffed_for_its_own_sake() -> None:
    times = np.full((5, 8), 170.0)
    times[:, 0] = 500.0
    times[4, 0] = 60.0
    task = small(post_times={"foot": times}, core_within_s=120.0)
    assert 4 in opened(task)


@pytest.mark.parametrize(("seconds", "near"), [(120.0, True), (120.1, False)])
def test_core_time_is_inclusive(seconds: float, near: bool) -> None:
    times = np.full((5, 8), 999.0)
    times[2, 0] = seconds
    core = np.array([True] + [False] * 7)
    task = small(post_times={"foot": times}, core=core, classes=(), types=ONE)
    assert opened(task) == ((2,) if near else ())
