"""Receiving reports of incidents, and the hint that somebody reported the same."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import Max

from jiayuan.audit.api import record
from jiayuan.command.actions.gate import allow
from jiayuan.command.events import IncidentChanged
from jiayuan.command.figures import figures
from jiayuan.command.inputs import NewIncident
from jiayuan.command.live import announce
from jiayuan.command.masking import masked
from jiayuan.command.models import EventPlan, Incident
from jiayuan.command.queries import one, visible
from jiayuan.command.words import INCIDENT_CLASSES, OPEN_INCIDENTS, SOURCES
from jiayuan.kernel import clock
from jiayuan.kernel.errors import FieldError, Invalid, Refused
from jiayuan.kernel.events import publish
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.text import mark
from jiayuan.places.api import network, to_local

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
