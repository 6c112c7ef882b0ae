"""Compounds and lanes, buildings and yards, units and rooms: the demo's part of the place tree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Floats, Ints, Texts, dice, pick
from jiayuan.config.demo.words import COMPOUND_END, COMPOUND_FIRST, COMPOUND_SECOND, LANE_END

YARDS_PER_LANE = 35
BUILDINGS_PER_COMPOUND = 3.7
METRES_PER_DEGREE = 111_000


@dataclass(frozen=True, slots=True)
class Houses:
    """`places` is ready for places.api.load_tree; `rooms` adds what generators need; `aliases` are old names."""

    places: pl.DataFrame
    rooms: pl.DataFrame
    aliases: pl.DataFrame


def _groups(targets: pl.DataFrame, members: str, per_group: float) -> tuple[Ints, Ints]:
    """Community row of every group, and the number of members of each."""
    wanted = targets[members].to_numpy()
    groups = np.maximum(np.round(wanted / per_group), 1).astype(np.int64)
    community = np.repeat(np.arange(len(wanted)), groups)
    first = np.concatenate([[0], groups.cumsum()[:-1]])
    nth = np.arange(len(community)) - first[community]
    # As even as whole houses allow.
    base, extra = np.divmod(wanted, groups)
    return community, base[community] + (nth < extra[community])


def _names(rng: np.random.Generator, n: int, endings: tuple[str, ...]) -> Texts:
    """n different names: pairs of characters in shuffled order, then an ending."""
    pairs = [a + b for a in dict.fromkeys(COMPOUND_FIRST) for b in dict.fromkeys(COMPOUND_SECOND) if a != b]
    tails = pick(rng, endings, n)
    order = rng.permutation(len(pairs))
    again = np.arange(n) // len(pairs)
    mark = np.array(["", "北", "南", "东", "西", "中"], dtype=object)[again % 6]
    names: Texts = np.array(pairs, dtype=object)[order[np.arange(n) % len(pairs)]] + mark + tails
    return names


def _points(rng: np.random.Generator, anchors: pl.DataFrame, codes: Texts, spread: float) -> tuple[Floats, Floats]:
    """A point near one of the community's anchors for every code; `spread` in metres."""
    by_code = anchors.group_by("code12").agg("lon", "lat")
    lists = {code: (np.array(lon), np.array(lat)) for code, lon, lat in by_code.iter_rows()}
    lon, lat = np.empty(len(codes)), np.empty(len(codes))
    for code in dict.fromkeys(codes):
        rows = np.flatnonzero(codes == code)
        nth = rng.integers(0, len(lists[code][0]), len(rows))
        lon[rows], lat[rows] = lists[code][0][nth], lists[code][1][nth]
    # A degree of longitude is shorter than one of latitude up here: hence 1.3.
    shift = rng.normal(0, spread / METRES_PER_DEGREE, (2, len(codes)))
    return np.round(lon + shift[0] * 1.3, 6), np.round(lat + shift[1], 6)


def _compounds(seed: int, targets: pl.DataFrame, anchors: pl.DataFrame) -> pl.DataFrame:
    """Lanes first, then compounds, numbered through each community."""
    rng = dice(seed, "compounds")
    lane_at, yards = _groups(targets, "yards", YARDS_PER_LANE)
    compound_at, buildings = _groups(targets, "buildings", BUILDINGS_PER_COMPOUND)
    community = np.concatenate([lane_at, compound_at])
    codes = targets["code12"].to_numpy()[community]
    lon, lat = _points(rng, anchors, codes, 40)
    frame = pl.DataFrame(
        {
            "parent": targets["path"].to_numpy()[community],
            "code12": codes,
            "kind": ["lane"] * len(lane_at) + ["compound"] * len(compound_at),
            "name": [*_names(rng, len(lane_at), LANE_END), *_names(rng, len(compound_at), COMPOUND_END)],
            "size": np.concatenate([yards, buildings]),
            "lon": lon,
            "lat": lat,
        }
    )
    number = pl.int_range(1, pl.len() + 1).over("parent").cast(pl.String).str.zfill(4)
    return frame.with_columns(path=pl.format("{}{}.", "parent", number))


def _floors(rng: np.random.Generator, n: int) -> tuple[Ints, Ints, Ints]:
    """Floors, units and rooms per floor of n buildings."""
    low = rng.integers(5, 7, n)
    tall = np.where(rng.random(n) < 0.57, rng.integers(7, 13, n), rng.integers(13, 25, n))
    floors = np.where(rng.random(n) < 0.65, low, tall)
    units = pick(rng, (1, 2, 3, 4, 5, 6), n, (20, 24, 26, 16, 8, 6)).astype(np.int64)
    doors = pick(rng, (2, 3, 4), n, (62, 28, 10)).astype(np.int64)
    return floors, units, doors


def _buildings(seed: int, compounds: pl.DataFrame) -> pl.DataFrame:
    """Yards of lanes and buildings of compounds, with their floors, units and doors a floor."""
    rng = dice(seed, "buildings")
    frame = compounds.select("code12", "kind", "size", "lon", "lat", parent="path", street="name")
    frame = frame.select(pl.all().repeat_by("size").explode())
    n = frame.height
    floors, units, doors = _floors(rng, n)
    yard = (frame["kind"] == "lane").to_numpy()
    east, north = rng.normal(0, 45 / METRES_PER_DEGREE, (2, n))
    frame = frame.with_columns(
        number=pl.int_range(1, pl.len() + 1).over("parent"),
        floors=pl.Series(np.where(yard, 1, floors)),
        units=pl.Series(np.where(yard, 1, units)),
        doors=pl.Series(np.where(yard, rng.integers(3, 13, n), doors)),
        lon=pl.col("lon") + pl.Series(east * 1.3),
        lat=pl.col("lat") + pl.Series(north),
    )
    title = (
        pl.when(pl.col("kind") == "lane").then(pl.format("{}号院", "number")).otherwise(pl.format("{}号楼", "number"))
    )
    return frame.with_columns(
        name=title,
        kind=pl.when(pl.col("kind") == "lane").then(pl.lit("yard")).otherwise(pl.lit("building")),
        path=pl.format("{}{}.", "parent", pl.col("number").cast(pl.String).str.zfill(4)),
    )


def _units(buildings: pl.DataFrame) -> pl.DataFrame:
    frame = buildings.select("code12", "kind", "units", "floors", "doors", parent="path")
    frame = frame.select(pl.all().repeat_by("units").explode()).with_columns(
        nth=pl.int_range(1, pl.len() + 1).over("parent")
    )
    # A yard has no staircases; its rooms hang under a unit of no number.
    yard = pl.col("kind") == "yard"
    segment = pl.when(yard).then(pl.lit("00")).otherwise(pl.col("nth").cast(pl.String).str.zfill(2))
    name = pl.when(yard).then(pl.lit("院内")).otherwise(pl.format("{}单元", "nth"))
    return frame.with_columns(path=pl.format("{}{}.", "parent", segment), name=name)


def _rooms(units: pl.DataFrame) -> pl.DataFrame:
    frame = units.select("code12", "kind", "doors", parent="path", size=pl.col("floors") * pl.col("doors"))
    frame = frame.select(pl.all().repeat_by("size").explode()).with_columns(nth=pl.int_range(pl.len()).over("parent"))
    floor, door = pl.col("nth") // pl.col("doors") + 1, pl.col("nth") % pl.col("doors") + 1
    yard = pl.col("kind") == "yard"
    number = pl.when(yard).then(pl.col("nth") + 1).otherwise(floor * 100 + door).cast(pl.String)
    return frame.with_columns(
        name=pl.when(yard).then(pl.format("{}号", number)).otherwise(number),
        path=pl.format("{}{}.", "parent", number.str.zfill(4)),
    )


def _aliases(seed: int, compounds: pl.DataFrame) -> pl.DataFrame:
    """Every third compound or lane is still known by an older name."""
    rng = dice(seed, "aliases")
    old = compounds.filter(pl.Series(rng.random(compounds.height) < 1 / 3))
    names = _names(rng, old.height, ("旧里", "老院", "西里", "东里"))
    return old.select("path", alias=pl.Series(names.astype(str)), kind=pl.lit("old"))


def houses(seed: int, targets: pl.DataFrame, anchors: pl.DataFrame) -> Houses:
    """Builds the tree below the communities. `anchors` holds points (code12, lon, lat) inside every community."""
    compounds = _compounds(seed, targets, anchors)
    buildings = _buildings(seed, compounds)
    units = _units(buildings)
    rooms = _rooms(units)
    columns = ("path", "kind", "name", "floors", "units", "lon", "lat")
    tall = {"floors": pl.col("floors").cast(pl.Int16), "units": pl.col("units").cast(pl.Int16)}
    places = pl.concat(
        [
            compounds.select("path", "kind", "name", "lon", "lat"),
            buildings.select("path", "kind", "name", "lon", "lat", **tall),
            units.select("path", "name", kind=pl.lit("unit")),
            rooms.select("path", "name", kind=pl.lit("room")),
        ],
        how="diagonal",
    ).select(columns)
    named = buildings.select("street", "kind", "lon", "lat", building="path", number="name")
    unit_names = units.select(parent="path", building="parent", unit="name")
    known = (
        rooms.drop("kind")
        .rename({"name": "room"})
        .join(unit_names, on="parent", maintain_order="left")
        .join(named, on="building", maintain_order="left")
    )
    return Houses(places, known.select(*ROOM_COLUMNS), _aliases(seed, compounds))


ROOM_COLUMNS = ("path", "code12", "kind", "street", "number", "unit", "room", "building", "lon", "lat")
