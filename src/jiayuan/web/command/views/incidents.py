"""One incident: report it, choose units, follow it to its end."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jiayuan.audit.api import record
from jiayuan.command import api
from jiayuan.identity.api import staff_view
from jiayuan.kernel.errors import Conflict, Invalid, Refused
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.web.command.advice import selected_context
from jiayuan.web.command.forms import IncidentForm
from jiayuan.web.command.sealing import unseal


def _is_part(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _back(request: HttpRequest, incident_id: UUID) -> HttpResponse:
    """The panel for htmx, the page for everybody else."""
    if _is_part(request):
        return _panel(request, incident_id)
    return redirect("command:incident", incident_id=incident_id)


def _panel(request: HttpRequest, incident_id: UUID, problem: object = "", status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {**selected_context(incident_id), "problem": problem}
    name = "command/parts/selected.html" if _is_part(request) else "command/incident.html"
    # htmx drops answers that are errors, so a part says the problem with status 200.
    response = render(request, name, context, status=200 if _is_part(request) else status)
    response.headers["HX-Trigger"] = "jy:incidents"
    return response


@require_GET
@staff_view("command.dispatch", purpose=EVENT_STAFFING)
def show(request: HttpRequest, incident_id: UUID) -> HttpResponseBase:
    record("command.incident.read", obj=f"incident:{incident_id}")
    name = "command/parts/selected.html" if _is_part(request) else "command/incident.html"
    return render(request, name, selected_context(incident_id))


@require_http_methods(["GET", "POST"])
@staff_view("command.report", purpose=EVENT_STAFFING)
def new(request: HttpRequest, plan_id: UUID) -> HttpResponseBase:
    plan = api.plan_view(plan_id)
    form = IncidentForm(request.POST or None)
    problem: object = ""
    if request.method == "POST" and form.is_valid():
        try:
            incident_id = api.report_incident(api.NewIncident(plan=plan_id, source="duty", **form.cleaned_data))
            return redirect(f"{reverse('command:map', args=[plan_id])}?incident={incident_id}")
        except (Invalid, Refused) as error:
            problem = error.message
    status = 422 if request.method == "POST" else 200
    return render(request, "command/incident_new.html", {"plan": plan, "form": form, "problem": problem}, status=status)


@require_POST
@staff_view("command.dispatch", purpose=EVENT_STAFFING)
def confirm(request: HttpRequest, incident_id: UUID) -> HttpResponseBase:
    """Sends the chosen option: what was shown is what is sent."""
    chosen = request.POST.get("option", "")
    try:
        rank, sent = unseal(request.POST.get(f"sealed-{chosen}", ""))
        api.confirm_dispatch(incident_id, sent, rank=rank, override_reason=request.POST.get("reason", ""))
    except (Invalid, Conflict) as error:
        words = f"{_(str(error.message))} {error.advice}".strip()
        return _panel(request, incident_id, words, error.status)
    if not _is_part(request):
        messages.success(request, _("已派遣，等待力量接受。"))
    return _back(request, incident_id)


@require_POST
@staff_view("command.dispatch", purpose=EVENT_STAFFING)
def act(request: HttpRequest, incident_id: UUID, command: str) -> HttpResponseBase:
    try:
        api.incident_command(incident_id, command, data={"reason": request.POST.get("reason", "")})
    except (Invalid, Conflict, Refused) as error:
        detail = next((item.message for item in getattr(error, "errors", [])), error.message)
        return _panel(request, incident_id, _(str(detail)), error.status)
    return _back(request, incident_id)


@require_POST
@staff_view("command.dispatch", purpose=EVENT_STAFFING)
def act_on_task(request: HttpRequest, dispatch_id: UUID, command: str) -> HttpResponseBase:
    """A dispatcher ticks for a unit that has no phone."""
    incident_id = api.incident_of(dispatch_id)
    try:
        api.dispatch_command(dispatch_id, command)
    except Conflict as error:
        return _panel(request, incident_id, _(str(error.message)), error.status)
    return _back(request, incident_id)
