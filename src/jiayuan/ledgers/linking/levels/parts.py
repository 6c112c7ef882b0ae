"""What all comparisons share: equal, missing, and a distance where it matters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl
from rapidfuzz.process import cpdist

NONE = pl.lit("none")


def same(attr: str) -> pl.Expr:
    return pl.col(attr) == pl.col(f"{attr}_b")


def missing(attr: str) -> pl.Expr:
    return (pl.col(attr) == "") | (pl.col(f"{attr}_b") == "")


def distance(
    pairs: pl.DataFrame, chosen: pl.Series, attr: str, scorer: Callable[..., Any], *, otherwise: float
) -> pl.Series:
    """A distance or likeness of `attr` to `attr`_b in characters where `chosen`, `otherwise` elsewhere."""
    result = np.full(pairs.height, otherwise, np.float64)
    where = np.flatnonzero(chosen.to_numpy())
    # Doubles, as one pair alone is compared with: a threshold must not fall between the two.
    if len(where):
        part = pairs.select(attr, f"{attr}_b")[where.tolist()]
        left, right = (part[column].to_list() for column in part.columns)
        result[where] = cpdist(left, right, scorer=scorer, dtype=np.float64, workers=2)
    return pl.Series(result)


def equal_levels(pairs: pl.DataFrame, attr: str) -> pl.Series:
    """same, else, none."""
    level = pl.when(missing(attr)).then(NONE).when(same(attr)).then(pl.lit("same")).otherwise(pl.lit("else"))
    return pairs.select(level).to_series()
