"""The demo's part of the place tree: compounds and lanes, buildings and yards, units and rooms in one frame."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from jiayuan.config.demo.buildings import make_buildings
from jiayuan.config.demo.compounds import make_compounds
from jiayuan.config.demo.housenames import old_names
from jiayuan.config.demo.rooms import make_rooms, make_units

PLACE_COLUMNS = ("path", "kind", "name", "floors", "units", "lon", "lat")
ROOM_COLUMNS = ("path", "code12", "kind", "street", "number", "unit", "room", "building", "lon", "lat")


@dataclass(frozen=True, slots=True)
class Houses:
    """`places` is ready for places.api.load_tree; `rooms` adds what generators need; `aliases` are old names."""

    places: pl.DataFrame
    rooms: pl.DataFrame
    aliases: pl.DataFrame


def _places(compounds: pl.DataFrame, buildings: pl.DataFrame, units: pl.DataFrame, rooms: pl.DataFrame) -> pl.DataFrame:
    """All floors of the tree below each other: parents always stand before their children."""
    tall = {"floors": pl.col("floors").cast(pl.Int16), "units": pl.col("units").cast(pl.Int16)}
    parts = (
        compounds.select("path", "kind", "name", "lon", "lat"),
        buildings.select("path", "kind", "name", "lon", "lat", **tall),
        units.select("path", "name", kind=pl.lit("unit")),
        rooms.select("path", "name", kind=pl.lit("room")),
    )
    return pl.concat(parts, how="diagonal").select(PLACE_COLUMNS)


def _addressed(buildings: pl.DataFrame, units: pl.DataFrame, rooms: pl.DataFrame) -> pl.DataFrame:
    """Rooms with everything an address line is written from."""
    named = buildings.select("street", "kind", "lon", "lat", building="path", number="name")
    unit_names = units.select(parent="path", building="parent", unit="name")
    # The kind that counts is the house's: a room of a yard is written otherwise than one of a building.
    whole = rooms.drop("kind").rename({"name": "room"}).join(unit_names, on="parent", maintain_order="left")
    return whole.join(named, on="building", maintain_order="left").select(*ROOM_COLUMNS)


def houses(seed: int, targets: pl.DataFrame, anchors: pl.DataFrame) -> Houses:
    """Builds the tree below the communities. `anchors` holds points (code12, lon, lat) inside every community."""
    compounds = make_compounds(seed, targets, anchors)
    buildings = make_buildings(seed, compounds)
    units = make_units(buildings)
    rooms = make_rooms(units)
    places = _places(compounds, buildings, units, rooms)
    return Houses(places, _addressed(buildings, units, rooms), old_names(seed, compounds))
