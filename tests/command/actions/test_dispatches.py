"""Sending units and following them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from jiayuan.command import api
from jiayuan.command.models import Dispatch, Incident, LogEntry, Unit
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid
from jiayuan.kernel.ids import uuid7
from tests.command.stage import AT, Event, report, send


def states(event: Event, incident: object) -> tuple[str, set[str], set[str]]:
    """Of the incident, its tasks, their units."""
    tasks = Dispatch.objects.filter(incident=incident).select_related("unit")
    row = Incident.objects.get(pk=incident)
    return row.state, {task.state for task in tasks}, {task.unit.state for task in tasks}


WALK = [
    ("", "dispatching", "offered", "offered"),
    ("accept", "responding", "accepted", "offered"),
    ("depart", "responding", "enroute", "enroute"),
    ("arrive", "on_scene", "arrived", "on_scene"),
    ("clear", "resolved", "cleared", "available"),
]


def test_the_whole_way(event: Event) -> None:
    incident = report(event)
    task = send(incident)[0]
    for command, of_incident, of_task, of_unit in WALK:
        if command:
            api.dispatch_command(task, command)
        assert states(event, incident) == (of_incident, {of_task}, {of_unit})
    assert api.incident_command(incident, "close") == "closed"


def test_times_are_stamped(event: Event) -> None:
    incident = report(event)
    task = send(incident)[0]
    for minute, command in enumerate(("accept", "depart", "arrive", "clear"), start=1):
        with clock.frozen(AT + timedelta(minutes=minute)):
            api.dispatch_command(task, command)
    row = Incident.objects.get(pk=incident)
    assert row.arrived_at - row.reported_at == timedelta(minutes=3)
    assert row.resolved_at - row.reported_at == timedelta(minutes=4)


def test_incident_responds_when_all_needs_are_accepted(event: Event) -> None:
    incident = report(event, "lost_child")
    first, second = send(incident)
    api.dispatch_command(first, "accept")
    assert Incident.objects.get(pk=incident).state == "dispatching"
    api.dispatch_command(second, "accept")
    assert Incident.objects.get(pk=incident).state == "responding"


def test_incident_is_resolved_when_the_last_unit_clears(event: Event) -> None:
    incident = report(event, "lost_child")
    tasks = send(incident)
    for command in ("accept", "depart", "arrive"):
        for task in tasks:
            api.dispatch_command(task, command)
    api.dispatch_command(tasks[0], "clear")
    assert Incident.objects.get(pk=incident).state == "on_scene"
    api.dispatch_command(tasks[1], "clear")
    assert Incident.objects.get(pk=incident).state == "resolved"


def test_repeated_confirmation_changes_nothing(event: Event) -> None:
    incident = report(event)
    sent = api.sent_of(api.recommend(incident).options[0])
    assert api.confirm_dispatch(incident, sent) == api.confirm_dispatch(incident, sent)
    assert Dispatch.objects.filter(incident=incident).count() == 1


def test_second_dispatcher_hears_where_the_unit_went(event: Event) -> None:
    first, second = report(event), report(event)
    sent = api.sent_of(api.recommend(first).options[0])
    api.confirm_dispatch(first, sent)
    with pytest.raises(Conflict) as refused:
        api.confirm_dispatch(second, sent)
    assert "#1" in str(refused.value.advice)


def test_fresh_advice_leaves_the_busy_unit_out(event: Event) -> None:
    first, second = report(event), report(event)
    taken = Dispatch.objects.get(pk=send(first)[0]).unit_id
    fresh = api.recommend(second).options
    assert taken not in {unit.key for option in fresh for unit, _ in option.sent}


def test_database_refuses_two_open_tasks_of_a_unit(event: Event) -> None:
    task = Dispatch.objects.get(pk=send(report(event))[0])
    other = Incident.objects.get(pk=report(event))
    task.pk, task.incident, task._state.adding = uuid7(), other, True
    with pytest.raises(IntegrityError), transaction.atomic():
        task.save(force_insert=True)


def test_nobody_chosen_is_refused(event: Event) -> None:
    with pytest.raises(Invalid):
        api.confirm_dispatch(report(event), [])


def test_override_needs_a_reason_and_is_logged(event: Event) -> None:
    incident = report(event)
    sent = api.sent_of(api.recommend(incident).options[1])
    with pytest.raises(Invalid):
        api.confirm_dispatch(incident, sent, rank=2)
    api.confirm_dispatch(incident, sent, rank=2, override_reason="首选正在交班")
    assert LogEntry.objects.filter(incident=incident, text__contains="首选正在交班").exists()


def test_declined_unit_is_free_and_another_is_asked(event: Event) -> None:
    incident = report(event)
    task = Dispatch.objects.get(pk=send(incident)[0])
    assert api.dispatch_command(task.pk, "decline") == "refused"
    assert Unit.objects.get(pk=task.unit_id).state == "available"
    assert len(send(incident)) == 1


def test_unanswered_offers_expire(event: Event) -> None:
    task = send(report(event))[0]
    with clock.frozen(AT + timedelta(seconds=29)):
        assert api.expire_offers() == 0
    with clock.frozen(AT + timedelta(seconds=31)):
        assert api.expire_offers() == 1
    assert Dispatch.objects.get(pk=task).state == "refused"


def test_a_step_out_of_order_is_refused(event: Event) -> None:
    with pytest.raises(Conflict) as refused:
        api.dispatch_command(send(report(event))[0], "clear")
    assert "accept" in refused.value.allowed


def test_old_version_is_refused(event: Event) -> None:
    with pytest.raises(Conflict):
        api.dispatch_command(send(report(event))[0], "accept", expected_version=9)


def test_unit_of_another_plan_is_refused(event: Event) -> None:
    incident = Incident.objects.get(pk=report(event))
    unit = Unit.objects.filter(plan=event.plan, state="available").first()
    assert unit is not None
    with pytest.raises(Exception, match="没有找到"):
        api.confirm_dispatch(incident.pk, [(uuid7(), "medic", 10.0)])
