"""How the incident follows the tasks of its units, and what a plan that closes leaves behind."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from jiayuan.command import api
from jiayuan.command.actions.dispatches import FOLLOWS
from jiayuan.command.models import Dispatch, EventPlan, Incident, PositionLatest, Unit
from jiayuan.command.rules import DISPATCH, INCIDENT
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import EVENT_STAFFING
from tests.command.stage import AT, Event, report, send
from tests.people import People

WAY = ("accept", "depart", "arrive", "clear")


def walk(task: UUID, until: str) -> None:
    for command in WAY[: WAY.index(until) + 1]:
        api.dispatch_command(task, command)


def state(incident: UUID) -> str:
    return Incident.objects.get(pk=incident).state


@pytest.mark.parametrize(("command", "at"), FOLLOWS)
def test_every_consequence_is_a_move_of_both_tables(command: str, at: str) -> None:
    assert (at, FOLLOWS[command, at]) in INCIDENT.transitions
    assert command in {name for _, name in DISPATCH.transitions}


def test_first_arrival_is_the_arrival(event: Event) -> None:
    incident = report(event, "lost_child")
    first, second = send(incident)
    for minute, task in ((2, first), (4, second)):
        with clock.frozen(AT + timedelta(minutes=minute)):
            walk(task, "arrive")
    row = Incident.objects.get(pk=incident)
    assert (row.state, row.arrived_at) == ("on_scene", AT + timedelta(minutes=2))


def test_arrival_without_departure_counts(event: Event) -> None:
    incident = report(event)
    task = send(incident)[0]
    api.dispatch_command(task, "accept")
    assert api.dispatch_command(task, "arrive") == "arrived"
    assert state(incident) == "on_scene"


@pytest.mark.parametrize("last", ["decline", "expire"])
def test_last_unit_that_does_not_come_ends_the_matter(event: Event, last: str) -> None:
    incident = report(event, "lost_child")
    there, missing = send(incident)
    walk(there, "clear")
    assert state(incident) == "on_scene"
    with clock.frozen(AT + timedelta(seconds=61)):
        api.dispatch_command(missing, last)
    assert state(incident) == "resolved"


def test_last_unit_that_is_diverted_ends_the_matter(event: Event) -> None:
    incident = report(event, "lost_child")
    there, other = send(incident)
    walk(other, "depart")
    walk(there, "clear")
    assert api.dispatch_command(other, "divert") == "diverted"
    assert state(incident) == "resolved"


def test_somebody_still_at_work_keeps_it_open(event: Event) -> None:
    incident = report(event, "lost_child")
    there, other = send(incident)
    walk(there, "arrive")
    api.dispatch_command(other, "decline")
    assert state(incident) == "on_scene"


def test_all_declined_before_the_scene_waits_for_others(event: Event) -> None:
    incident = report(event, "lost_child")
    for task in send(incident):
        api.dispatch_command(task, "decline")
    assert state(incident) == "dispatching"


def test_diverted_unit_is_free_for_the_worse_matter(event: Event) -> None:
    light, grave = report(event, "lost_item"), report(event, "lost_child")
    task = Dispatch.objects.get(pk=send(light)[0])
    walk(task.pk, "depart")
    api.dispatch_command(task.pk, "divert")
    assert api.confirm_dispatch(grave, [(task.unit_id, "volunteer", 20.0)])


def resolved(event: Event, class_code: str = "lost_child") -> UUID:
    incident = report(event, class_code)
    for task in send(incident):
        walk(task, "clear")
    return incident


def test_reopened_needs_are_met_by_new_people_only(event: Event) -> None:
    incident = resolved(event)
    with clock.frozen(AT + timedelta(minutes=4)):
        api.incident_command(incident, "reopen")
        first, second = send(incident)
        api.dispatch_command(first, "accept")
        assert state(incident) == "dispatching"
        api.dispatch_command(second, "accept")
    assert state(incident) == "responding"


def test_reopened_incident_goes_the_whole_way_again(event: Event) -> None:
    incident = resolved(event, "lost_item")
    with clock.frozen(AT + timedelta(minutes=4)):
        api.incident_command(incident, "reopen")
        walk(send(incident)[0], "clear")
        assert api.incident_command(incident, "close") == "closed"
    row = Incident.objects.get(pk=incident)
    assert row.arrived_at == row.resolved_at == AT + timedelta(minutes=4)


def test_responder_answers_for_the_own_unit_only(event: Event, people: People) -> None:
    task = send(report(event))[0]
    for person in (people.worker, people.neighbour):
        with person.acting(EVENT_STAFFING), pytest.raises(NotFound):
            api.dispatch_command(task, "accept")


def close_with(event: Event, step: str) -> Dispatch:
    """A plan closed while a unit of a light matter has come so far."""
    task = Dispatch.objects.get(pk=send(report(event, "lost_item"))[0])
    if step:
        walk(task.pk, step)
    api.plan_command(event.plan, "close")
    task.refresh_from_db()
    return task


@pytest.mark.parametrize(
    ("step", "left"), [("", "recalled"), ("accept", "recalled"), ("depart", "recalled"), ("arrive", "cleared")]
)
def test_closing_leaves_no_task_without_a_unit(event: Event, step: str, left: str) -> None:
    task = close_with(event, step)
    assert (task.state, task.ended_at) == (left, AT)
    assert Unit.objects.get(pk=task.unit_id).state == "off"


def test_closing_ends_every_right_to_a_position(event: Event) -> None:
    close_with(event, "depart")
    rows = Unit.objects.filter(plan=event.plan)
    assert set(rows.values_list("share_token", "on_since", "shift_ends_at")) == {("", None, None)}
    assert not PositionLatest.objects.filter(plan=event.plan).exists()


def test_unit_out_of_service_stays_so(event: Event) -> None:
    unit = Unit.objects.filter(plan=event.plan, state="available")[0]
    api.shift_command(unit.pk, "fail")
    api.plan_command(event.plan, "close")
    assert Unit.objects.get(pk=unit.pk).state == "out_of_service"


def test_light_matters_stay_for_a_person_to_close(event: Event) -> None:
    task = close_with(event, "arrive")
    assert state(task.incident_id) == "on_scene"
    assert api.incident_command(task.incident_id, "resolve") == "resolved"
    assert api.incident_command(task.incident_id, "close") == "closed"


@pytest.mark.parametrize("step", ["closed", "cancelled", "merged"])
def test_priority_one_that_is_over_lets_a_plan_close(event: Event, step: str) -> None:
    Incident.objects.filter(pk=report(event)).update(state=step)
    assert api.plan_command(event.plan, "close") == "closed"


def test_closed_plan_is_published_and_then_final(event: Event) -> None:
    api.plan_command(event.plan, "close")
    api.plan_command(event.plan, "publish")
    assert EventPlan.objects.get(pk=event.plan).state == "reviewed"
    assert api.plan_view(event.plan).commands == ()
