"""A drafted plan read into a task, and an answer to it."""

from __future__ import annotations

import pytest

from jiayuan.command.deployment import Deployment, solve_deployment
from jiayuan.command.models import EventPlan
from jiayuan.command.siting import Inputs, read
from tests.command.stage import as_service, draft


@pytest.fixture
def plan(tree: None) -> EventPlan:
    with as_service():
        return EventPlan.objects.get(pk=draft(0.05))


@pytest.fixture
def inputs(plan: EventPlan) -> Inputs:
    with as_service():
        return read(plan)


@pytest.fixture
def answer(inputs: Inputs) -> Deployment:
    # Out of time at once, so the quick hand rules answer: the solver has tests of its own.
    return solve_deployment(inputs.task, time_limit_s=0.0)
