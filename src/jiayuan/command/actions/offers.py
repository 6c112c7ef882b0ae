"""Offering an incident to units: a person confirms, and nobody is asked twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from jiayuan.audit.api import record
from jiayuan.command.actions.gate import allow, write_log
from jiayuan.command.actions.incidents import step
from jiayuan.command.actions.tasks import move_unit
from jiayuan.command.events import DispatchChanged
from jiayuan.command.figures import figures
from jiayuan.command.masking import masked
from jiayuan.command.models import Dispatch, Incident, Unit
from jiayuan.command.queries import one
from jiayuan.command.rules import offer_seconds
from jiayuan.command.words import FREE_UNITS
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid
from jiayuan.kernel.events import publish
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.text import mark

Sent = tuple[UUID, str, float]


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
    # Needs are counted by skill: somebody without it would make a need look met.
    if skill not in unit.skills:
        raise Invalid(mark("这支力量没有所需的技能"), code="unit-skill")
    move_unit(unit, "offer")
    now = clock.now()
    wait = offer_seconds(incident.priority, figures()["offer_p1_s"], figures()["offer_s"])
    task = Dispatch(
        id=uuid7(), plan=incident.plan, place_path=incident.place_path, incident=incident, unit=unit, skill=skill,
        eta_s=eta_s, rank=rank, override_reason=masked(reason)[:200], confirmed_by=allow("command.dispatch").actor,
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
