"""What a staffing is worth: every term by hand, and the program's own figure beside it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.deployment import Need
from jiayuan.command.deployment.model import build
from jiayuan.command.deployment.prices import CORE, SHORTAGE, THRIFT, ZONE
from jiayuan.command.deployment.score import objective_of
from jiayuan.command.deployment.solve import people_of
from tests.command.deployment.task import rich, small

EMPTY, NOBODY = np.zeros((5, 1), dtype=np.int64), np.zeros((0, 1), dtype=np.int64)
FAR = {"post_times": {"foot": np.full((5, 8), 999.0)}, "core": np.zeros(8, dtype=bool)}


def test_zone_below_its_share_costs() -> None:
    plain, strict = small(), small(zone_share={"core": 0.8})
    assert objective_of(strict, EMPTY, NOBODY) == pytest.approx(objective_of(plain, EMPTY, NOBODY) - 0.8 * ZONE)


def test_zone_nobody_drew_costs_nothing() -> None:
    assert objective_of(small(**FAR, zone_share={"control": 0.5}), EMPTY, NOBODY) == 0.0


def test_missing_people_cost_by_their_weight() -> None:
    task = small(**FAR, needs=(Need(0, "volunteer", 2, weight=4.0), Need(1, "volunteer", 1, weight=1.0)))
    nobody, some = np.zeros((2, 1), dtype=np.int64), np.array([[2], [0]])
    assert objective_of(task, EMPTY, nobody) == pytest.approx(-SHORTAGE * 9)
    assert objective_of(task, EMPTY, some) == pytest.approx(-SHORTAGE)


def test_core_point_without_a_post_near_it_costs() -> None:
    task = small(**{**FAR, "core": np.array([True] * 2 + [False] * 6)})
    assert objective_of(task, EMPTY, NOBODY) == pytest.approx(-2 * CORE)
    near = {"foot": np.full((5, 8), task.core_within_s)}
    one = EMPTY.copy()
    one[3] = 1
    # The post is near enough; its one person covers nothing of the class.
    assert objective_of(replace(task, post_times=near, classes=()), one, NOBODY) == pytest.approx(-THRIFT)


def test_person_who_covers_nothing_costs_a_trifle() -> None:
    one = EMPTY.copy()
    one[0] = 2
    assert objective_of(small(**FAR), one, NOBODY) == pytest.approx(-2 * THRIFT)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_program_and_count_agree(seed: int) -> None:
    """Two implementations of the same objective: the rows of the program, and counting apart from it."""
    task = rich(seed)
    model, columns = build(task)
    answer = model.solve(time_limit_s=5)
    people = people_of(task, columns, answer)
    assert people is not None
    assert objective_of(task, *people) == pytest.approx(answer.objective, abs=1e-6)
