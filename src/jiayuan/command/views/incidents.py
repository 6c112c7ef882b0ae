"""Incidents and their tasks as pages show them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from jiayuan.command import queries
from jiayuan.command.models import (
    Dispatch,
    EventPlan,
    Incident,
)
from jiayuan.command.rules import INCIDENT, time_left
from jiayuan.command.views.shapes import IncidentView, TaskView
from jiayuan.command.words import INCIDENT_CLASSES
from jiayuan.kernel import clock
from jiayuan.kernel.context import current


def shown_incident(row: Incident, now: datetime, **more: Any) -> IncidentView:
    needs = tuple((need["skill"], need["count"]) for need in row.needs)
    return IncidentView(
        row.pk, row.plan_id, row.number, row.priority, row.class_code, INCIDENT_CLASSES[row.class_code].name,
        row.state, row.text, row.lon, row.lat, time_left(row.reported_at, row.target_s, now), row.target_s, needs,
        row.reported_at, row.version, **more,
    )  # fmt: skip


def incidents_view(plan_id: UUID) -> list[IncidentView]:
    """The queue by time left."""
    scope, now = current().scope, clock.now()
    rows = queries.open_incidents(scope, queries.one(scope, EventPlan, plan_id))
    levels = queries.escalation_levels(rows)
    return [shown_incident(row, now, escalation=levels.get(row.pk, 0)) for row in rows]


def shown_task(task: Dispatch, **more: Any) -> TaskView:
    return TaskView(
        task.pk, task.unit.call_sign, task.state, task.skill, task.eta_s, task.offered_at, task.expires_at, **more
    )


def incident_view(incident_id: UUID) -> IncidentView:
    """One incident with its tasks and the moves a person may make."""
    row = queries.one(current().scope, Incident, incident_id)
    tasks = Dispatch.objects.filter(incident=row).select_related("unit").order_by("-offered_at", "unit__call_sign")
    # These three follow from tasks; a button for them would let the record differ from the street.
    by_person = tuple(c for c in INCIDENT.commands(row.state) if c not in ("dispatch", "respond", "arrive"))
    level = queries.escalation_levels([row]).get(row.pk, 0)
    shown = tuple(shown_task(task) for task in tasks)
    return shown_incident(row, clock.now(), commands=by_person, tasks=shown, escalation=level)


def incident_of(dispatch_id: UUID) -> UUID:
    """The incident a task belongs to."""
    return queries.one(current().scope, Dispatch, dispatch_id).incident_id
