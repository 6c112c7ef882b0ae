"""The page of one plan, also with what is in the way."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiayuan.audit.api import record
from jiayuan.command import api
from jiayuan.identity.api import may
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import FieldError, Invalid, Refused
from jiayuan.web.command import labels
from jiayuan.web.command.planpage import run_card, steps_of


def plan_page(request: HttpRequest, plan_id: UUID, error: Invalid | Refused | None = None) -> HttpResponse:
    plan = api.plan_view(plan_id)
    runs = api.runs_view(plan_id)
    tag, tone = labels.PLAN[plan.state]
    record("command.plan.read", obj=f"plan:{plan_id}")
    context: dict[str, Any] = {
        "plan": plan,
        "tag": tag,
        "tone": tone,
        "steps": steps_of(plan, runs),
        "runs": [run_card(run) for run in runs],
        "commands": [(name, labels.PLAN_COMMANDS[name]) for name in plan.commands if name != "amend"],
        "units": [(labels.UNIT[state][0], n) for state, n in sorted((plan.unit_states or {}).items())],
        "may_plan": may(current(), "command.plan"),
        "errors": _faults(error),
    }
    return render(request, "command/plan.html", context, status=error.status if error else 200)


def _faults(error: Invalid | Refused | None) -> list[FieldError]:
    """What is in the way, in words: the single faults, or the refusal itself."""
    if error is None:
        return []
    return getattr(error, "errors", []) or [FieldError("", error.code, error.message)]
