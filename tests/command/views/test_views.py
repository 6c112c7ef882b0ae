"""What pages are given."""

from __future__ import annotations

import pytest

from jiayuan.command import api
from jiayuan.command.models import Responder, Unit
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import EVENT_STAFFING
from tests.command.stage import AT, Event, report, send
from tests.people import People


def test_plan_with_counts_and_moves(event: Event) -> None:
    plan = api.plan_view(event.plan)
    assert plan.counts == {"zones": 3, "points": 4, "posts": 6, "risks": 20, "units": 60}
    assert plan.commands == ("amend", "close")
    assert (plan.unit_states or {})["available"] == len(event.fixes)
    assert plan.log


def test_lists_newest_first(event: Event) -> None:
    assert [plan.id for plan in api.plans_view()] == [event.plan]
    assert len(api.runs_view(event.plan)) == 1


def test_incident_with_tasks_and_moves_of_a_person(event: Event) -> None:
    incident = report(event)
    assert api.incident_view(incident).commands == ("triage", "cancel", "merge")
    send(incident)
    shown = api.incident_view(incident)
    assert [task.state for task in shown.tasks] == ["offered"]
    assert "respond" not in shown.commands


def test_queue(event: Event) -> None:
    incident = report(event)
    assert [(row.id, row.left_s) for row in api.incidents_view(event.plan)] == [(incident, 300)]


def test_incident_of_a_task(event: Event) -> None:
    incident = report(event)
    assert api.incident_of(send(incident)[0]) == incident


def test_service_without_unit_has_no_shift(event: Event) -> None:
    assert api.my_shift() is None


def test_own_shift_with_its_task(event: Event, people: People) -> None:
    task = send(report(event))[0]
    unit = Unit.objects.get(dispatches=task)
    lead = Responder.objects.create(
        account_id=people.officer.account_id, place_path="110102.001.", skills=[], agreed_at=AT, lon=116.4, lat=39.9
    )
    Unit.objects.filter(pk=unit.pk).update(lead=lead)
    with people.officer.acting(EVENT_STAFFING):
        shift = api.my_shift()
    assert shift is not None
    assert (shift.call_sign, shift.task and shift.task.commands) == (unit.call_sign, ("accept", "decline"))


def test_neighbour_finds_nothing(event: Event, people: People) -> None:
    incident = report(event)
    with people.neighbour.acting(EVENT_STAFFING):
        assert api.plans_view() == []
        for read, key in ((api.plan_view, event.plan), (api.incident_view, incident), (api.runs_view, event.plan)):
            with pytest.raises(NotFound):
                read(key)
