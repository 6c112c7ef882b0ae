"""Forms that are filled once, from the worker's side: a community's part, handing it in, what the street says."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiayuan.identity.api import may, staff_view
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, Invalid
from jiayuan.kernel.purpose import FORM_PREFILL
from jiayuan.ledgers import api
from jiayuan.web.ledgers.form_forms import ReturnForm
from jiayuan.web.ledgers.form_words import figures, lines


@staff_view("ledgers.review", purpose=FORM_PREFILL)
def page(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """A community's part: its buildings, its figures, and what can be done now."""
    task, acting = api.task(task_id), context.current()
    told = {
        "line": lines([task])[0], "task": task, "buildings": api.buildings(task_id), "figures": figures([task]),
        "left": task.counts["people"] - task.counts["done"], "sends": may(acting, "ledgers.upload"),
        "builds": may(acting, "ledgers.approve"), "form": ReturnForm(),
    }  # fmt: skip
    return render(request, "ledgers/forms/task.html", told)


def _act(request: HttpRequest, task_id: UUID, command: str) -> None:
    if command == "submit":
        api.submit_task(task_id, incomplete=request.POST.get("incomplete") == "on")
        messages.success(request, _("已提交，等待街道接收"))
    elif command == "accept":
        api.accept_task(task_id)
        messages.success(request, _("已接收，正在并入底册"))
    elif command == "return":
        api.return_task(task_id, request.POST.get("reason", ""))
    else:
        raise Invalid(_("没有这个操作"), code="command")


@require_POST
@staff_view("ledgers.review", purpose=FORM_PREFILL)
def do(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """submit, accept or return; what a rule forbids is told on the part's page."""
    try:
        _act(request, task_id, request.POST.get("command", ""))
    except (Conflict, Invalid) as refused:
        messages.warning(request, _(str(refused)))
    return redirect("ledgers:form_task", task_id)
