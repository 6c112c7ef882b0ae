"""The proof that two engines run the same set: code, amount, bounds and missing facts of every unit, to the fen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import polars as pl
import pyarrow as pa

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.engines import ENGINES
from jiayuan.benefits.engine.families import random_families, tables_of
from jiayuan.benefits.engine.sets.frame import KEY, PEOPLE

# Families made at once: as objects they are far larger than as columns.
PIECE = 2_000


def random_tables(book: RuleBook, homes: int, seed: int, as_of: date) -> dict[str, pa.Table]:
    """The tables of so many random households, 10 % of their facts unknown; three people each on average."""
    pieces: dict[str, list[pa.Table]] = defaultdict(list)
    for first in range(0, homes, PIECE):
        families = random_families(book, min(PIECE, homes - first), seed + first, as_of)
        for name, table in tables_of(families, book, first).items():
            pieces[name].append(table)
    return {name: pa.concat_tables(parts) for name, parts in pieces.items()}


def _decided(table: pa.Table) -> pl.DataFrame:
    """Rows as 64-bit numbers: how wide a number is kept is the engine's own affair."""
    return pl.DataFrame(pl.from_arrow(table)).with_columns(pl.exclude(KEY).cast(pl.Int64))


def apart(one: pa.Table, other: pa.Table) -> set[str]:
    """Keys of the units that the two decide differently, or that only one of them has."""
    left, right = _decided(one), _decided(other)
    pairs = ((left, right), (right, left))
    return {key for a, b in pairs for key in a.join(b, on=a.columns, how="anti", nulls_equal=True)[KEY]}


def engine_differences(
    tables: Mapping[str, pa.Table], book: RuleBook, as_of: date, engines: tuple[str, str] = ("duckdb", "spark")
) -> list[tuple[str, str]]:
    """(policy, unit) of every disagreement, over all policies in force that are run over sets."""
    others = {name: table for name, table in tables.items() if name != PEOPLE}
    one, other = (ENGINES[name] for name in engines)
    found: list[tuple[str, str]] = []
    with (
        one(tables[PEOPLE], book, as_of, others=others) as left,
        other(tables[PEOPLE], book, as_of, others=others) as right,
    ):
        for policy in book.in_force(as_of):
            if policy.entity != "claim":
                units = apart(left.everything(policy), right.everything(policy))
                found.extend((policy.id, unit) for unit in sorted(units))
    return found
