"""Moving incidents through their states."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from jiayuan.audit.api import record
from jiayuan.command.actions.gate import allow, same_version, write_log
from jiayuan.command.actions.incident_guards import GUARDS, correct
from jiayuan.command.actions.tasks import end_open_tasks
from jiayuan.command.events import IncidentChanged
from jiayuan.command.live import announce
from jiayuan.command.models import Incident
from jiayuan.command.queries import one
from jiayuan.command.rules import INCIDENT
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.events import publish
from jiayuan.kernel.text import mark

STEP_TIMES = {"triage": "triaged_at", "dispatch": "dispatched_at", "respond": "accepted_at", "arrive": "arrived_at",
              "resolve": "resolved_at", "close": "closed_at", "cancel": "closed_at", "merge": "closed_at"}  # fmt: skip


def incident_command(
    incident_id: UUID, command: str, *, data: dict[str, Any] | None = None, expected_version: int | None = None
) -> str:
    """triage, resolve, close, reopen, cancel, merge. Sending units is `dispatch.confirm`; returns the new state."""
    acting = allow("command.report")
    if command in ("dispatch", "respond", "arrive"):
        raise Invalid(mark("这一步由派遣任务自动完成"), code="by-dispatch")
    incident = one(acting.scope, Incident, incident_id, lock=True)
    same_version(incident, expected_version)
    permission = INCIDENT.move(incident.state, command).permission
    allow("command.dispatch" if permission == "command.respond" else permission)
    if command == "triage":
        correct(incident, data or {})
    step(incident, command, data or {})
    record(f"command.incident.{command}", obj=f"incident:{incident.pk}", detail={"state": incident.state})
    if incident.reason:
        write_log(incident.plan, "decision", f"#{incident.number} {command}: {incident.reason}", incident.pk)
    publish(IncidentChanged(incident.plan_id, incident.pk, incident.state))
    return incident.state


def step(incident: Incident, command: str, data: dict[str, Any]) -> None:
    """One move with its guard and effects; rights and audit are the caller's."""
    move = INCIDENT.move(incident.state, command)
    if move.guard in GUARDS:
        GUARDS[move.guard](incident, data)
    incident.state, incident.version = move.to, incident.version + 1
    stamp = STEP_TIMES.get(command)
    # The first arrival counts, also when more units follow.
    if stamp and getattr(incident, stamp) is None:
        setattr(incident, stamp, clock.now())
    incident.save()
    if "recall" in move.effects:
        end_open_tasks(incident)
    announce(incident.plan, "incident", incident.pk)
