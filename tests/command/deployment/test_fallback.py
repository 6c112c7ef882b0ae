"""The staffing by hand rules."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.deployment import Need, UnitType, solve_deployment
from jiayuan.command.deployment.fallback import greedy_staff
from jiayuan.command.deployment.score import objective_of
from tests.command.deployment.task import rich, small


@given(st.integers(0, 10_000))
def test_keeps_every_limit(seed: int) -> None:
    task = rich(seed)
    staff, at_needs = greedy_staff(task)
    assert (staff.sum(axis=0) + at_needs.sum(axis=0) <= [kind.supply for kind in task.types]).all()
    assert (staff.sum(axis=1) <= task.caps).all()
    assert (staff.sum(axis=1) > 0).sum() <= task.most_open
    assert (at_needs.sum(axis=1) <= [need.count for need in task.needs]).all()


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_never_better_than_the_optimum(seed: int) -> None:
    task = rich(seed)
    best = solve_deployment(task, rel_gap=0, time_limit_s=5).objective
    assert objective_of(task, *greedy_staff(task)) <= best + 1e-9


def test_plain_people_are_spent_first() -> None:
    kinds = (
        UnitType("P", frozenset({"volunteer", "medic"}), "foot", 1),
        UnitType("V", frozenset({"volunteer"}), "foot", 1),
    )
    task = small(types=kinds, needs=(Need(0, "volunteer", 1, weight=4.0), Need(1, "medic", 1, weight=1.0)), classes=())
    assert greedy_staff(task)[1].tolist() == [[0, 1], [1, 0]]


def test_heavier_needs_are_filled_first() -> None:
    task = small(needs=(Need(0, "volunteer", 3, weight=1.0), Need(1, "volunteer", 2, weight=4.0)))
    assert greedy_staff(task)[1].tolist() == [[1], [2]]


def test_stops_when_nobody_gains() -> None:
    assert greedy_staff(small(post_times={"foot": np.full((5, 8), 999.0)}))[0].sum() == 0


def test_crew_is_sent_whole_or_not_at_all() -> None:
    task = small()
    pairs = replace(task, classes=(replace(task.classes[0], units=2),))
    assert (greedy_staff(pairs)[0] % 2 == 0).all()


def test_nobody_to_send() -> None:
    staff, at_needs = greedy_staff(small(types=(), post_times={}, needs=(Need(0, "volunteer", 1),)))
    assert (staff.shape, at_needs.shape) == ((5, 0), (1, 0))
