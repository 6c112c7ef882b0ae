"""How many people, rooms and houses each community of the demo gets."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from jiayuan.config.demo.scale import Scale

RESIDENTS = 1_106_214  # census 2020
FOCUS = "110102001"  # 西长安街街道: loaded in full by the default demo
FOCUS_YARDS = 1_454
FOCUS_GRIDS = 71
PER_HOUSEHOLD = 2.46
OCCUPIED = 0.945
ROOMS_PER_NODE = 15.8
# Published figures of single streets (2010, 什刹海 2020); the others share the rest by their number of communities.
KNOWN = {"西长安街": 50_000, "新街口": 95_497, "月坛": 116_543, "金融街": 67_888, "什刹海": 75_447}


def read_divisions(file: Path) -> pl.DataFrame:
    """Communities with code, name, street code and street name, in the order of their codes."""
    rows = pl.read_csv(file, schema_overrides={"code": pl.String, "parent": pl.String})
    streets = rows.filter(pl.col("level") == "street").select(parent="code", street_name="name")
    found = rows.filter(pl.col("level") == "community").join(streets, on="parent", maintain_order="left").sort("code")
    head = pl.col("code")
    return found.select(
        "name",
        "street_name",
        code12="code",
        street=head.str.head(9),
        path=pl.format("{}.{}.{}.", head.str.slice(0, 6), head.str.slice(6, 3), head.str.slice(9, 3)),
    )


def _street_people(streets: pl.DataFrame) -> pl.DataFrame:
    known = pl.lit(None, pl.Int64)
    for name, people in KNOWN.items():
        known = pl.when(pl.col("street_name").str.starts_with(name)).then(people).otherwise(known)
    frame = streets.with_columns(known=known)
    rest = RESIDENTS - int(frame["known"].sum())
    open_ones = pl.col("known").is_null()
    share = pl.col("communities") / pl.col("communities").filter(open_ones).sum()
    return frame.with_columns(people=pl.col("known").fill_null((share * rest).round()).cast(pl.Int64))


def targets(communities: pl.DataFrame, scale: Scale) -> pl.DataFrame:
    """Adds `people`, `rooms`, `yards`, `buildings` and `grids` wanted in each community."""
    streets = communities.group_by("street", "street_name", maintain_order=True).agg(communities=pl.len())
    share = pl.when(pl.col("street") == FOCUS).then(scale.focus).otherwise(scale.others)
    # Sizes of single communities are not published: equal parts of the street.
    people = pl.col("people") / pl.col("communities") * share
    frame = communities.join(_street_people(streets), on=["street", "street_name"], maintain_order="left").with_columns(
        share=share, people=people.round().clip(lower_bound=20).cast(pl.Int64)
    )
    rooms = pl.col("people") / PER_HOUSEHOLD / OCCUPIED
    nodes = pl.when(pl.col("street") == FOCUS).then(
        FOCUS_YARDS / pl.col("communities") * pl.col("share")
    ).otherwise(rooms / ROOMS_PER_NODE)  # fmt: skip
    grids = FOCUS_GRIDS / pl.len().over("street")
    frame = frame.with_columns(rooms=rooms.ceil().cast(pl.Int64), nodes=spread(nodes))
    return frame.with_columns(
        buildings=(pl.col("nodes") * 0.164).ceil().clip(lower_bound=1).cast(pl.Int64),
        grids=pl.when(pl.col("street") == FOCUS).then(spread(grids)).otherwise(4),
    ).with_columns(yards=(pl.col("nodes") - pl.col("buildings")).clip(lower_bound=1))


def spread(share: pl.Expr) -> pl.Expr:
    """Whole numbers that follow a fractional share and add up right within a street."""
    # Rounding the running sum keeps the total exact where rounding each part would not.
    running = share.cum_sum().over("street").round(6).round()
    return (running - running.shift(1, fill_value=0).over("street")).cast(pl.Int64)
