"""Pairs with the columns of both sides next to each other."""

from __future__ import annotations

import polars as pl


def with_holders(base: pl.DataFrame) -> pl.DataFrame:
    """The base with `holders`: how many of its people have the most shared of a person's numbers."""
    phones = base.select("n", "phones").explode("phones").drop_nulls("phones")
    most = phones.with_columns(holders=pl.len().over("phones")).group_by("n").agg(pl.col("holders").max())
    return base.join(most, on="n", how="left", maintain_order="left").with_columns(pl.col("holders").fill_null(0))


def both_sides(pairs: pl.DataFrame, rows: pl.DataFrame, base: pl.DataFrame) -> pl.DataFrame:
    """A line per pair: the row's columns, and the base's with the suffix _b."""
    return rows[pairs["n"]].hstack(base.rename(lambda name: f"{name}_b")[pairs["b"]])
