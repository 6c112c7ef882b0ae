"""Rules of the program."""

from __future__ import annotations

import numpy as np

from jiayuan.command.deployment import Need, UnitType, solve_deployment
from tests.command.deployment.task import small


def test_core_point_draws_a_post() -> None:
    times = np.full((5, 8), 170.0)
    times[:, 0] = 500.0
    times[4, 0] = 60.0
    found = solve_deployment(small(post_times={"foot": times}, core_within_s=120.0), rel_gap=0, time_limit_s=5)
    assert 4 in found.open


def test_nobody_without_the_skill_is_sent() -> None:
    types = (UnitType("VF", frozenset({"volunteer"}), "foot", 3), UnitType("PM", frozenset({"medic"}), "foot", 1))
    found = solve_deployment(small(types=types, needs=(Need(0, "medic", 2),)), time_limit_s=5)
    assert found.at_needs.tolist() == [[0, 1]]
