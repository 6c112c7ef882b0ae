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
from jiayuan.command.words import ANSWERED_TASKS, OPEN_TASKS
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.events import publish
from jiayuan.kernel.text import mark


def dispatch_command(dispatch_id: UUID, command: str, *, expected_version: int | None = None) -> str:
    """accept, decline, depart, arrive, clear (the unit), expire, divert (the dispatcher); returns the new state."""
    task = _task(dispatch_id)
    move = DISPATCH.move(task.state, command)
    allow(move.permission, task.unit)
    same_version(task, expected_version)
    if move.guard == "overdue" and clock.now() < task.expires_at:
        raise Refused(mark("还没有到答复时限，请再等一等"), code="offer-stands", cite="command 4.1")
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


FOLLOWS = {
    ("accept", "dispatching"): "respond",
    ("arrive", "dispatching"): "arrive",
    ("arrive", "responding"): "arrive",
    ("clear", "on_scene"): "resolve",
    # The last unit that was still under way may end by not coming at all.
    ("decline", "on_scene"): "resolve",
    ("expire", "on_scene"): "resolve",
    ("divert", "on_scene"): "resolve",
}


def _follow(incident: Incident, command: str) -> None:
    """Moves the incident when its tasks have come far enough."""
    follows = FOLLOWS.get((command, incident.state))
    if follows is None:
        return
    # A reopened incident starts anew: who came the first time does not fill a need of the second.
    tasks = Dispatch.objects.filter(incident=incident, offered_at__gte=incident.triaged_at or incident.reported_at)
    states = list(tasks.values_list("skill", "state"))
    wanted = [(need["skill"], need["count"]) for need in incident.needs]
    accepted = [skill for skill, state in states if state in ANSWERED_TASKS]
    working = any(state in OPEN_TASKS for _, state in states)
    if (follows == "respond" and not needs_met(wanted, accepted)) or (follows == "resolve" and working):
        return
    step(incident, follows, {})
