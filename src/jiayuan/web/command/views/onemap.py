"""The one map: page, queue, figures."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jiayuan.audit.api import record
from jiayuan.command import api
from jiayuan.identity.api import staff_view
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.web.command import labels
from jiayuan.web.command.advice import selected_context
from jiayuan.web.command.views.streaming import live_url

ATTRIBUTION = "© OpenStreetMap contributors"


def _with_live(response: HttpResponse) -> HttpResponse:
    """The page may talk to the live process, which has a port of its own where no proxy stands before both."""
    policy = ("default-src 'self'", "img-src 'self' data: blob:", "worker-src 'self' blob:", "object-src 'none'",
              "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'",
              f"connect-src 'self' {live_url()}".rstrip())  # fmt: skip
    response.headers["Content-Security-Policy"] = "; ".join(policy)
    return response


@require_GET
@staff_view("command.dispatch", purpose=EVENT_STAFFING)
def one_map(request: HttpRequest, plan_id: UUID) -> HttpResponseBase:
    plan = api.plan_view(plan_id)
    bounds = ",".join(f"{degree:.6f}" for degree in api.plan_bounds(plan_id))
    chosen = request.GET.get("incident", "")
    context: dict[str, Any] = {
        "plan": plan,
        "bounds": bounds,
        "attribution": ATTRIBUTION,
        "layers": [(layer, labels.LAYER_NAMES[layer.id]) for layer in api.LAYERS.values() if layer.id != "roads"],
        **_queue(plan_id),
        **_figures(plan_id),
        **(selected_context(UUID(chosen)) if _is_uuid(chosen) else {}),
    }
    record("command.map.read", obj=f"plan:{plan_id}", fields=["position"])
    return _with_live(render(request, "command/map.html", context))


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _queue(plan_id: UUID) -> dict[str, Any]:
    rows = [
        {
            "incident": row,
            "state": labels.INCIDENT[row.state][0],
            "tone": labels.INCIDENT[row.state][1],
            "priority": labels.PRIORITY[row.priority],
            "left": labels.minutes(row.left_s),
            "escalation": labels.escalation_tag(row.escalation),
        }
        for row in api.incidents_view(plan_id)
    ]
    return {"queue": rows}


def _figures(plan_id: UUID) -> dict[str, Any]:
    return {"kpi": api.plan_figures(plan_id)}


@require_GET
@staff_view("command.dispatch", purpose=EVENT_STAFFING)
def queue(request: HttpRequest, plan_id: UUID) -> HttpResponseBase:
    return render(request, "command/parts/queue.html", {"plan": api.plan_view(plan_id), **_queue(plan_id)})


@require_GET
@staff_view("command.dispatch", purpose=EVENT_STAFFING)
def key_figures(request: HttpRequest, plan_id: UUID) -> HttpResponseBase:
    return render(request, "command/parts/kpi.html", _figures(plan_id))
