"""How alike two document numbers are."""

from __future__ import annotations

import numpy as np
import polars as pl
from rapidfuzz.distance import OSA

from jiayuan.ledgers.linking.levels.parts import NONE, distance, missing, same
from jiayuan.ledgers.rules.likeness import mask_fits


def _fitting(pairs: pl.DataFrame, unequal: pl.Series) -> pl.Series:
    """Which masked numbers leave what the other side has; they are few, so one at a time."""
    masked = unequal & pairs["near"].str.contains("*", literal=True)
    result = np.zeros(pairs.height, bool)
    where = np.flatnonzero(masked.to_numpy())
    if len(where):
        result[where] = [mask_fits(a, b) for a, b in pairs.select("near", "near_b")[where.tolist()].iter_rows()]
    return pl.Series(result)


def id_levels(pairs: pl.DataFrame) -> pl.Series:
    """exact, edit (one character or one exchange), first14, mask, else, none."""
    equal = (pl.col("id") != "") & same("id")
    unequal = pairs.select(~equal & ~missing("near")).to_series()
    edits = distance(pairs, unequal, "near", OSA.distance, otherwise=99)
    near, other = pl.col("near"), pl.col("near_b")
    masked = near.str.contains("*", literal=True)
    begins = (near.str.len_chars() >= 14) & (near.str.slice(0, 14) == other.str.slice(0, 14))
    level = (
        pl.when(equal).then(pl.lit("exact"))
        .when(missing("near")).then(NONE)
        .when(masked).then(pl.when("fits").then(pl.lit("mask")).otherwise(pl.lit("else")))
        .when(pl.col("edits") <= 1).then(pl.lit("edit"))
        .when(begins).then(pl.lit("first14"))
        .otherwise(pl.lit("else"))
    )  # fmt: skip
    return pairs.with_columns(edits=edits, fits=_fitting(pairs, unequal)).select(level).to_series()
