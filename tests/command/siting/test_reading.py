"""From a plan's rows to a task."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from jiayuan.command import api
from jiayuan.command.deployment import solve_deployment
from jiayuan.command.models import EventPlan, Post, RiskPoint, SecurityPoint, Unit
from jiayuan.command.siting import ZONE_PRICE, Inputs, figures_of, proposal_of, read, weight_of
from tests.command.stage import AT, as_service
from tests.tree import STREET


def test_task_has_a_row_for_everything(inputs: Inputs) -> None:
    task = inputs.task
    assert task.post_times["foot"].shape == (len(inputs.post_ids), len(inputs.risk_ids))
    assert task.point_times["foot"].shape == (len(inputs.point_ids), len(inputs.risk_ids))
    assert (len(task.caps), len(task.weights)) == (15, 50)


def test_types_are_counted(inputs: Inputs) -> None:
    assert sum(kind.supply for kind in inputs.task.types) == 150
    assert len({kind.code for kind in inputs.task.types}) == len(inputs.task.types)


def test_turnout_is_in_the_times(inputs: Inputs) -> None:
    assert inputs.task.post_times["ebike"].min() >= 30.0


def test_wheels_are_faster_than_feet_between_the_same_places(inputs: Inputs) -> None:
    feet, wheels = (inputs.task.post_times[mode] for mode in ("foot", "ebike"))
    assert np.median(wheels) < np.median(feet)


def test_inner_needs_cost_more(inputs: Inputs) -> None:
    assert ZONE_PRICE["core"] > ZONE_PRICE["alert"] > ZONE_PRICE["control"] > ZONE_PRICE[""]
    assert {need.weight for need in inputs.task.needs} <= set(ZONE_PRICE.values())


def test_weights_are_of_places(inputs: Inputs) -> None:
    with as_service():
        risk = RiskPoint.objects.order_by("pk")[0]
        assert weight_of(risk) == pytest.approx(inputs.task.weights[0])


def test_posts_ruled_out_and_broken_units_are_not_read(plan: EventPlan) -> None:
    with as_service():
        Post.objects.filter(pk=Post.objects.first().pk).update(candidate=False)  # type: ignore[union-attr]
        Unit.objects.filter(pk=Unit.objects.first().pk).update(state="out_of_service")  # type: ignore[union-attr]
        found = read(plan)
    assert len(found.post_ids) == 14
    assert sum(kind.supply for kind in found.task.types) == 149


def test_needs_and_zones_come_from_the_rows(plan: EventPlan, inputs: Inputs) -> None:
    with as_service():
        points = list(SecurityPoint.objects.filter(plan=plan).order_by("pk"))
    wanted = [(row, need["skill"], need["count"]) for row, point in enumerate(points) for need in point.needs]
    assert [(need.point, need.skill, need.count) for need in inputs.task.needs] == wanted
    assert {zone for zone, core in zip(inputs.task.zone, inputs.task.core, strict=True) if core} <= {"core"}


def test_no_more_posts_than_there_are(plan: EventPlan) -> None:
    plan.most_posts = 999
    with as_service():
        assert read(plan).task.most_open == 15


def test_plan_without_units_is_all_shortage(plan: EventPlan) -> None:
    """Spec 7, too few people: a plan still, with what is missing."""
    with as_service():
        Unit.objects.filter(plan=plan).update(state="out_of_service")
        found = read(plan)
    answer = solve_deployment(found.task, time_limit_s=5)
    assert proposal_of(found, answer)["staff"] == []
    assert answer.shortage.sum() == sum(need.count for need in found.task.needs)
    assert figures_of(found, answer)["covered_after"] == 0.0


def test_plan_without_risk_points_is_covered_before_and_after(tree: None) -> None:
    with as_service():
        bare = replace(api.autumn_fair(STREET, AT, scale=0.02, seed=2), risks=())
        found = read(EventPlan.objects.get(pk=api.create_plan(bare)))
    figures = figures_of(found, solve_deployment(found.task, time_limit_s=5))
    assert (figures["covered_before"], figures["covered_after"], figures["risk_points"]) == (1.0, 1.0, 0)
