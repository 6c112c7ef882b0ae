"""The units a dispatcher may choose from."""

from __future__ import annotations

from jiayuan.cases.models import HandlingUnit
from jiayuan.kernel.placepath import PlacePath


def unit_choices(place: PlacePath | None) -> list[tuple[int, str]]:
    """Number and name of active units whose area meets the place; open data, the smallest areas first."""
    rows = HandlingUnit.objects.filter(active=True).order_by("name", "no")
    path = place.value if place else ""
    near = [row for row in rows if row.area.startswith(path) or path.startswith(row.area)]
    return [(row.no, row.name) for row in sorted(near, key=lambda row: -len(row.area))]
