"""How alike two document numbers are."""

from __future__ import annotations

import polars as pl
from rapidfuzz.distance import OSA

from jiayuan.ledgers.linking.levels.parts import NONE, distance, missing, same


def id_levels(pairs: pl.DataFrame) -> pl.Series:
    """exact, edit (one character or one exchange), first14, mask, else, none."""
    equal = (pl.col("id") != "") & same("id")
    unequal = pairs.select(~equal & ~missing("near")).to_series()
    edits = distance(pairs, unequal, "near", OSA.distance, otherwise=99)
    near, other = pl.col("near"), pl.col("near_b")
    masked = near.str.contains("*", literal=True)
    # The stars stand for the middle: what is left must be the beginning and the end of the other.
    fits = (
        (near.str.len_chars() == other.str.len_chars())
        & other.str.starts_with(near.str.extract(r"^([^*]*)").fill_null(""))
        & other.str.ends_with(near.str.extract(r"([^*]*)$").fill_null(""))
    )
    begins = (near.str.len_chars() >= 14) & (near.str.slice(0, 14) == other.str.slice(0, 14))
    level = (
        pl.when(equal).then(pl.lit("exact"))
        .when(missing("near")).then(NONE)
        .when(masked).then(pl.when(fits).then(pl.lit("mask")).otherwise(pl.lit("else")))
        .when(pl.col("edits") <= 1).then(pl.lit("edit"))
        .when(begins).then(pl.lit("first14"))
        .otherwise(pl.lit("else"))
    )  # fmt: skip
    return pairs.with_columns(edits=edits).select(level).to_series()
