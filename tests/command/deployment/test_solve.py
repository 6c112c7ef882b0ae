"""Deployments: what is promised of the answer, on small cases one can count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.command.deployment import DeploymentTask, Need, solve_deployment
from jiayuan.command.deployment.score import objective_of
from tests.command.deployment.task import rich, small

few = settings(max_examples=12, deadline=None)
seeds = st.integers(0, 10_000)


def value(task: DeploymentTask) -> float:
    return solve_deployment(task, rel_gap=0, time_limit_s=10).objective


def staffings(task: DeploymentTask) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Every way to place the people, as the limits allow it."""
    posts, types = len(task.caps), len(task.types)
    supply = np.array([kind.supply for kind in task.types])
    ways = list(product(*(range(kind.supply + 1) for kind in task.types)))
    fit = [[way for way in ways if sum(way) <= cap] for cap in task.caps]
    able = [[need.skill in kind.skills for kind in task.types] for need in task.needs]
    held = [
        [way for way in ways if sum(way) <= need.count and all(ok or not n for ok, n in zip(able[d], way, strict=True))]
        for d, need in enumerate(task.needs)
    ]
    for chosen in product(*fit, *held):
        staff = np.array(chosen[:posts], dtype=np.int64).reshape(posts, types)
        at_needs = np.array(chosen[posts:], dtype=np.int64).reshape(len(task.needs), types)
        opened = (staff.sum(axis=1) > 0).sum()
        if opened <= task.most_open and (staff.sum(axis=0) + at_needs.sum(axis=0) <= supply).all():
            yield staff, at_needs


@pytest.mark.parametrize("seed", range(8))
def test_two_types_and_a_need_equal_brute_force(seed: int) -> None:
    task = rich(seed)
    best = max(objective_of(task, *people) for people in staffings(task))
    found = solve_deployment(task, rel_gap=0.0, time_limit_s=10)
    assert found.objective == pytest.approx(best, abs=1e-6)


@pytest.mark.parametrize("seed", range(8))
def test_one_type_equals_brute_force(seed: int) -> None:
    task = small(seed, zone_share={"core": 0.8})
    best = max(objective_of(task, *people) for people in staffings(task))
    found = solve_deployment(task, rel_gap=0.0, time_limit_s=10)
    assert found.objective == pytest.approx(best, abs=1e-6)
    assert found.gap is not None
    assert found.gap < 1e-4


@few
@given(seeds)
def test_figures_of_the_answer_agree_with_its_people(seed: int) -> None:
    task = rich(seed)
    found = solve_deployment(task, time_limit_s=5)
    assert found.objective == objective_of(task, found.staff, found.at_needs)
    assert found.open == tuple(np.flatnonzero(found.staff.sum(axis=1)))
    assert found.bound is not None
    assert found.bound >= found.objective


@few
@given(seeds)
def test_more_people_are_never_worth_less(seed: int) -> None:
    task = small(seed)
    assert value(replace(task, types=(replace(task.types[0], supply=6),))) >= value(task) - 1e-6


@few
@given(seeds)
def test_more_posts_are_never_worth_less(seed: int) -> None:
    found = [value(small(seed, most_open=most)) for most in range(4)]
    assert all(more >= less - 1e-6 for less, more in pairwise(found))


@few
@given(seeds)
def test_shorter_ways_are_never_worth_less(seed: int) -> None:
    task = rich(seed)
    faster = {mode: times * 0.8 for mode, times in task.post_times.items()}
    assert value(replace(task, post_times=faster)) >= value(task) - 1e-6


@few
@given(seeds)
def test_weights_count_by_their_share_only(seed: int) -> None:
    task = rich(seed)
    assert value(replace(task, weights=task.weights * 1000)) == pytest.approx(value(task), abs=1e-6)


@few
@given(seeds)
def test_order_of_posts_keeps_the_optimum(seed: int) -> None:
    task = rich(seed)
    order = np.array([2, 0, 1])
    turned = replace(
        task, caps=task.caps[order], post_times={mode: times[order] for mode, times in task.post_times.items()}
    )
    assert value(turned) == pytest.approx(value(task), abs=1e-6)


def test_scarce_people_come_back_as_shortage() -> None:
    needs = (Need(0, "volunteer", 2, weight=9.0), Need(1, "medic", 1, weight=9.0))
    found = solve_deployment(small(needs=needs), time_limit_s=5)
    assert found.at_needs.sum(axis=1).tolist() == [2, 0]
    assert found.shortage.tolist() == [0, 1]


def test_needs_come_before_cover() -> None:
    found = solve_deployment(small(needs=(Need(0, "volunteer", 3, weight=90.0),)), time_limit_s=5)
    assert found.shortage.tolist() == [0]
    assert found.staff.sum() == 0


def test_out_of_time_the_hand_rules_stand() -> None:
    found = solve_deployment(rich(3), time_limit_s=0.0)
    assert found.trace[0][1] == "greedy"
    assert found.objective >= found.trace[0][2] - 1e-9
    assert found.status in ("optimal", "feasible")


def test_greedy_that_is_good_enough_is_not_solved_again() -> None:
    found = solve_deployment(small(), rel_gap=10.0, time_limit_s=5)
    assert [step for _, step, _ in found.trace] == ["greedy", "relaxation"]
    assert found.status == "optimal"


def test_same_seed_same_people() -> None:
    first, again = (solve_deployment(rich(5), time_limit_s=5, seed=2) for _ in range(2))
    assert first.staff.tolist() == again.staff.tolist()
    assert (first.inputs_sha256, first.seed) == (again.inputs_sha256, 2)


def test_answer_carries_its_proof() -> None:
    found = solve_deployment(small(), time_limit_s=5)
    assert len(found.inputs_sha256) == 64
    assert found.versions["highspy"]
    assert 0 < found.wall_s < 60
