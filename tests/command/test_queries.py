"""Reads stay inside the scope."""

from __future__ import annotations

import pytest

from jiayuan.command import queries
from jiayuan.command.models import EventPlan, Incident, Unit
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.kernel.scope import Scope
from tests.command.stage import Event, report
from tests.people import People
from tests.tree import STREET


def test_own_place_sees_the_plan(event: Event) -> None:
    assert [plan.pk for plan in queries.plans(Scope(STREET))] == [event.plan]


@pytest.mark.parametrize("path", ["110102.003.", "110102.001.001.", "110102.002."])
def test_other_places_see_nothing(event: Event, path: str) -> None:
    scope = Scope(PlacePath(path))
    assert queries.plans(scope) == []
    with pytest.raises(NotFound):
        queries.one(scope, EventPlan, event.plan)


def test_empty_scope_sees_nothing(event: Event) -> None:
    assert not queries.visible(Scope(), EventPlan).exists()


def test_queue_is_by_time_left(event: Event) -> None:
    slow, urgent = report(event, "facility"), report(event, "lost_child")
    plan = EventPlan.objects.get(pk=event.plan)
    assert [row.pk for row in queries.open_incidents(Scope(STREET), plan)] == [urgent, slow]


def test_closed_incidents_leave_the_queue(event: Event) -> None:
    Incident.objects.filter(pk=report(event)).update(state="closed")
    assert queries.open_incidents(Scope(STREET), EventPlan.objects.get(pk=event.plan)) == []


def test_worker_sees_no_position(event: Event, people: People) -> None:
    plan = EventPlan.objects.get(pk=event.plan)
    with people.worker.acting(EVENT_STAFFING) as acting:
        assert not queries.positions(acting, plan).exists()


def test_officer_sees_positions_while_the_plan_is_active(event: Event, people: People) -> None:
    plan = EventPlan.objects.get(pk=event.plan)
    with people.officer.acting(EVENT_STAFFING) as acting:
        assert queries.positions(acting, plan).exists()
        plan.state = "closed"
        assert not queries.positions(acting, plan).exists()


def test_worker_has_no_unit(event: Event, people: People) -> None:
    with people.worker.acting(EVENT_STAFFING) as acting:
        assert queries.my_unit(acting) is None


def test_counts_by_state(event: Event) -> None:
    counted = queries.counts(Unit.objects.filter(plan=event.plan), "state")
    assert sum(counted.values()) == 60
    assert counted["available"] == len(event.fixes)
