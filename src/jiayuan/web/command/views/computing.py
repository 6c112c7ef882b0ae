"""Computing and adopting a deployment, and bringing its units on shift."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.command import api
from jiayuan.identity.api import staff_view
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.web.command.views.planpage import plan_page

SHIFT = timedelta(hours=8)


@require_POST
@staff_view("command.plan", purpose=EVENT_STAFFING)
def compute(request: HttpRequest, plan_id: UUID) -> HttpResponseBase:
    acting = current()
    try:
        # Asked now, so that what is missing is said on this page and not by a job that fails a minute later.
        api.prepare(plan_id)
    except (Invalid, Refused) as error:
        return plan_page(request, plan_id, error)
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
