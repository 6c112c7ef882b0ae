"""The one map: page, queue, figures, layers as GeoJSON and as tables, and the address of the live stream."""

from __future__ import annotations

import os
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jiayuan.audit.api import record
from jiayuan.command import api
from jiayuan.identity.api import may, staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.web.command import labels
from jiayuan.web.command.advice import selected_context
from jiayuan.web.command.stream_token import Claim, issue
from jiayuan.web.command.tables import rows_of

ATTRIBUTION = "© OpenStreetMap contributors"


def live_url() -> str:
    """Where the live process answers; empty: the same address as the pages (a proxy divides them)."""
    return os.environ.get("JIAYUAN_LIVE_URL", "").rstrip("/")


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


@require_GET
@staff_view("command.view", purpose=EVENT_STAFFING)
def layer_index(request: HttpRequest, plan_id: UUID) -> HttpResponseBase:
    api.plan_view(plan_id)
    found = [
        {
            "id": layer.id,
            "kind": layer.kind,
            "url": reverse("command:layer-data", args=[plan_id, layer.id]),
            "visible": layer.visible,
            "refresh": layer.refresh,
        }
        for layer in api.LAYERS.values()
    ]
    return JsonResponse({"layers": found})


@require_GET
@staff_view("command.view", purpose=EVENT_STAFFING)
def layer_data(request: HttpRequest, plan_id: UUID, layer: str) -> HttpResponseBase:
    data = api.layer_features(plan_id, layer)
    if layer == "units":
        record("command.positions.read", obj=f"plan:{plan_id}", n=len(data["features"]), fields=["position"])
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})


@require_GET
@staff_view("command.view", purpose=EVENT_STAFFING)
def layer_table(request: HttpRequest, plan_id: UUID, layer: str) -> HttpResponseBase:
    """The list twin of a map layer."""
    if layer not in labels.LAYER_NAMES or layer == "roads":
        raise NotFound
    plan = api.plan_view(plan_id)
    columns, rows = rows_of(layer, api.layer_features(plan_id, layer)["features"])
    record("command.layer.read", obj=f"plan:{plan_id}", n=len(rows))
    names = [(name, label) for name, label in labels.LAYER_NAMES.items() if name != "roads"]
    context = {"plan": plan, "layer": layer, "title": labels.LAYER_NAMES[layer], "columns": columns, "rows": rows,
               "names": names, "may_map": may(current(), "command.dispatch")}  # fmt: skip
    return render(request, "command/layer.html", context)


@require_GET
@staff_view("command.positions", purpose=EVENT_STAFFING)
def stream(request: HttpRequest, plan_id: UUID) -> HttpResponseBase:
    acting = current()
    api.plan_view(plan_id)
    token = issue(Claim(acting.account_id, acting.grant_id, plan_id))
    record("command.stream.open", obj=f"plan:{plan_id}", fields=["position"])
    url = f"{live_url()}/live/plans/{plan_id}/?token={token}"
    return JsonResponse({"url": url, "poll": reverse("command:frame", args=[plan_id])})


@require_GET
@staff_view("command.positions", purpose=EVENT_STAFFING)
def frame(request: HttpRequest, plan_id: UUID) -> HttpResponseBase:
    """The whole picture, for browsers whose stream fails."""
    record("command.positions.read", obj=f"plan:{plan_id}", fields=["position"])
    return JsonResponse(api.live_snapshot(plan_id) | {"advice": _("实时连接中断，正在定时刷新")})
