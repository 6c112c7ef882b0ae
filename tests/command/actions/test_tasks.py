"""Moves of a task and its unit together."""

from __future__ import annotations

from jiayuan.command.actions.tasks import end_open_tasks, move_task, move_unit
from jiayuan.command.models import Dispatch, Incident, LiveEvent, Unit
from tests.command.stage import Event, report, send


def task_of(event: Event) -> Dispatch:
    sent = send(report(event))[0]
    return Dispatch.objects.select_related("unit__plan", "incident").get(pk=sent)


def test_task_takes_its_unit_along(event: Event) -> None:
    task = task_of(event)
    for command in ("accept", "depart"):
        move_task(task, command)
    assert (task.state, task.unit.state) == ("enroute", "enroute")
    assert task.enroute_at is not None


def test_version_counts_every_move(event: Event) -> None:
    task = task_of(event)
    before = task.version
    move_task(task, "accept")
    assert task.version == before + 1


def test_unit_move_is_announced(event: Event) -> None:
    unit = Unit.objects.filter(plan=event.plan, state="available").select_related("plan")[0]
    move_unit(unit, "patrol")
    assert LiveEvent.objects.filter(kind="unit", ref=unit.pk).exists()


def test_units_on_the_scene_are_not_recalled(event: Event) -> None:
    task = task_of(event)
    for command in ("accept", "depart", "arrive"):
        move_task(task, command)
    assert end_open_tasks(Incident.objects.get(pk=task.incident_id)) == 0
