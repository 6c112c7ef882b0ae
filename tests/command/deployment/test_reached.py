"""Who is reached in time, counted by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.deployment import Class, DeploymentTask, Need
from jiayuan.command.deployment.reached import covered_share, expected_cover, units_in_time
from tests.command.deployment.task import rich, small

NOBODY = np.zeros((5, 1), dtype=np.int64)
NO_NEEDS = np.zeros((0, 1), dtype=np.int64)


def line(**more: object) -> DeploymentTask:
    """Post j reaches risk point i in 60 s per step between them."""
    times = 60.0 * np.abs(np.subtract.outer(np.arange(5.0), np.arange(8.0)))
    values = {"post_times": {"foot": times}, "weights": np.ones(8), "needs": ()} | more
    return small(**values)


def staff(*people: int) -> np.ndarray:
    return np.array(people, dtype=np.int64).reshape(-1, 1)


def test_people_within_the_target_are_counted_inclusive() -> None:
    task = line()
    found = units_in_time(task, task.classes[0], staff(1, 0, 0, 2, 0), NO_NEEDS)
    assert found.tolist() == [3, 3, 3, 3, 2, 2, 2, 0]


def test_other_skills_do_not_count() -> None:
    task = line(classes=(Class("professional", "professional", 9999),))
    assert not units_in_time(task, task.classes[0], staff(3, 0, 0, 0, 0), NO_NEEDS).any()


@pytest.mark.parametrize(("releasable", "helped"), [(True, 3), (False, 0)])
def test_only_releasable_people_leave_their_point(releasable: bool, helped: int) -> None:
    task = line(needs=(Need(0, "volunteer", 3, releasable),), point_times={"foot": np.zeros((1, 8))})
    assert units_in_time(task, task.classes[0], NOBODY, np.array([[3]])).tolist() == [helped] * 8


def test_expected_cover_by_hand() -> None:
    """q = .2: one crew .8, two .8 + .16, three .992; more than `levels` is not counted."""
    task = line(caps=np.full(5, 9))
    found = [expected_cover(task, task.classes[0], staff(k, 0, 0, 0, 0), NO_NEEDS)[0] for k in range(5)]
    assert found == pytest.approx([0, 0.8, 0.96, 0.992, 0.992])


def test_half_a_crew_is_half_the_cover() -> None:
    task = line(classes=(Class("temporary", "volunteer", 180, 2, 1.0, 0.2),))
    assert expected_cover(task, task.classes[0], staff(1, 0, 0, 0, 0), NO_NEEDS)[0] == pytest.approx(0.4)
    assert covered_share(task, task.classes[0], staff(1, 0, 0, 0, 0), NO_NEEDS) == 0.0
    assert covered_share(task, task.classes[0], staff(2, 0, 0, 0, 0), NO_NEEDS) == 0.5


def test_share_is_of_the_weight() -> None:
    task = line(weights=np.array([5.0, 1, 1, 1, 0, 0, 0, 2]))
    assert covered_share(task, task.classes[0], staff(1, 0, 0, 0, 0), NO_NEEDS) == pytest.approx(0.8)


def test_nothing_to_cover_is_covered() -> None:
    empty = {"foot": np.zeros((5, 0))}
    task = line(weights=np.zeros(0), zone=(), core=np.zeros(0, bool), post_times=empty, point_times=empty)
    assert covered_share(task, task.classes[0], NOBODY, NO_NEEDS) == 1.0


@given(st.integers(0, 999), st.integers(0, 2), st.integers(0, 1))
def test_one_more_person_never_covers_less(seed: int, post: int, kind: int) -> None:
    task = rich(seed)
    few = np.random.default_rng(seed).integers(0, 2, (3, 2))
    more = few.copy()
    more[post, kind] += 1
    nobody = np.zeros((1, 2), dtype=np.int64)
    for wanted in task.classes:
        assert (expected_cover(task, wanted, more, nobody) >= expected_cover(task, wanted, few, nobody) - 1e-12).all()


@given(st.integers(0, 999), st.floats(0, 400))
def test_longer_target_never_covers_less(seed: int, target: float) -> None:
    task = rich(seed)
    people, nobody = np.ones((3, 2), dtype=np.int64), np.zeros((1, 2), dtype=np.int64)
    short, long = (
        covered_share(task, replace(task.classes[0], target_s=seconds), people, nobody)
        for seconds in (target, target + 30)
    )
    assert 0 <= short <= long <= 1 + 1e-9
