"""The street network as columns: nodes with WGS84 positions, directed edges between node indexes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jiayuan.places.geo import M_PER_LAT, M_PER_LON
from jiayuan.places.seeds import seed_file

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
SHORTEST_M = 1.0
"""Shorter edges become this long: a zero in a sparse matrix may mean "no edge"."""


@dataclass(frozen=True, slots=True, eq=False)
class Roads:
    """`xy` are local metres (n × 2); `u`, `v` index the nodes; `length` is in metres."""

    lon: Floats
    lat: Floats
    xy: Floats
    u: Ints
    v: Ints
    length: Floats
    highway: list[str]
    name: list[str]
    oneway: NDArray[np.bool_]


def read_roads(folder: Path | None = None) -> Roads:
    """Reads `nodes.csv` and `edges.csv` of a folder (default: the network that ships)."""
    here = folder or seed_file("roads")
    nodes = pl.read_csv(here / "nodes.csv", columns=["node", "lon", "lat"]).with_row_index("ix")
    index = nodes.select("node", pl.col("ix").cast(pl.Int64))
    edges = (
        pl.read_csv(here / "edges.csv", schema_overrides={"name": pl.String})
        # The ids of the source have gaps: matrices need 0 … n-1.
        .join(index.rename({"node": "u", "ix": "from"}), on="u", maintain_order="left")
        .join(index.rename({"node": "v", "ix": "to"}), on="v", maintain_order="left")
    )
    lon, lat = nodes["lon"].to_numpy(), nodes["lat"].to_numpy()
    return Roads(
        lon=lon,
        lat=lat,
        xy=np.column_stack([lon * M_PER_LON, lat * M_PER_LAT]),
        u=edges["from"].to_numpy(),
        v=edges["to"].to_numpy(),
        length=np.maximum(edges["length_m"].to_numpy(), SHORTEST_M),
        highway=edges["highway"].fill_null("").to_list(),
        name=edges["name"].fill_null("").to_list(),
        oneway=edges["oneway"].to_numpy() == 1,
    )
