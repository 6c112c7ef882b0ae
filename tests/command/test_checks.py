"""What keeps a plan from going on."""

from __future__ import annotations

import pytest

from jiayuan.command.checks import core_shortage, needed_of, plan_faults
from jiayuan.command.models import EventPlan, SecurityPoint, Zone
from tests.command.stage import Event, as_service, draft


@pytest.fixture
def plan(tree: None) -> EventPlan:
    with as_service():
        return EventPlan.objects.get(pk=draft(0.1))


def faults(plan: EventPlan) -> set[str]:
    with as_service():
        return {fault.field for fault in plan_faults(plan)}


def test_crowd_managers_per_250(plan: EventPlan) -> None:
    with as_service():
        have = needed_of("crowd", plan)
    plan.expected_people = have * 250
    assert "crowd" not in faults(plan)
    plan.expected_people += 1
    assert "crowd" in faults(plan)


def test_small_events_need_no_crowd_manager(plan: EventPlan) -> None:
    with as_service():
        SecurityPoint.objects.filter(plan=plan).update(needs=[])
    plan.expected_people = 1000
    assert faults(plan) == {"medic"}


def test_zones_must_nest(plan: EventPlan) -> None:
    with as_service():
        outer = Zone.objects.get(plan=plan, kind="control").polygon
        Zone.objects.filter(plan=plan, kind="core").update(polygon=outer)
    assert "zones" in faults(plan)


def test_core_is_short_before_a_deployment(plan: EventPlan) -> None:
    with as_service():
        assert core_shortage(plan) > 0


def test_core_is_staffed_after_it(event: Event) -> None:
    assert core_shortage(EventPlan.objects.get(pk=event.plan)) == 0
