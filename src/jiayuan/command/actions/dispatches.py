"""Answers of units to their tasks; the incident follows."""

from __future__ import annotations

from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.command.actions.gate import RESPOND, allow, same_version
from jiayuan.command.actions.incidents import step
from jiayuan.command.actions.tasks import move_task
from jiayuan.command.events import DispatchChanged
from jiayuan.command.models import Dispatch, Incident, Unit
from jiayuan.command.queries import one
from jiayuan.command.rules import DISPATCH, needs_met
from jiayuan.command.words import OPEN_TASKS
from jiayuan.kernel.events import publish

ANSWERED = ("accepted", "enroute", "arrived", "cleared")


def dispatch_command(dispatch_id: UUID, command: str, *, expected_version: int | None = None) -> str:
    """accept, decline, depart, arrive, clear (the unit), expire, divert (the dispatcher); returns the new state."""
    task = _task(dispatch_id)
    permission = DISPATCH.move(task.state, command).permission
    allow(permission, task.unit)
    same_version(task, expected_version)
    move_task(task, command)
    _follow(task.incident, command)
    record(f"command.dispatch.{command}", obj=f"dispatch:{task.pk}", detail={"state": task.state})
    publish(DispatchChanged(task.plan_id, task.pk, task.state))
    return task.state


def _task(dispatch_id: UUID) -> Dispatch:
    """The task with its incident and unit locked in one order (incident, unit, task), so nobody waits for ever."""
    acting = allow("command.report")
    found = one(acting.scope, Dispatch, dispatch_id)
    incident = one(acting.scope, Incident, found.incident_id, lock=True)
    unit = one(acting.scope, Unit, found.unit_id, lock=True)
    allow(RESPOND, unit)
    task = one(acting.scope, Dispatch, dispatch_id, lock=True)
    task.incident, task.unit = incident, unit
    return task


def _follow(incident: Incident, command: str) -> None:
    """Moves the incident when its tasks have come far enough."""
    tasks = list(Dispatch.objects.filter(incident=incident).values_list("skill", "state"))
    follows = {
        ("accept", "dispatching"): "respond",
        ("arrive", "dispatching"): "arrive",
        ("arrive", "responding"): "arrive",
        ("clear", "on_scene"): "resolve",
    }.get((command, incident.state))
    if follows == "respond":
        wanted = [(need["skill"], need["count"]) for need in incident.needs]
        accepted = [skill for skill, state in tasks if state in ANSWERED]
        follows = follows if needs_met(wanted, accepted) else None
    if follows == "resolve" and any(state in OPEN_TASKS for _, state in tasks):
        follows = None
    if follows:
        step(incident, follows, {})
