"""Plans as pages show them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from jiayuan.command import queries
from jiayuan.command.actions.deploying import run_info
from jiayuan.command.checks import core_shortage, plan_faults
from jiayuan.command.inputs import RunInfo
from jiayuan.command.models import (
    EventPlan,
    LogEntry,
    Post,
    RiskPoint,
    SecurityPoint,
    SolveRun,
    Unit,
    Zone,
)
from jiayuan.command.rules import PLAN
from jiayuan.command.views.shapes import PlanView
from jiayuan.kernel.context import current


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
