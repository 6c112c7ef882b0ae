"""What the map stands on: streets, zones."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiayuan.command.geometry import polygon
from jiayuan.command.layers.features import Feature, feature
from jiayuan.command.models import EventPlan, Zone
from jiayuan.command.queries import visible
from jiayuan.command.words import ZONES
from jiayuan.kernel.context import Acting
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.api import Kind, from_local, layer, network

MARGIN_M = 300.0

MAIN = frozenset({"motorway", "trunk", "primary", "secondary", "motorway_link", "trunk_link", "primary_link"})

ON_FOOT = frozenset({"footway", "pedestrian", "steps", "cycleway", "path"})


def bounds_of(plan: EventPlan) -> tuple[float, float, float, float]:
    """west, south, east, north of the plan's area in degrees."""
    west, south, east, north = polygon(plan.area).bounds
    return (*from_local(west, south), *from_local(east, north))


def roads(acting: Acting, plan: EventPlan) -> list[Feature]:
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
            found.append(feature({"type": "LineString", "coordinates": ends}, {"class": rank}))
    return found


def outlines(acting: Acting, plan: EventPlan) -> list[Feature]:
    """Streets and communities that the plan's area touches. Grown over the roads, not official: the name says so."""
    near = polygon(plan.area).buffer(MARGIN_M)
    place = PlacePath(plan.place_path)
    found = [item for kind in (Kind.STREET, Kind.COMMUNITY) for item in layer(kind, place)["features"]]
    return [
        feature(item["geometry"], {"path": item["properties"]["path"], "label": _illustrative(item)})
        for item in found
        if polygon(item["geometry"]).intersects(near)
    ]


def _illustrative(item: Feature) -> str:
    return _("%(name)s（示意）") % {"name": item["properties"]["label"]}


def zones(acting: Acting, plan: EventPlan) -> list[Feature]:
    rows = {zone.kind: zone for zone in visible(acting.scope, Zone).filter(plan=plan)}
    outer_first = [kind for kind in ("control", "alert", "core") if kind in rows]
    return [feature(rows[kind].polygon, {"kind": kind, "label": _(ZONES[kind])}) for kind in outer_first]
