"""The layers of the map as GeoJSON and as tables."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from jiayuan.audit.api import record
from jiayuan.command import api
from jiayuan.identity.api import may, staff_view
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import EVENT_STAFFING
from jiayuan.web.command import labels
from jiayuan.web.command.tables import rows_of


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
    # Positions are the one layer about people at work: who looked is written down.
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
