"""The districts this installation serves."""

from __future__ import annotations

from jiayuan.cases.models import HandlingUnit
from jiayuan.kernel.placepath import Level, PlacePath


def districts() -> list[PlacePath]:
    """Every district in which a unit handles cases."""
    areas = HandlingUnit.objects.order_by("area").values_list("area", flat=True).distinct()
    return [PlacePath(path) for path in sorted({PlacePath(area).at(Level.DISTRICT).value for area in areas})]
