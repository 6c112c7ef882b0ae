"""What pages show, as frozen values: no rows of the database leave the module."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from jiayuan.command import queries
from jiayuan.command.actions.deploying import run_info
from jiayuan.command.checks import core_shortage, plan_faults
from jiayuan.command.inputs import RunInfo
from jiayuan.command.models import (
    Dispatch,
    EventPlan,
    Incident,
    LogEntry,
    Post,
    RiskPoint,
    SecurityPoint,
    SolveRun,
    Unit,
    Zone,
)
from jiayuan.command.rules import DISPATCH, INCIDENT, PLAN, time_left
from jiayuan.command.words import INCIDENT_CLASSES, OPEN_TASKS
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import FieldError


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with what its page needs; `counts` by kind of content, `commands` the moves its state allows."""

    id: UUID
    name: str
    state: str
    place_path: str
    starts_at: datetime
    ends_at: datetime
    expected_people: int
    version: int
    commands: tuple[str, ...] = ()
    counts: dict[str, int] | None = None
    faults: tuple[FieldError, ...] = ()
    core_short: int = 0
    unit_states: dict[str, int] | None = None
    log: tuple[tuple[datetime, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TaskView:
    """A unit's task."""

    id: UUID
    call_sign: str
    state: str
    skill: str
    eta_s: float
    offered_at: datetime
    expires_at: datetime
    incident: IncidentView | None = None
    commands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentView:
    """An incident of the queue; `left_s` seconds until its target, negative once missed."""

    id: UUID
    plan_id: UUID
    number: int
    priority: int
    class_code: str
    name: str
    state: str
    text: str
    lon: float
    lat: float
    left_s: int
    target_s: int
    needs: tuple[tuple[str, int], ...]
    reported_at: datetime
    version: int
    commands: tuple[str, ...] = ()
    tasks: tuple[TaskView, ...] = ()


@dataclass(frozen=True, slots=True)
class ShiftView:
    """The responder's own unit: state, place, the task in hand."""

    unit_id: UUID
    call_sign: str
    plan_name: str
    plan_state: str
    force: str
    state: str
    home: str
    ends_at: datetime | None
    token: str
    task: TaskView | None


def _plan_view(plan: EventPlan, **more: Any) -> PlanView:
    return PlanView(
        plan.pk, plan.name, plan.state, plan.place_path, plan.starts_at, plan.ends_at, plan.expected_people,
        plan.version, **more,
    )  # fmt: skip


def plans_view() -> list[PlanView]:
    """Plans in scope, newest first."""
    return [_plan_view(plan) for plan in queries.plans(current().scope)]


def plan_view(plan_id: UUID) -> PlanView:
    """One plan with its counts and checks."""
    scope = current().scope
    plan = queries.one(scope, EventPlan, plan_id)
    kinds: dict[str, type[Zone | SecurityPoint | Post | RiskPoint | Unit]] = {
        "zones": Zone,
        "points": SecurityPoint,
        "posts": Post,
        "risks": RiskPoint,
        "units": Unit,
    }
    counts = {name: queries.visible(scope, model).filter(plan=plan).count() for name, model in kinds.items()}
    log = queries.visible(scope, LogEntry).filter(plan=plan).order_by("-pk").values_list("at", "text")[:20]
    return _plan_view(
        plan, commands=PLAN.commands(plan.state), counts=counts,
        faults=tuple(plan_faults(plan)) if plan.state == "draft" else (),
        core_short=core_shortage(plan) if plan.state == "approved" else 0,
        unit_states=queries.counts(queries.visible(scope, Unit).filter(plan=plan), "state"), log=tuple(log),
    )  # fmt: skip


def runs_view(plan_id: UUID) -> list[RunInfo]:
    """The last ten computations, newest first."""
    scope = current().scope
    plan = queries.one(scope, EventPlan, plan_id)
    return [run_info(run) for run in queries.visible(scope, SolveRun).filter(plan=plan).order_by("-made_at")[:10]]


def _incident_view(row: Incident, now: datetime, **more: Any) -> IncidentView:
    needs = tuple((need["skill"], need["count"]) for need in row.needs)
    return IncidentView(
        row.pk, row.plan_id, row.number, row.priority, row.class_code, INCIDENT_CLASSES[row.class_code].name,
        row.state, row.text, row.lon, row.lat, time_left(row.reported_at, row.target_s, now), row.target_s, needs,
        row.reported_at, row.version, **more,
    )  # fmt: skip


def incidents_view(plan_id: UUID) -> list[IncidentView]:
    """The queue by time left."""
    scope, now = current().scope, clock.now()
    return [_incident_view(row, now) for row in queries.open_incidents(scope, queries.one(scope, EventPlan, plan_id))]


def _task_view(task: Dispatch, **more: Any) -> TaskView:
    return TaskView(
        task.pk, task.unit.call_sign, task.state, task.skill, task.eta_s, task.offered_at, task.expires_at, **more
    )


def incident_view(incident_id: UUID) -> IncidentView:
    """One incident with its tasks and the moves a person may make."""
    row = queries.one(current().scope, Incident, incident_id)
    tasks = Dispatch.objects.filter(incident=row).select_related("unit").order_by("-offered_at", "unit__call_sign")
    by_person = tuple(c for c in INCIDENT.commands(row.state) if c not in ("dispatch", "respond", "arrive"))
    return _incident_view(row, clock.now(), commands=by_person, tasks=tuple(_task_view(task) for task in tasks))


def incident_of(dispatch_id: UUID) -> UUID:
    """The incident a task belongs to."""
    return queries.one(current().scope, Dispatch, dispatch_id).incident_id


def my_shift() -> ShiftView | None:
    """The acting responder's unit, or None without one."""
    unit = queries.my_unit(current())
    if unit is None:
        return None
    task = Dispatch.objects.filter(unit=unit, state__in=OPEN_TASKS).select_related("unit", "incident").first()
    home = unit.home_post or unit.home_point
    shown = None
    if task:
        mine = tuple(
            c for c in DISPATCH.commands(task.state) if c in ("accept", "decline", "depart", "arrive", "clear")
        )
        shown = _task_view(task, incident=_incident_view(task.incident, clock.now()), commands=mine)
    return ShiftView(
        unit.pk, unit.call_sign, unit.plan.name, unit.plan.state, unit.force.name, unit.state,
        f"{home.code} {home.name}" if home else "", unit.shift_ends_at, unit.share_token, shown,
    )  # fmt: skip
