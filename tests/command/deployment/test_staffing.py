"""Rules of people: posts, supply, needs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.deployment import Deployment, DeploymentTask, Need, UnitType, solve_deployment
from tests.command.deployment.task import rich, small


def solved(task: DeploymentTask) -> Deployment:
    return solve_deployment(task, rel_gap=0, time_limit_s=5)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_nobody_stands_twice_and_no_post_overflows(seed: int) -> None:
    task = rich(seed)
    found = solved(task)
    used = found.staff.sum(axis=0) + found.at_needs.sum(axis=0)
    assert (used <= [kind.supply for kind in task.types]).all()
    assert (found.staff.sum(axis=1) <= task.caps).all()
    assert len(found.open) <= task.most_open
    assert (found.at_needs.sum(axis=1) + found.shortage == [need.count for need in task.needs]).all()


@pytest.mark.parametrize("most", [0, 1, 3])
def test_as_many_posts_as_allowed(most: int) -> None:
    everywhere_else = np.where(np.eye(5, 8, dtype=bool), 60.0, 999.0)
    found = solved(small(most_open=most, post_times={"foot": everywhere_else}, core=np.zeros(8, dtype=bool)))
    assert len(found.open) == most


def test_people_with_other_skills_are_not_sent() -> None:
    types = (UnitType("VF", frozenset({"volunteer"}), "foot", 3), UnitType("PM", frozenset({"medic"}), "foot", 1))
    found = solved(small(types=types, needs=(Need(0, "medic", 2),)))
    assert found.at_needs.tolist() == [[0, 1]]
    assert found.shortage.tolist() == [1]


def test_scarce_people_go_where_they_weigh_most() -> None:
    needs = (Need(0, "volunteer", 2, weight=1.0), Need(1, "volunteer", 2, weight=4.0))
    found = solved(small(needs=needs, classes=()))
    assert found.at_needs.sum(axis=1).tolist() == [1, 2]


def test_person_of_two_skills_fills_one_need() -> None:
    both = (UnitType("X", frozenset({"volunteer", "medic"}), "foot", 1),)
    found = solved(small(types=both, needs=(Need(0, "volunteer", 1), Need(1, "medic", 1)), classes=()))
    assert found.at_needs.sum() == 1
    assert sorted(found.shortage.tolist()) == [0, 1]
