"""Levels of millions of pairs, some at a time."""

from __future__ import annotations

import polars as pl

from jiayuan.ledgers.linking.levels import compared
from jiayuan.ledgers.linking.sides import both_sides

# Pairs compared at a time: bounds memory, costs nothing.
CHUNK = 500_000


def pair_levels(pairs: pl.DataFrame, rows: pl.DataFrame, base: pl.DataFrame) -> pl.DataFrame:
    """A line of levels per pair (n, b), in order."""
    starts = range(0, max(1, pairs.height), CHUNK)
    return pl.concat([compared(both_sides(pairs[start : start + CHUNK], rows, base)) for start in starts])
