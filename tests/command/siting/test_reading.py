"""From a plan's rows to a task and back."""

from __future__ import annotations

import numpy as np
import pytest

from jiayuan.command.deployment import Deployment, solve_deployment
from jiayuan.command.models import EventPlan, Post, RiskPoint, SecurityPoint, Unit
from jiayuan.command.siting import (
    ZONE_PRICE,
    Inputs,
    blind_cells,
    figures_of,
    placed_spots,
    proposal_of,
    read,
    weight_of,
)
from tests.command.stage import as_service, draft


@pytest.fixture
def inputs(tree: None) -> Inputs:
    with as_service():
        return read(EventPlan.objects.get(pk=draft(0.05)))


@pytest.fixture
def answer(inputs: Inputs) -> Deployment:
    return solve_deployment(inputs.task, time_limit_s=5)


def test_task_has_a_row_for_everything(inputs: Inputs) -> None:
    task = inputs.task
    assert task.post_times["foot"].shape == (len(inputs.post_ids), len(inputs.risk_ids))
    assert task.point_times["foot"].shape == (len(inputs.point_ids), len(inputs.risk_ids))
    assert (len(task.caps), len(task.weights)) == (15, 50)


def test_types_are_counted(inputs: Inputs) -> None:
    assert sum(kind.supply for kind in inputs.task.types) == 150


def test_turnout_is_in_the_times(inputs: Inputs) -> None:
    assert inputs.task.post_times["ebike"].min() >= 30.0


def test_inner_needs_cost_more(inputs: Inputs) -> None:
    assert ZONE_PRICE["core"] > ZONE_PRICE["alert"] > ZONE_PRICE["control"] > ZONE_PRICE[""]
    assert {need.weight for need in inputs.task.needs} <= set(ZONE_PRICE.values())


def test_weights_are_of_places(inputs: Inputs) -> None:
    with as_service():
        risk = RiskPoint.objects.order_by("pk")[0]
        assert weight_of(risk) == pytest.approx(inputs.task.weights[0])


def test_proposal_speaks_in_ids(inputs: Inputs, answer: Deployment) -> None:
    proposal = proposal_of(inputs, answer)
    with as_service():
        posts = set(Post.objects.values_list("pk", flat=True))
        points = set(SecurityPoint.objects.values_list("pk", flat=True))
        kinds = set(Unit.objects.values_list("type_code", flat=True))
    assert {post for post, _, _ in proposal["staff"]} <= posts
    assert {point for point, _, _, _ in proposal["needs"]} <= points
    assert {kind for _, kind, _ in proposal["staff"]} <= kinds


def test_proposal_loses_nobody(inputs: Inputs, answer: Deployment) -> None:
    proposal = proposal_of(inputs, answer)
    assert sum(count for *_, count in proposal["staff"]) == answer.staff.sum()
    assert sum(count for *_, count in proposal["short"]) == answer.shortage.sum()


def test_people_who_may_not_leave_are_not_on_the_move(inputs: Inputs, answer: Deployment) -> None:
    nobody = np.zeros_like(answer.staff)
    held = [d for d, need in enumerate(inputs.task.needs) if not need.releasable]
    only_held = np.zeros_like(answer.at_needs)
    only_held[held] = answer.at_needs[held]
    still = Deployment(**{**vars_of(answer), "staff": nobody, "at_needs": only_held})
    assert all(not spots for spots in placed_spots(inputs, still, inputs.task.classes[0]).values())


def vars_of(answer: Deployment) -> dict[str, object]:
    return {name: getattr(answer, name) for name in Deployment.__dataclass_fields__}


def test_without_anybody_every_cell_is_blind(inputs: Inputs, answer: Deployment) -> None:
    empty = {"staff": np.zeros_like(answer.staff), "at_needs": np.zeros_like(answer.at_needs)}
    alone = Deployment(**{**vars_of(answer), **empty})
    cells = blind_cells(inputs, alone, inputs.task.classes[0])
    assert len(cells) > 1000
    assert cells[0].over_s is None


def test_figures_add_up(inputs: Inputs, answer: Deployment) -> None:
    figures = figures_of(inputs, answer)
    shares = {kind.code: kind.share for kind in inputs.task.classes}
    together = sum(shares[code] * part["after"] for code, part in figures["classes"].items())
    assert figures["covered_after"] == pytest.approx(together, abs=1e-3)
    assert figures["posts_open"] == len(answer.open)
