"""Staircases of buildings and the rooms behind their doors."""

from __future__ import annotations

import polars as pl


def make_units(buildings: pl.DataFrame) -> pl.DataFrame:
    frame = buildings.select("code12", "kind", "units", "floors", "doors", parent="path")
    frame = frame.select(pl.all().repeat_by("units").explode()).with_columns(
        nth=pl.int_range(1, pl.len() + 1).over("parent")
    )
    # A yard has no staircases; its rooms hang under a unit of no number.
    yard = pl.col("kind") == "yard"
    segment = pl.when(yard).then(pl.lit("00")).otherwise(pl.col("nth").cast(pl.String).str.zfill(2))
    name = pl.when(yard).then(pl.lit("院内")).otherwise(pl.format("{}单元", "nth"))
    return frame.with_columns(path=pl.format("{}{}.", "parent", segment), name=name)


def make_rooms(units: pl.DataFrame) -> pl.DataFrame:
    frame = units.select("code12", "kind", "doors", parent="path", size=pl.col("floors") * pl.col("doors"))
    frame = frame.select(pl.all().repeat_by("size").explode()).with_columns(nth=pl.int_range(pl.len()).over("parent"))
    floor, door = pl.col("nth") // pl.col("doors") + 1, pl.col("nth") % pl.col("doors") + 1
    yard = pl.col("kind") == "yard"
    number = pl.when(yard).then(pl.col("nth") + 1).otherwise(floor * 100 + door).cast(pl.String)
    return frame.with_columns(
        name=pl.when(yard).then(pl.format("{}号", number)).otherwise(number),
        path=pl.format("{}{}.", "parent", number.str.zfill(4)),
    )
