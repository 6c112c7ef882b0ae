"""Where the things of a plan lie: their street nodes and zones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from jiayuan.command.geometry import polygon, zone_of
from jiayuan.command.inputs import NewPlan
from jiayuan.command.travel import snap
from jiayuan.places.api import network


class Spot(Protocol):
    @property
    def lon(self) -> float: ...
    @property
    def lat(self) -> float: ...


def nodes_of(spots: Sequence[Spot]) -> list[int]:
    """Nodes of the foot network."""
    return snap(network(), [(spot.lon, spot.lat) for spot in spots], "foot").nodes.tolist() if spots else []


def zone_names(new: NewPlan, spots: Sequence[Spot]) -> list[str]:
    shapes = {kind: polygon(shape) for kind, shape in new.zones.items()}
    return zone_of([spot.lon for spot in spots], [spot.lat for spot in spots], shapes) if spots else []
