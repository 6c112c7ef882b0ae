"""Reads of the grids 网格 beside the tree."""

from __future__ import annotations

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.models import Grid
from jiayuan.places.queries import live
from jiayuan.places.refs import GridRef


def grid_of(path: PlacePath) -> GridRef | None:
    """The grid of the place or of the nearest floor above it that has one."""
    paths = [one.value for one in path.ancestors()]
    row = live().filter(path__in=paths, grid__isnull=False).order_by("-path").select_related("grid__community").first()
    return _grid(row.grid) if row and row.grid else None


def grids(inside: PlacePath) -> list[GridRef]:
    """The grids of the communities inside a place, by code."""
    low, high = inside.bounds()
    rows = Grid.objects.filter(community__path__gte=low, community__path__lt=high).select_related("community")
    return [_grid(row) for row in rows.order_by("code15")]


def _grid(row: Grid) -> GridRef:
    return GridRef(row.id, row.code15, row.name, PlacePath(row.community.path))
