"""How alike the telephone numbers of two sides are."""

from __future__ import annotations

import polars as pl
from rapidfuzz.distance import OSA

from jiayuan.ledgers.linking.levels.parts import NONE, distance

# A number that more people hold is a household's or an office's.
SHARED_BY = 3


def phone_levels(pairs: pl.DataFrame) -> pl.Series:
    """exact, shared (more than three people hold it), digit (one slip), else, none."""
    lists = pairs.select("phones", "phones_b", "holders_b")
    first = [pl.col(name).list.first().fill_null("").alias(alias) for name, alias in
             (("phones", "phone"), ("phones_b", "phone_b"))]  # fmt: skip
    facts = lists.select(
        *first,
        gone=(pl.col("phones").list.len() == 0) | (pl.col("phones_b").list.len() == 0),
        common=pl.col("phones").list.set_intersection("phones_b").list.len() > 0,
        many=pl.col("holders_b") > SHARED_BY,
    )
    slip = distance(facts, ~(facts["gone"] | facts["common"]), "phone", OSA.distance, otherwise=99)
    level = (
        pl.when("gone").then(NONE)
        .when(pl.col("common") & pl.col("many")).then(pl.lit("shared"))
        .when("common").then(pl.lit("exact"))
        .when(pl.col("slip") <= 1).then(pl.lit("digit"))
        .otherwise(pl.lit("else"))
    )  # fmt: skip
    return facts.with_columns(slip=slip).select(level).to_series()
