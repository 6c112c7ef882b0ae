"""Outlines in the database: loading the shipped ones, finding the community of a point, giving places their grids."""

from __future__ import annotations

import json
from functools import cache

import numpy as np
from django.db import connection, transaction

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.areas import AreaIndex, SeedArea, inner_point, metric, read_areas
from jiayuan.places.geo import to_local
from jiayuan.places.kinds import Kind
from jiayuan.places.models import Grid
from jiayuan.places.queries import by_path, live, within
from jiayuan.places.refs import PlaceRef

UPDATE = """
UPDATE places_place SET outline = %s::jsonb, lon = %s, lat = %s, loc = point(%s, %s)
WHERE path = %s AND outline IS DISTINCT FROM %s::jsonb
"""
INSERT_GRID = """
INSERT INTO places_grid (code15, name, community_id, outline)
SELECT %s, %s, id, %s::jsonb FROM places_place WHERE path = %s
ON CONFLICT (code15) DO UPDATE SET name = excluded.name, outline = excluded.outline
"""
ASSIGN = """
UPDATE places_place p SET grid_id = v.grid FROM unnest(%s::int[], %s::int[]) AS v(id, grid)
WHERE p.id = v.id AND p.grid_id IS DISTINCT FROM v.grid
"""


def load_outlines(inside: PlacePath) -> int:
    """Loads the shipped outlines and grids of the divisions inside a place; returns the number of outlines."""
    with transaction.atomic(), connection.cursor() as cursor:
        areas = [area for kind in ("district", "street", "community") for area in read_areas(kind)]
        ours = [area for area in areas if inside.contains(PlacePath.from_code12(area.code))]
        cursor.executemany(UPDATE, [_outline_row(area) for area in ours])
        grids = [grid for grid in read_areas("grid") if inside.contains(PlacePath.from_code12(grid.code[:12]))]
        cursor.executemany(INSERT_GRID, [_grid_row(grid) for grid in grids])
    # Other processes keep the old outlines until they restart: outlines change once in years.
    community_index.cache_clear()
    return len(ours) + len(grids)


def _outline_row(area: SeedArea) -> tuple[str | float, ...]:
    lon, lat = inner_point(area.geometry)
    text = json.dumps(area.geometry)
    return (text, lon, lat, *to_local(lon, lat), PlacePath.from_code12(area.code).value, text)


def _grid_row(grid: SeedArea) -> tuple[str, ...]:
    return grid.code, grid.name, json.dumps(grid.geometry), PlacePath.from_code12(grid.code[:12]).value


def assign_grids(inside: PlacePath) -> int:
    """Gives compounds, lanes, buildings and yards the grid their point lies in; returns how many changed."""
    low, high = inside.bounds()
    rows = Grid.objects.filter(community__path__gte=low, community__path__lt=high).order_by("code15")
    grids = [(str(number), metric(outline)) for number, outline in rows.values_list("id", "outline") if outline]
    kinds = [Kind.COMPOUND, Kind.LANE, Kind.BUILDING, Kind.YARD]
    # Units and rooms take the grid of their building: half a million rows need no own.
    places = within(inside).filter(kind__in=kinds, lon__isnull=False).order_by("path").values_list("id", "lon", "lat")
    if not grids or not places:
        return 0
    ids, lon, lat = zip(*places, strict=True)
    held = AreaIndex([key for key, _shape in grids], [shape for _key, shape in grids])
    found = held.at_many(np.array(lon), np.array(lat))
    pairs = [(place, int(grid)) for place, grid in zip(ids, found, strict=True) if grid]
    with connection.cursor() as cursor:
        cursor.execute(ASSIGN, ([place for place, _grid in pairs], [grid for _place, grid in pairs]))
        changed: int = cursor.rowcount
    return changed


@cache
def community_index() -> AreaIndex:
    """The communities' outlines of the database; a process keeps them until outlines are loaded again in it."""
    rows = live().filter(kind=Kind.COMMUNITY, outline__isnull=False).order_by("path")
    found = list(rows.values_list("path", "outline"))
    return AreaIndex([path for path, _outline in found], [metric(outline) for _path, outline in found if outline])


def community_at(lon: float, lat: float) -> PlaceRef | None:
    """The community whose illustrative outline holds a WGS84 point, or None. Points never outrank an address."""
    path = community_index().at(lon, lat)
    return by_path(PlacePath(path)) if path else None
