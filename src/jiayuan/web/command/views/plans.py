"""Plans: the list, one plan with its tasks, its moves."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jiayuan.audit.api import record
from jiayuan.command import api
from jiayuan.identity.api import may, staff_view
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.places.api import by_path
from jiayuan.web.command import labels
from jiayuan.web.command.views.planpage import plan_page


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
    return plan_page(request, plan_id)


@require_POST
@staff_view("command.view", purpose=EVENT_STAFFING)
def act(request: HttpRequest, plan_id: UUID, command: str) -> HttpResponseBase:
    # Typed by hand: a plan may go on with known faults, but never without a sentence why.
    waiver = request.POST.get("waiver", "").strip()
    try:
        api.plan_command(plan_id, command, data={"waiver": waiver} if waiver else {})
    except (Invalid, Refused) as error:
        return plan_page(request, plan_id, error)
    return redirect("command:plan", plan_id=plan_id)
