"""Who of the base a row could be: joins on keys instead of comparing all with all.

The live match makes the same five look-ups: number, phone, family name with birth date, room, name with community.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

# A key that this many of the base share says nothing and would make millions of pairs.
CROWD = 60
NAMESAKES = 20
# Candidates of one row; more than a decision can need.
MOST = 50
PAIR = ("n", "b")


def learned_communities(rows: pl.DataFrame, base: pl.DataFrame) -> pl.DataFrame:
    """Rows that name a compound but no community get the one in which the base knows that compound, if there is one."""
    known = base.filter((pl.col("head") != "") & (pl.col("community") != ""))
    single = known.group_by("head").agg(pl.col("community").unique()).filter(pl.col("community").list.len() == 1)
    there = single.select("head", there=pl.col("community").list.first())
    found = rows.join(there, on="head", how="left", maintain_order="left")
    blank = (pl.col("community") == "") & pl.col("there").is_not_null()
    return found.with_columns(pl.when(blank).then("there").otherwise("community").alias("community")).drop("there")


def _keyed(table: pl.DataFrame, keys: Sequence[str], number: str) -> pl.DataFrame:
    # Joins must not meet on nothing: two empty names are not the same name.
    filled = [pl.col(key) != "" for key in keys]
    return table.filter(pl.all_horizontal(filled)).select(pl.col("n").alias(number), *keys)


def _join(rows: pl.DataFrame, base: pl.DataFrame, keys: Sequence[str], most: int) -> pl.DataFrame:
    right = _keyed(base, keys, "b")
    asked = _keyed(rows, keys, "n")
    right = right.join(asked.select(keys).unique(), on=list(keys), how="semi")
    right = right.filter(pl.len().over(list(keys)) <= most)
    return asked.join(right, on=list(keys), how="inner").select(PAIR)


def _phones(table: pl.DataFrame) -> pl.DataFrame:
    return table.select("n", "phones").explode("phones").drop_nulls("phones").rename({"phones": "phone"})


def _rooms(rows: pl.DataFrame, base: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Same door: with the unit where both sides name it, without where one leaves it out."""
    door = ["head", "first", "last"]
    yield _join(rows, base, [*door, "mid"], CROWD)
    for bare, full in ((rows.filter(pl.col("mid") == ""), base), (rows, base.filter(pl.col("mid") == ""))):
        yield _join(bare, full, door, CROWD)


def _kindred(pairs: pl.DataFrame, rows: pl.DataFrame, base: pl.DataFrame) -> pl.DataFrame:
    """Of people met at one door or telephone those who share family name, given name or birth date with the row.

    The others are housemates: nothing could make them the row's person, and they are most of the pairs.
    """
    ours, theirs = rows.select(_KIN)[pairs["n"]], base.select(_KIN)[pairs["b"]]
    like = [(ours[key] == theirs[key]) & (ours[key] != "") for key in _KIN]
    return pairs.filter(like[0] | like[1] | like[2])


_KIN = ("family", "given", "born")


def _joins(rows: pl.DataFrame, base: pl.DataFrame) -> Iterator[pl.DataFrame]:
    yield _join(rows, base, ["id"], CROWD)
    yield _join(rows, base, ["family", "born"], CROWD)
    yield _join(rows, base, ["key", "born"], CROWD)
    yield _kindred(_join(_phones(rows), _phones(base), ["phone"], CROWD), rows, base)
    for pairs in _rooms(rows, base):
        yield _kindred(pairs, rows, base)
    yield _join(rows, base, ["name", "community"], NAMESAKES)
    # Who names no community: a rare name alone is worth a look.
    yield _join(rows.filter(pl.col("community") == ""), base, ["name"], NAMESAKES)


# What two sides of an alphabetic pair may share; `f`, `g` and `f3`, `g3` are how family and given name begin.
_LETTERED_KEYS = (
    ("given", "born"), ("f", "born"), ("g", "born"), ("first", "born"), ("head", "born"),
    ("family", "head"), ("given", "head"), ("f", "head", "first"), ("g", "head", "first"), ("head", "first"),
    ("f3", "g3"), ("f", "first", "last"), ("g", "first", "last"),
)  # fmt: skip


def _beginnings(table: pl.DataFrame) -> pl.DataFrame:
    parts = {"f": ("family", 1), "g": ("given", 1), "f3": ("family", 3), "g3": ("given", 3)}
    return table.with_columns(pl.col(name).str.slice(0, length).alias(part) for part, (name, length) in parts.items())


def _lettered(rows: pl.DataFrame, base: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Names in an alphabet are misspelt more often: whatever two other fields agree is worth a look."""
    rows, base = _beginnings(rows), _beginnings(base)
    for keys in _LETTERED_KEYS:
        yield _join(rows, base, keys, NAMESAKES)
    # Family and given name stand in each other's place.
    turned = rows.rename({"f": "g", "g": "f"})
    yield _join(turned, base, ("f", "born"), NAMESAKES)


def _nearest(found: list[pl.DataFrame], pairs: pl.DataFrame) -> pl.DataFrame:
    """At most MOST people per row, those of the stronger look-ups first."""
    crowded = pairs.group_by("n").len().filter(pl.col("len") > MOST).select("n")
    if crowded.is_empty():
        return pairs
    # Order matters to these few rows only, and costs too much for all.
    ordered = pl.concat(one.join(crowded, on="n", how="semi").sort(PAIR) for one in found)
    kept = ordered.unique(maintain_order=True).group_by("n", maintain_order=True).head(MOST)
    return pl.concat([pairs.join(crowded, on="n", how="anti"), kept.select(PAIR)]).sort(PAIR)


def candidates(rows: pl.DataFrame, base: pl.DataFrame, *, lettered: bool = True) -> pl.DataFrame:
    """Pairs (n, b) of row numbers, each once, in order.

    `lettered` adds what the live match has no look-up for: two other fields that agree beside an alphabetic name.
    """
    born = pl.when(pl.col("birth") != "").then("birth").otherwise("id_birth").alias("born")
    rows, base = rows.with_columns(born), base.with_columns(born)
    found = list(_joins(rows, base))
    if lettered:
        found += _lettered(rows.filter(~pl.col("han")), base)
    return _nearest(found, pl.concat(found).unique().sort(PAIR))
