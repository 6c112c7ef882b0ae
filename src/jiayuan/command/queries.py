"""Reads of command. The first argument is the scope; what is outside it is absent (NotFound)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Max, Model, QuerySet

from jiayuan.command.models import Escalation, EventPlan, Incident, PositionLatest, Unit
from jiayuan.command.words import OPEN_INCIDENTS
from jiayuan.identity.api import may
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.scope import Scope

M = TypeVar("M", bound=Model)


def visible(scope: Scope, model: type[M]) -> QuerySet[M]:
    """Rows of any command table inside the scope's place."""
    return model._default_manager.filter(place_path__gte=scope.lo, place_path__lt=scope.hi).exclude(place_path="")


def one(scope: Scope, model: type[M], pk: UUID | int, *, lock: bool = False) -> M:
    """The row, locked for a change if asked; NotFound outside the scope."""
    rows = visible(scope, model).filter(pk=pk)
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise NotFound
    return found


def plans(scope: Scope) -> list[EventPlan]:
    """Plans in the scope, newest first."""
    return list(visible(scope, EventPlan).order_by("-starts_at", "-id")[:50])


def positions(acting: Acting, plan: EventPlan) -> QuerySet[PositionLatest]:
    """Positions of units: only for those who may see them, and only while the plan is active."""
    rows = visible(acting.scope, PositionLatest).filter(plan=plan)
    return rows if plan.state == "active" and may(acting, "command.positions") else rows.none()


def open_incidents(scope: Scope, plan: EventPlan) -> list[Incident]:
    """The queue, most urgent first: what is left of the target decides, then priority."""
    rows = visible(scope, Incident).filter(plan=plan, state__in=OPEN_INCIDENTS)
    return sorted(rows.order_by("number"), key=lambda row: (row.reported_at.timestamp() + row.target_s, row.priority))


def escalation_levels(incidents: Iterable[Incident]) -> dict[UUID, int]:
    """The highest step of the escalation list each incident has come to; those on none are absent."""
    rows = Escalation.objects.filter(incident__in=list(incidents)).order_by("incident")
    return dict(rows.values_list("incident").annotate(Max("level")))


def units_of(acting: Acting, plan: EventPlan) -> QuerySet[Unit]:
    """Units of a plan; a responder sees the own ones only."""
    rows = visible(acting.scope, Unit).filter(plan=plan)
    return rows if may(acting, "command.view") else rows.filter(lead__account_id=acting.account_id)


def my_unit(acting: Acting) -> Unit | None:
    """The unit the acting responder leads in an approved or active plan."""
    rows = visible(acting.scope, Unit).filter(
        lead__account_id=acting.account_id, plan__state__in=("approved", "active")
    )
    # "active" sorts before "approved": today's event hides the one that is planned for next week.
    ordered = rows.order_by("plan__state", "plan__starts_at", "call_sign")
    return ordered.select_related("plan", "home_post", "home_point", "force").first()


def counts(rows: QuerySet[Any], field: str) -> dict[str, int]:
    """How many rows have each value of a field."""
    found: dict[str, int] = {}
    for value in rows.values_list(field, flat=True):
        found[value] = found.get(value, 0) + 1
    return found
