"""How alike two birth dates are."""

from __future__ import annotations

import polars as pl
from rapidfuzz.distance import Hamming

from jiayuan.ledgers.linking.levels.parts import NONE, distance, missing, same


def _usable(side: str, ids: pl.Series) -> pl.Expr:
    """A date of its own; the one inside the number only where the number itself cannot be compared."""
    # Otherwise one wrong number would speak twice.
    own, inside = pl.col(f"birth{side}"), pl.col(f"id_birth{side}")
    return pl.when(own != "").then(own).when(ids == "none").then(inside).otherwise(pl.lit("")).alias(f"birth{side}")


def birth_levels(pairs: pl.DataFrame, ids: pl.Series) -> pl.Series:
    """day, month, digit (one digit wrong, or day and month exchanged), else, none; `ids` are the pairs' id levels."""
    dates = pairs.select(_usable("", ids), _usable("_b", ids))
    differ = dates.select(~missing("birth") & ~same("birth")).to_series()
    wrong = distance(dates, differ, "birth", Hamming.distance, otherwise=99)
    birth = pl.col("birth").str
    turned = pl.concat_str(birth.slice(0, 5), birth.slice(8, 2), pl.lit("-"), birth.slice(5, 2))
    level = (
        pl.when(missing("birth")).then(NONE)
        .when(same("birth")).then(pl.lit("day"))
        .when(birth.slice(0, 7) == pl.col("birth_b").str.slice(0, 7)).then(pl.lit("month"))
        .when((pl.col("wrong") <= 1) | (turned == pl.col("birth_b"))).then(pl.lit("digit"))
        .otherwise(pl.lit("else"))
    )  # fmt: skip
    return dates.with_columns(wrong=wrong).select(level).to_series()
