"""Deployments: what the model promises on small cases one can count."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.deployment import DeploymentTask, Need, solve_deployment
from jiayuan.command.deployment.score import objective_of
from tests.command.deployment.task import small


def best_by_hand(task: DeploymentTask) -> float:
    """All ways to give at most three people to at most two posts."""
    best = -np.inf
    for pair in combinations(range(5), 2):
        for first in range(4):
            for second in range(4 - first):
                staff = np.zeros((5, 1), dtype=np.int64)
                staff[pair[0]], staff[pair[1]] = first, second
                best = max(best, objective_of(task, staff, np.zeros((0, 1), dtype=np.int64)))
    return best


@pytest.mark.parametrize("seed", range(12))
def test_equals_brute_force(seed: int) -> None:
    task = small(seed)
    found = solve_deployment(task, rel_gap=0.0, time_limit_s=10)
    assert found.objective == pytest.approx(best_by_hand(task), abs=1e-6)
    assert found.gap is not None
    assert found.gap < 1e-4


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_limits_hold(seed: int) -> None:
    task = small(seed)
    found = solve_deployment(task, time_limit_s=5)
    assert len(found.open) <= task.most_open
    assert (found.staff.sum(axis=1) <= task.caps).all()
    assert found.staff.sum() + found.at_needs.sum() <= 3


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000))
def test_more_people_are_never_worth_less(seed: int) -> None:
    few = small(seed)
    many = replace(few, types=(replace(few.types[0], supply=6),))
    assert solve_deployment(many, rel_gap=0, time_limit_s=5).objective >= (
        solve_deployment(few, rel_gap=0, time_limit_s=5).objective - 1e-6
    )


def test_scarce_people_come_back_as_shortage() -> None:
    needs = (Need(0, "volunteer", 2, weight=9.0), Need(1, "medic", 1, weight=9.0))
    found = solve_deployment(small(needs=needs), time_limit_s=5)
    assert found.at_needs.sum(axis=1).tolist() == [2, 0]
    assert found.shortage.tolist() == [0, 1]


def test_needs_come_before_cover() -> None:
    found = solve_deployment(small(needs=(Need(0, "volunteer", 3, weight=90.0),)), time_limit_s=5)
    assert found.shortage.tolist() == [0]
    assert found.staff.sum() == 0


def test_answer_carries_its_proof() -> None:
    found = solve_deployment(small(), time_limit_s=5)
    assert found.trace[0][1] == "greedy"
    assert len(found.inputs_sha256) == 64
    assert found.bound is not None
    assert found.bound >= found.objective
