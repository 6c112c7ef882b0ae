"""Which fixes may be kept and which of them count for an ETA."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import shapely

from jiayuan.command.geometry import polygon
from jiayuan.command.inputs import Fix
from jiayuan.command.models import PositionLatest, Unit
from jiayuan.places.api import to_local

MARGIN_M = 500.0

FASTEST_M_S = 40.0

WORST_ACCURACY_M = 200.0

AHEAD = timedelta(seconds=60)

OLDEST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A fix that may be kept, with its unit; `inside` the area and its margin."""

    fix: Fix
    unit: Unit
    at: datetime
    inside: bool


def readable(fix: Fix, now: datetime) -> bool:
    numbers = (fix.lon, fix.lat, fix.accuracy_m)
    in_range = bool(np.isfinite(numbers).all()) and abs(fix.lon) <= 180 and abs(fix.lat) <= 90 and fix.accuracy_m >= 0
    return in_range and fix.at > now - OLDEST


def accepted(fix: Fix, unit: Unit, now: datetime) -> Accepted:
    # A device clock that runs ahead would hide every later position.
    return Accepted(fix, unit, now if fix.at > now + AHEAD else fix.at, inside=True)


def mark_inside(found: list[Accepted]) -> list[Accepted]:
    areas = {item.unit.plan_id: item.unit.plan for item in found}
    shapes = {plan_id: polygon(plan.area).buffer(MARGIN_M) for plan_id, plan in areas.items()}
    for shape in shapes.values():
        shapely.prepare(shape)
    return [
        Accepted(item.fix, item.unit, item.at,
                 bool(shapely.contains_xy(shapes[item.unit.plan_id], *to_local(item.fix.lon, item.fix.lat))))
        for item in found
    ]  # fmt: skip


def plausible(item: Accepted, last: Mapping[Any, PositionLatest]) -> bool:
    """Not for ETAs: too vague, outside, older than what is known, or faster than any unit moves."""
    if not item.inside or item.fix.accuracy_m > WORST_ACCURACY_M:
        return False
    before = last.get(item.unit.pk)
    if before is None:
        return True
    seconds = (item.at - before.fix_at).total_seconds()
    way = np.hypot(*np.subtract(to_local(item.fix.lon, item.fix.lat), to_local(before.lon, before.lat)))
    return seconds > 0 and bool(way <= FASTEST_M_S * seconds + before.accuracy_m + item.fix.accuracy_m)
