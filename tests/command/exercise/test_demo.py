"""The running event of the demo."""

from __future__ import annotations

from jiayuan.command.api import seed_demo_event
from jiayuan.command.models import EventPlan, Incident, PositionLatest, Unit
from jiayuan.kernel import clock
from tests.command.stage import AT, as_service
from tests.tree import STREET


def test_plan_runs_units_stand_and_something_has_happened(tree: None) -> None:
    with clock.frozen(AT):
        plan = seed_demo_event(STREET, scale=0.02, seed=3, incidents=3)
    with as_service():
        assert EventPlan.objects.get(pk=plan).state == "active"
        assert Incident.objects.filter(plan=plan, source="drill").count() == 3
        on_shift = Unit.objects.filter(plan=plan, state="available")
        assert 0 < on_shift.count() == PositionLatest.objects.filter(plan=plan).count()


def test_no_incidents_leave_a_quiet_event(tree: None) -> None:
    with clock.frozen(AT):
        plan = seed_demo_event(STREET, scale=0.02, seed=3, incidents=0)
    with as_service():
        assert not Incident.objects.filter(plan=plan).exists()
