"""Plans: the list, one plan with its tasks, computing and adopting a deployment."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jiayuan.audit.api import record
from jiayuan.command import api
from jiayuan.identity.api import may, staff_view
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import FieldError, Invalid, Refused
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.places.api import by_path
from jiayuan.web.command import labels
from jiayuan.web.command.planpage import run_card, steps_of

SHIFT = timedelta(hours=8)


@require_GET
@staff_view("command.view", purpose=EVENT_STAFFING)
def listing(request: HttpRequest) -> HttpResponseBase:
    cards = [
        {
            "plan": plan,
            "tag": labels.PLAN[plan.state][0],
            "tone": labels.PLAN[plan.state][1],
        }
        for plan in api.plans_view()
    ]
    record("command.plan.list", n=len(cards))
    return render(request, "command/plans.html", {"cards": cards, "may_plan": may(current(), "command.plan")})


@require_POST
@staff_view("command.plan", purpose=EVENT_STAFFING)
def new_demo(request: HttpRequest) -> HttpResponseBase:
    """A draft from the illustrative event, to start from."""
    place = current().scope.place
    if place is None:
        raise Invalid(_("请先选择一个街道"))
    plan_id = api.create_plan(api.autumn_fair(by_path(place).path, clock.now(), scale=0.1))
    return redirect("command:plan", plan_id=plan_id)


@require_GET
@staff_view("command.view", purpose=EVENT_STAFFING)
def show(request: HttpRequest, plan_id: UUID) -> HttpResponseBase:
    return _page(request, plan_id)


def _page(request: HttpRequest, plan_id: UUID, error: Invalid | Refused | None = None) -> HttpResponse:
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


@require_POST
@staff_view("command.plan", purpose=EVENT_STAFFING)
def compute(request: HttpRequest, plan_id: UUID) -> HttpResponseBase:
    acting = current()
    try:
        api.prepare(plan_id)
    except (Invalid, Refused) as error:
        return _page(request, plan_id, error)
    if acting.grant_id is not None:
        api.ask_to_solve(acting.account_id, acting.grant_id, plan_id)
    messages.success(request, _("正在计算布控方案，完成后会出现在本页；可以先做别的事。"))
    return redirect("command:plan", plan_id=plan_id)


@require_POST
@staff_view("command.plan", purpose=EVENT_STAFFING)
def adopt(request: HttpRequest, plan_id: UUID, run_id: UUID) -> HttpResponseBase:
    placed = api.staff_posts(plan_id, run_id)
    messages.success(request, _("已采用：%(n)s 支力量有了岗位。") % {"n": placed})
    return redirect("command:plan", plan_id=plan_id)


@require_POST
@staff_view("command.dispatch", purpose=EVENT_STAFFING)
def start_shift(request: HttpRequest, plan_id: UUID) -> HttpResponseBase:
    fixes = api.muster(plan_id, clock.now() + SHIFT)
    messages.success(request, _("%(n)s 支力量已上岗。") % {"n": len(fixes)})
    return redirect("command:plan", plan_id=plan_id)


@require_POST
@staff_view("command.view", purpose=EVENT_STAFFING)
def act(request: HttpRequest, plan_id: UUID, command: str) -> HttpResponseBase:
    waiver = request.POST.get("waiver", "").strip()
    try:
        api.plan_command(plan_id, command, data={"waiver": waiver} if waiver else {})
    except (Invalid, Refused) as error:
        return _page(request, plan_id, error)
    return redirect("command:plan", plan_id=plan_id)
