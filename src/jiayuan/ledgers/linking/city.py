"""The guard rules alone, on blinded keys: what a city does before it weighs anything.

A table has id, name, phone, room, birth and community as integers, null where a cell is empty. Equal keys are equal
values; nothing near can be seen, so a number under another name is left to people.
"""

from __future__ import annotations

import polars as pl

# The rule, and what must agree; see `ledgers.rules.guards`.
BY_KEYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("G1", ("id", "name")),
    ("G2", ("name", "phone")),
    ("G3", ("name", "room")),
    ("G4", ("name", "birth", "community")),
)


def _found(base: pl.LazyFrame, rows: pl.LazyFrame, keys: tuple[str, ...]) -> pl.DataFrame:
    """Rows that exactly one person fits, with that person; those that several fit have none."""
    filled = pl.all_horizontal(pl.col(key).is_not_null() for key in keys)
    ours = rows.filter(filled).select("n", *keys)
    # The few rows are the side that is kept in memory; the city streams past.
    pairs = base.filter(filled).select("b", *keys).join(ours, on=list(keys), how="inner").select("n", "b")
    alone = pairs.group_by("n").agg(pl.col("b").first(), fits=pl.len())
    return alone.select("n", b=pl.when(pl.col("fits") == 1).then("b")).collect(engine="streaming")


def _strange_numbers(base: pl.LazyFrame, rows: pl.LazyFrame) -> pl.Series:
    """Rows whose number somebody of another name bears: by G1 and the score nobody may be linked."""
    numbered = rows.filter(pl.col("id").is_not_null()).select("n", "id", "name")
    owners = base.filter(pl.col("id").is_not_null()).select("id", owner="name")
    met = owners.join(numbered, on="id", how="inner").filter(pl.col("owner") != pl.col("name"))
    return met.select("n").collect(engine="streaming")["n"]


def guard_links(base: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """n, b (line in the base, null where nobody or several fit) and rule, a line per row.

    A number of its own name comes first, as in `rules.match`; a row with a relative's number is linked only by
    telephone or door.
    """
    people = base.with_columns(b=pl.int_range(pl.len(), dtype=pl.UInt32)).lazy()
    asked = rows.with_columns(n=pl.int_range(pl.len(), dtype=pl.UInt32)).lazy()
    result = asked.select("n", b=pl.lit(None, pl.UInt32), rule=pl.lit("")).collect()
    strange = _strange_numbers(people, asked)
    for rule, keys in BY_KEYS:
        found = _found(people, asked, keys)
        if rule == "G4":
            found = found.filter(~pl.col("n").is_in(strange.implode()))
        result = _taken(result, found, rule)
    return result


def _taken(result: pl.DataFrame, found: pl.DataFrame, rule: str) -> pl.DataFrame:
    """Rows without a person take the one found; a second rule that names somebody else takes the link back."""
    met = result.join(found.rename({"b": "other"}), on="n", how="left", maintain_order="left")
    free = (pl.col("rule") == "") & pl.col("other").is_not_null()
    contrary = (
        (pl.col("rule") != "")
        & (pl.col("rule") != "G1")
        & pl.col("other").is_not_null()
        & (pl.col("other") != pl.col("b"))
    )
    return met.select(
        "n",
        b=pl.when(free).then("other").when(contrary).then(None).otherwise("b"),
        rule=pl.when(free).then(pl.lit(rule)).when(contrary).then(pl.lit("several")).otherwise("rule"),
    )
