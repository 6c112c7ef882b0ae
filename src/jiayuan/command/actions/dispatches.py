"""Sending units: a person confirms, the unit answers, the incident follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from jiayuan.audit.api import record
from jiayuan.command.actions.gate import RESPOND, allow, same_version, write_log
from jiayuan.command.actions.incidents import step
from jiayuan.command.actions.tasks import move_task, move_unit
from jiayuan.command.events import DispatchChanged
from jiayuan.command.figures import figures
from jiayuan.command.models import Dispatch, Incident, Unit
from jiayuan.command.queries import one, visible
from jiayuan.command.rules import DISPATCH, needs_met, offer_seconds
from jiayuan.command.words import FREE_UNITS, OPEN_TASKS
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid
from jiayuan.kernel.events import publish
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.text import mark

Sent = tuple[UUID, str, float]
ANSWERED = ("accepted", "enroute", "arrived", "cleared")


def confirm_dispatch(
    incident_id: UUID, sent: Sequence[Sent], *, rank: int = 1, override_reason: str = ""
) -> list[UUID]:
    """Offers the incident to units: (unit id, skill, ETA seconds). A repeated confirmation changes nothing.

    Conflict when a unit was just sent elsewhere; Invalid when nobody is chosen or an override has no reason.
    """
    acting = allow("command.dispatch")
    if not sent:
        raise Invalid(mark("请选择要派遣的力量"), code="no-units")
    if rank > 1 and not override_reason.strip():
        raise Invalid(mark("没有采用首选方案，请说明原因"), code="override-reason")
    incident = one(acting.scope, Incident, incident_id, lock=True)
    known = list(Dispatch.objects.filter(incident=incident, unit__in=[unit for unit, _, _ in sent], ended_at=None))
    if len(known) == len(sent):
        return [task.pk for task in known]
    if incident.state == "reported":
        step(incident, "triage", {})
    tasks = [_offer(incident, row, rank, override_reason) for row in sorted(sent, key=lambda row: row[0])]
    step(incident, "dispatch", {})
    signs = ", ".join(task.unit.call_sign for task in tasks)
    write_log(incident.plan, "decision", f"#{incident.number} → {signs} {override_reason}".strip(), incident.pk)
    record("command.dispatch.confirm", obj=f"incident:{incident.pk}", n=len(tasks), detail={"rank": rank})
    publish(DispatchChanged(incident.plan_id, tasks[0].pk, "offered"))
    return [task.pk for task in tasks]


def _offer(incident: Incident, sent: Sent, rank: int, reason: str) -> Dispatch:
    unit_id, skill, eta_s = sent
    unit = one(allow("command.dispatch").scope, Unit, unit_id, lock=True)
    if unit.plan_id != incident.plan_id:
        raise Invalid(mark("这支力量不属于本方案"), code="other-plan")
    if unit.state not in FREE_UNITS:
        _tell_taken(unit)
    move_unit(unit, "offer")
    now = clock.now()
    wait = offer_seconds(incident.priority, figures()["offer_p1_s"], figures()["offer_s"])
    task = Dispatch(
        id=uuid7(), plan=incident.plan, place_path=incident.place_path, incident=incident, unit=unit, skill=skill,
        eta_s=eta_s, rank=rank, override_reason=reason[:200], confirmed_by=allow("command.dispatch").actor,
        offered_at=now, expires_at=now + timedelta(seconds=wait),
    )  # fmt: skip
    try:
        with transaction.atomic():
            task.save(force_insert=True)
    except IntegrityError:
        _tell_taken(unit)
    return task


def _tell_taken(unit: Unit) -> None:
    task = Dispatch.objects.filter(unit=unit, ended_at=None).select_related("incident").first()
    number = f" #{task.incident.number}" if task else ""
    advice = f"{unit.call_sign}{number}"
    raise Conflict(mark("这支力量刚刚有了其他任务，请看最新建议"), code="unit-taken", advice=advice)


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


def expire_offers() -> int:
    """Takes back offers nobody answered in time, so that the next unit can be asked."""
    acting = allow("command.dispatch")
    rows = visible(acting.scope, Dispatch).filter(state="offered", expires_at__lt=clock.now()).order_by("pk")
    due = list(rows.annotate(path=F("place_path")).values_list("pk", flat=True)[:200])
    for dispatch_id in due:
        dispatch_command(dispatch_id, "expire")
    return len(due)
