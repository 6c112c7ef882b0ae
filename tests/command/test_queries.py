"""Reads stay inside the scope."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from jiayuan.command import queries
from jiayuan.command.models import Escalation, EventPlan, Incident, Responder, Unit
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.kernel.scope import Scope
from tests.command.stage import AT, Event, report
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


def led_by(people: People, unit: Unit) -> Unit:
    """The unit, led by the officer."""
    made = Responder.objects.create(
        account_id=people.officer.account_id, place_path=STREET.value, skills=[], agreed_at=AT, lon=116.4, lat=39.9
    )
    Unit.objects.filter(pk=unit.pk).update(lead=made)
    return unit


def test_leading_role_sees_every_unit(running: Event, people: People) -> None:
    plan = EventPlan.objects.get(pk=running.plan)
    with people.officer.acting(EVENT_STAFFING) as acting:
        assert queries.units_of(acting, plan).count() == 60


def test_who_may_not_see_the_plan_sees_the_own_unit_only(running: Event, people: People) -> None:
    plan = EventPlan.objects.get(pk=running.plan)
    unit = led_by(people, Unit.objects.filter(plan=plan, state="available")[0])
    with people.officer.acting(EVENT_STAFFING) as acting:
        bare = replace(acting, role="responder")
        assert [found.pk for found in queries.units_of(bare, plan)] == [unit.pk]
        assert not queries.positions(bare, plan).exists()


def test_no_step_is_absent_not_zero(running: Event) -> None:
    first, second = (Incident.objects.get(pk=report(running)) for _ in range(2))
    plan = first.plan
    for level in (1, 3):
        Escalation.objects.create(plan=plan, place_path=plan.place_path, incident=first, level=level, kind="x", at=AT)
    assert queries.escalation_levels([first, second]) == {first.pk: 3}
    assert queries.escalation_levels([]) == {}


def test_row_without_a_place_is_nobodys(running: Event) -> None:
    with pytest.raises(NotFound):
        queries.one(Scope(), EventPlan, running.plan)


@pytest.mark.parametrize("lock", [False, True])
def test_one_row_by_its_key(running: Event, lock: bool) -> None:
    assert queries.one(Scope(STREET), EventPlan, running.plan, lock=lock).pk == running.plan
    with pytest.raises(NotFound):
        queries.one(Scope(STREET), EventPlan, uuid7(), lock=lock)


def test_lists_of_plans_are_bounded_and_newest_first(running: Event) -> None:
    plan = EventPlan.objects.get(pk=running.plan)
    for day in range(55):
        starts = AT + timedelta(days=day)
        plan.pk, plan.state, plan._state.adding = uuid7(), "draft", True
        plan.starts_at, plan.ends_at = starts, starts + timedelta(hours=1)
        plan.save(force_insert=True)
    found = queries.plans(Scope(STREET))
    assert len(found) == 50
    assert found == sorted(found, key=lambda row: row.starts_at, reverse=True)


def test_counts_of_nothing(running: Event) -> None:
    assert queries.counts(Unit.objects.none(), "state") == {}
