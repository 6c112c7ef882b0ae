"""Lanes and compounds of every community: how many, how large, where, and what they are called."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Floats, Ints, Texts, dice
from jiayuan.config.demo.housenames import house_names
from jiayuan.config.demo.words import COMPOUND_END, LANE_END

YARDS_PER_LANE = 35
BUILDINGS_PER_COMPOUND = 3.7
METRES_PER_DEGREE = 111_000


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


def make_compounds(seed: int, targets: pl.DataFrame, anchors: pl.DataFrame) -> pl.DataFrame:
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
            "name": [*house_names(rng, len(lane_at), LANE_END), *house_names(rng, len(compound_at), COMPOUND_END)],
            "size": np.concatenate([yards, buildings]),
            "lon": lon,
            "lat": lat,
        }
    )
    number = pl.int_range(1, pl.len() + 1).over("parent").cast(pl.String).str.zfill(4)
    return frame.with_columns(path=pl.format("{}{}.", "parent", number))
