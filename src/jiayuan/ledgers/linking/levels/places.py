"""How near two addresses are, told from their text."""

from __future__ import annotations

import polars as pl
from rapidfuzz.distance import JaroWinkler

from jiayuan.ledgers.linking.levels.parts import NONE, distance, missing, same
from jiayuan.ledgers.rules.compare import ALIKE_STREETS


def place_levels(pairs: pl.DataFrame) -> pl.Series:
    """room, house (the building, and one side tells no door), building, compound, else, none.

    Heads agree when one ends with the other: prefixes are often left out.
    """
    head, other = pl.col("head"), pl.col("head_b")
    tail = head.str.ends_with(other) | other.str.ends_with(head)
    short = pl.min_horizontal(head.str.len_chars(), other.str.len_chars()) < 2
    # Ideographs carry too much each to be guessed at, and so do paths of the place tree; words survive a slip.
    lettered = pairs.select(~missing("head") & ~same("head") & head.str.contains("^[a-z ]+$")).to_series()
    alike = distance(pairs, lettered, "head", JaroWinkler.similarity, otherwise=0)
    agree = same("head") | (tail & ~short) | (pl.col("alike") >= ALIKE_STREETS)
    unit = missing("mid") | same("mid")
    numbers = (pl.col("first") != "") & same("first")
    doors = numbers & same("last") & unit
    # Two doors of one building are two homes; a door left out speaks against nothing.
    within = (missing("last") | same("last")) & unit
    # The same three numbers under another name: the compound may have been renamed, nothing is known. Paths are sure.
    renamed = doors & (pl.col("mid") != "") & (pl.col("mid_b") != "") & ~head.str.ends_with(".")
    level = (
        pl.when(missing("head")).then(NONE)
        .when(agree & doors & (pl.col("last") != "")).then(pl.lit("room"))
        .when(agree & within & numbers).then(pl.lit("house"))
        .when(agree & numbers).then(pl.lit("building"))
        .when(agree).then(pl.lit("compound"))
        .when(renamed).then(NONE)
        .otherwise(pl.lit("else"))
    )  # fmt: skip
    return pairs.with_columns(alike=alike).select(level).to_series()
