"""The layers of the one map: one list of features per layer, used as GeoJSON and as table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from jiayuan.command.layers.features import Feature
from jiayuan.command.layers.ground import outlines, roads, zones
from jiayuan.command.layers.planned import blind, points, posts, risk
from jiayuan.command.layers.running import incidents, units
from jiayuan.command.models import EventPlan
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class Layer:
    """`kind`: fill, line, circle; `refresh`: never, tick, minute."""

    id: str
    kind: str
    refresh: str
    visible: bool
    read: Callable[[Acting, EventPlan], list[Feature]]


# In drawing order: what comes later lies on top. Ids are known to the browser (web/src/map/layers.ts).
LAYERS = {
    layer.id: layer
    for layer in (
        Layer("roads", "line", "never", True, roads),
        Layer("outlines", "line", "never", True, outlines),
        Layer("zones", "fill", "never", True, zones),
        Layer("blind", "circle", "never", False, blind),
        Layer("risk", "circle", "never", False, risk),
        Layer("points", "circle", "never", True, points),
        Layer("posts", "circle", "minute", True, posts),
        Layer("incidents", "circle", "tick", True, incidents),
        Layer("units", "circle", "tick", True, units),
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
