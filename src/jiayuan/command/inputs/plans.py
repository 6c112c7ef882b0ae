"""A whole plan, as a wizard or a generator hands it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jiayuan.command.inputs.contents import NewPoint, NewPost, NewRisk, NewUnit
from jiayuan.kernel.placepath import PlacePath


@dataclass(frozen=True, slots=True)
class NewPlan:
    """A whole plan; `zones[kind]` and `area` are GeoJSON polygons."""

    name: str
    place: PlacePath
    starts_at: datetime
    ends_at: datetime
    area: Mapping[str, Any]
    zones: Mapping[str, Mapping[str, Any]]
    expected_people: int
    most_posts: int
    points: tuple[NewPoint, ...] = ()
    posts: tuple[NewPost, ...] = ()
    risks: tuple[NewRisk, ...] = ()
    units: tuple[NewUnit, ...] = ()
    kind: str = "event"
