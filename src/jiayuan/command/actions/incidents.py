"""Reporting incidents and moving them through their states."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max

from jiayuan.audit.api import record
from jiayuan.command.actions.gate import allow, same_version, write_log
from jiayuan.command.actions.tasks import end_open_tasks
from jiayuan.command.events import IncidentChanged
from jiayuan.command.figures import figures
from jiayuan.command.inputs import NewIncident
from jiayuan.command.live import announce
from jiayuan.command.masking import masked
from jiayuan.command.models import EventPlan, Incident
from jiayuan.command.queries import one, visible
from jiayuan.command.rules import INCIDENT
from jiayuan.command.words import INCIDENT_CLASSES, OPEN_INCIDENTS, SKILLS, SOURCES
from jiayuan.kernel import clock
from jiayuan.kernel.errors import FieldError, Invalid, Refused
from jiayuan.kernel.events import publish
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.text import mark
from jiayuan.places.api import network, to_local

STEP_TIMES = {"triage": "triaged_at", "dispatch": "dispatched_at", "respond": "accepted_at", "arrive": "arrived_at",
              "resolve": "resolved_at", "close": "closed_at", "cancel": "closed_at", "merge": "closed_at"}  # fmt: skip
REOPEN_WITHIN = timedelta(hours=2)
NEAR_M, SOON = 80.0, timedelta(minutes=15)


def _target(service: str) -> int:
    return int(next(row["target_s"] for row in figures()["classes"] if row["code"] == service))


def _checked(new: NewIncident) -> None:
    errors = []
    if new.class_code not in INCIDENT_CLASSES:
        errors.append(FieldError("class_code", "closed-list", mark("请选择一个事件类别")))
    if new.priority not in (None, 1, 2, 3):
        errors.append(FieldError("priority", "range", mark("紧急程度为一级、二级或三级")))
    if new.source not in SOURCES:
        errors.append(FieldError("source", "closed-list", mark("请选择来源")))
    if not (73 <= new.lon <= 136 and 3 <= new.lat <= 54):
        errors.append(FieldError("place", "coordinates", mark("请在地图上选择地点，或填写经纬度")))
    if errors:
        raise Invalid(errors=errors)


def report_incident(new: NewIncident) -> UUID:
    """Stores a report and returns its id; the same `client_key` gives the same incident again."""
    acting = allow("command.report")
    _checked(new)
    # The lock keeps numbers without gaps or twins.
    plan = one(acting.scope, EventPlan, new.plan, lock=True)
    if new.client_key is not None:
        known = visible(acting.scope, Incident).filter(plan=plan, client_key=new.client_key).first()
        if known:
            return known.pk
    if plan.state != "active":
        raise Refused(mark("方案没有启动，不能登记突发事件"), code="plan-not-active")
    kind = INCIDENT_CLASSES[new.class_code]
    last = Incident.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0
    incident = Incident.objects.create(
        id=uuid7(), plan=plan, place_path=plan.place_path, number=last + 1, priority=new.priority or kind.priority,
        class_code=kind.code, service=kind.service, source=new.source, case_ref=new.case_ref,
        client_key=new.client_key, text=masked(new.text)[:400], lon=new.lon, lat=new.lat,
        node=network().nearest_node(new.lon, new.lat),
        needs=[{"skill": skill, "count": count} for skill, count in kind.needs], target_s=_target(kind.service),
        reported_at=clock.now(),
    )  # fmt: skip
    record("command.incident.report", obj=f"incident:{incident.pk}", detail={"priority": incident.priority})
    announce(plan, "incident", incident.pk)
    publish(IncidentChanged(plan.pk, incident.pk, incident.state))
    return incident.pk


def duplicates_of(incident: Incident) -> list[Incident]:
    """Open incidents of the same class within 80 m and 15 minutes: a hint, a person decides."""
    rows = Incident.objects.filter(
        plan=incident.plan_id, class_code=incident.class_code, state__in=OPEN_INCIDENTS,
        reported_at__range=(incident.reported_at - SOON, incident.reported_at + SOON),
    ).exclude(pk=incident.pk)  # fmt: skip
    x, y = to_local(incident.lon, incident.lat)
    spots = [(row, to_local(row.lon, row.lat)) for row in rows.order_by("number")]
    return [row for row, (a, b) in spots if (a - x) ** 2 + (b - y) ** 2 <= NEAR_M**2]


def _triage(incident: Incident, data: dict[str, Any]) -> None:
    """A person may correct priority and needs."""
    if "priority" in data:
        if data["priority"] not in (1, 2, 3):
            raise Invalid(errors=[FieldError("priority", "range", mark("紧急程度为一级、二级或三级"))])
        incident.priority = data["priority"]
    for skill, count in data.get("needs", ()):
        if skill not in SKILLS or not 1 <= count <= 20:
            raise Invalid(errors=[FieldError("needs", "range", mark("每项需要的人数为1到20"))])
    if "needs" in data:
        incident.needs = [{"skill": skill, "count": count} for skill, count in data["needs"]]


def _reason(incident: Incident, data: dict[str, Any]) -> None:
    if not str(data.get("reason", "")).strip():
        raise Invalid(errors=[FieldError("reason", "empty", mark("请说明原因"))])
    incident.reason = masked(str(data["reason"]))[:200]


def _merge_target(incident: Incident, data: dict[str, Any]) -> None:
    into = data.get("into") or incident.pk
    other = Incident.objects.filter(plan=incident.plan_id, pk=into).exclude(pk=incident.pk).first()
    if other is None or other.state not in OPEN_INCIDENTS:
        raise Invalid(errors=[FieldError("into", "missing", mark("请选择要并入的事件"))])
    incident.duplicate_of = other


def _soon_enough(incident: Incident, data: dict[str, Any]) -> None:
    if incident.resolved_at is None or clock.now() - incident.resolved_at > REOPEN_WITHIN:
        raise Refused(mark("办结超过2小时，请登记新的事件"), code="reopen-late", cite="command 4.1")
    incident.resolved_at = incident.arrived_at = None


GUARDS: dict[str, Callable[[Incident, dict[str, Any]], None]] = {
    "reason": _reason,
    "target": _merge_target,
    "within_2h": _soon_enough,
}


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
        _triage(incident, data or {})
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
