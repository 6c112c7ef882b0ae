"""The layers of the one map: one list of features per layer, used as GeoJSON and as table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jiayuan.command.geometry import polygon
from jiayuan.command.live import frame
from jiayuan.command.models import EventPlan, Post, RiskPoint, SecurityPoint, SolveRun, Unit, Zone
from jiayuan.command.queries import open_incidents, positions, visible
from jiayuan.command.rules import time_left
from jiayuan.command.siting import weight_of
from jiayuan.command.words import INCIDENT_CLASSES, MODES, POINT_KINDS, ZONES
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotFound
from jiayuan.places.api import from_local, network

Feature = dict[str, Any]
MARGIN_M = 300.0
MAIN = frozenset({"motorway", "trunk", "primary", "secondary", "motorway_link", "trunk_link", "primary_link"})
ON_FOOT = frozenset({"footway", "pedestrian", "steps", "cycleway", "path"})
OLD_S = 300

__all__ = ["LAYERS", "Layer", "bounds_of", "features", "frame"]


@dataclass(frozen=True, slots=True)
class Layer:
    """`kind`: fill, line, circle; `refresh`: never, tick, minute."""

    id: str
    kind: str
    refresh: str
    visible: bool
    read: Callable[[Acting, EventPlan], list[Feature]]


def _feature(geometry: dict[str, Any], properties: dict[str, Any]) -> Feature:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _point(lon: float, lat: float, **properties: Any) -> Feature:
    return _feature({"type": "Point", "coordinates": [lon, lat]}, properties)


def bounds_of(plan: EventPlan) -> tuple[float, float, float, float]:
    """west, south, east, north of the plan's area in degrees."""
    west, south, east, north = polygon(plan.area).bounds
    return (*from_local(west, south), *from_local(east, north))


def _roads(acting: Acting, plan: EventPlan) -> list[Feature]:
    west, south, east, north = polygon(plan.area).buffer(MARGIN_M).bounds
    roads = network().roads
    x, y = roads.xy[roads.u].T
    inside = (x >= west) & (x <= east) & (y >= south) & (y <= north)
    found = []
    for edge in inside.nonzero()[0].tolist():
        u, v, kind = int(roads.u[edge]), int(roads.v[edge]), roads.highway[edge]
        # Both directions of a street are one line.
        if u < v or roads.oneway[edge]:
            ends = [[float(roads.lon[k]), float(roads.lat[k])] for k in (u, v)]
            rank = "main" if kind in MAIN else "foot" if kind in ON_FOOT else "side"
            found.append(_feature({"type": "LineString", "coordinates": ends}, {"class": rank}))
    return found


def _zones(acting: Acting, plan: EventPlan) -> list[Feature]:
    rows = {zone.kind: zone for zone in visible(acting.scope, Zone).filter(plan=plan)}
    outer_first = [kind for kind in ("control", "alert", "core") if kind in rows]
    return [_feature(rows[kind].polygon, {"kind": kind, "label": _(ZONES[kind])}) for kind in outer_first]


def _blind(acting: Acting, plan: EventPlan) -> list[Feature]:
    run = visible(acting.scope, SolveRun).filter(plan=plan).order_by("-made_at").first()
    cells = run.figures.get("blind", []) if run else []
    return [_point(lon, lat, size_m=50, over_s=over) for lon, lat, over in cells]


def _risk(acting: Acting, plan: EventPlan) -> list[Feature]:
    rows = list(visible(acting.scope, RiskPoint).filter(plan=plan).order_by("pk"))
    weights = [weight_of(row) for row in rows]
    top = max(weights, default=1.0)
    return [
        _point(row.lon, row.lat, weight=round(weight / top, 4), label=row.name, core=row.zone == "core")
        for row, weight in zip(rows, weights, strict=True)
    ]


def _points(acting: Acting, plan: EventPlan) -> list[Feature]:
    rows = visible(acting.scope, SecurityPoint).filter(plan=plan).order_by("code")
    return [_point(r.lon, r.lat, kind=r.kind, code=r.code, label=f"{_(POINT_KINDS[r.kind])} {r.code}") for r in rows]


def _posts(acting: Acting, plan: EventPlan) -> list[Feature]:
    staffed: dict[int, int] = {}
    for post_id in (
        visible(acting.scope, Unit).filter(plan=plan).exclude(home_post=None).values_list("home_post", flat=True)
    ):
        staffed[post_id] = staffed.get(post_id, 0) + 1
    rows = visible(acting.scope, Post).filter(plan=plan).order_by("code")
    return [_point(r.lon, r.lat, label=f"{r.code} {r.name}", open=r.open, staff=staffed.get(r.pk, 0)) for r in rows]


def _incidents(acting: Acting, plan: EventPlan) -> list[Feature]:
    now = clock.now()
    return [
        _point(
            row.lon, row.lat, id=str(row.pk), number=row.number, priority=row.priority, state=row.state,
            label=f"#{row.number} {_(INCIDENT_CLASSES[row.class_code].name)}",
            left_s=time_left(row.reported_at, row.target_s, now),
        )
        for row in open_incidents(acting.scope, plan)
    ]  # fmt: skip


def _units(acting: Acting, plan: EventPlan) -> list[Feature]:
    now = clock.now()
    found = []
    for row in positions(acting, plan).select_related("unit").order_by("unit__call_sign"):
        age = max(0, int((now - row.fix_at).total_seconds()))
        found.append(
            _point(row.lon, row.lat, call=row.unit.call_sign, state=row.unit.state, mode=row.unit.mode,
                   mode_label=_(MODES[row.unit.mode]), professional=row.unit.professional, age_s=age, stale=age > OLD_S)
        )  # fmt: skip
    return found


LAYERS = {
    layer.id: layer
    for layer in (
        Layer("roads", "line", "never", True, _roads),
        Layer("zones", "fill", "never", True, _zones),
        Layer("blind", "circle", "never", False, _blind),
        Layer("risk", "circle", "never", False, _risk),
        Layer("points", "circle", "never", True, _points),
        Layer("posts", "circle", "minute", True, _posts),
        Layer("incidents", "circle", "tick", True, _incidents),
        Layer("units", "circle", "tick", True, _units),
    )
}


def features(acting: Acting, plan: EventPlan, layer_id: str) -> list[Feature]:
    """GeoJSON features of one layer as the acting person may see it; NotFound for an unknown layer."""
    layer = LAYERS.get(layer_id)
    if layer is None:
        raise NotFound
    return layer.read(acting, plan)


def collection(found: Iterable[Feature]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(found)}
