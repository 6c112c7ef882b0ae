"""How alike two names are."""

from __future__ import annotations

import numpy as np
import polars as pl
from rapidfuzz.distance import OSA, Hamming, JaroWinkler

from jiayuan.ledgers.linking.levels.parts import NONE, distance, missing, same
from jiayuan.ledgers.rules.likeness import ALIKE, ALIKE_PARTS, MOST_SLIPS, SLIPS

FAR = 99


def _same_characters(pairs: pl.DataFrame, chosen: pl.Series) -> pl.Series:
    """Of the chosen pairs those whose names are the same characters in another order, the first in its place."""
    result = np.zeros(pairs.height, bool)
    where = np.flatnonzero(chosen.to_numpy())
    # An empty list of rows would lose the columns' types.
    part = pairs.select("name", "name_b")[where.tolist()] if len(where) else pairs.select("name", "name_b").clear()
    result[where] = [a[0] == b[0] and sorted(a) == sorted(b) for a, b in part.iter_rows()]
    return pl.Series(result)


def _given_fits(pairs: pl.DataFrame, chosen: pl.Series) -> pl.Series:
    """`rules.likeness._given_fits` for the chosen pairs."""
    sides = pairs.select("given", "given_b")
    longer = pl.max_horizontal(pl.col("given").str.len_chars(), pl.col("given_b").str.len_chars())
    most = pl.lit(MOST_SLIPS)
    for length, slips in reversed(SLIPS):
        most = pl.when(longer <= length).then(slips).otherwise(most)
    slips_made = distance(sides, chosen, "given", OSA.distance, otherwise=FAR)
    near = distance(sides, chosen, "given", JaroWinkler.similarity, otherwise=0) >= ALIKE_PARTS
    return near & (slips_made <= sides.select(most).to_series())


def _parts_alike(pairs: pl.DataFrame, chosen: pl.Series) -> pl.DataFrame:
    """Of the chosen alphabetic pairs: `straight`, `crossed` (the parts in each other's place), `single` (one lacks)."""
    ours, theirs = ("family", "given"), ("family_b", "given_b")
    near = {}
    for one in ours:
        for other in theirs:
            sides = pairs.select(part=one, part_b=other)
            near[one, other] = distance(sides, chosen, "part", JaroWinkler.similarity, otherwise=0) >= ALIKE_PARTS
    single = pairs.select(~pl.col("name").str.contains(" ") | ~pl.col("name_b").str.contains(" ")).to_series()
    straight = [near[one, f"{one}_b"] for one in ours]
    fits = _given_fits(pairs, chosen)
    crossed = near["family", "given_b"] & near["given", "family_b"]
    return pl.DataFrame(
        {
            "straight": straight[0] & fits,
            "fits": fits,
            "crossed": crossed,
            "lone": single,
            "single": single & (straight[0] | straight[1]),
        }
    )


def _slips(pairs: pl.DataFrame) -> pl.DataFrame:
    """Per pair: `both` (in ideographs), `one` (one character, or the alphabet's likeness), `swapped`, `single`."""
    facts = pairs.select(
        differ=(pl.col("name") != pl.col("name_b")) & ~missing("name"),
        han=pl.col("han") & pl.col("han_b"),
        # Two characters give no hold: 王秀 and 王国 are different people.
        long=(pl.col("name").str.len_chars() == pl.col("name_b").str.len_chars())
        & (pl.col("name").str.len_chars() >= 3),
        family=same("family"),
    )
    wrong = distance(pairs, facts["differ"] & facts["han"] & facts["long"], "name", Hamming.distance, otherwise=FAR)
    alike = distance(pairs, facts["differ"] & ~facts["han"], "name", JaroWinkler.similarity, otherwise=0)
    swapped = _same_characters(pairs, facts["family"] & facts["han"] & (wrong >= 2) & (wrong < FAR))
    parts = _parts_alike(pairs, facts["differ"] & ~facts["han"])
    whole = (alike >= ALIKE) & (parts["lone"] | parts["fits"])
    return pl.DataFrame({
        "both": facts["han"], "one": (wrong == 1) | whole | parts["straight"],
        "swapped": swapped, "crossed": parts["crossed"], "single": parts["single"],
    })  # fmt: skip


def name_levels(pairs: pl.DataFrame) -> pl.Series:
    """exact, pinyin, swap, one_char, prefix, surname, else, none."""
    lengths = [pl.col(name).str.len_chars().cast(pl.Int32) for name in ("name", "name_b")]
    gap, shorter = (lengths[0] - lengths[1]).abs(), pl.min_horizontal(lengths)
    begins = pl.col("name").str.starts_with(pl.col("name_b")) | pl.col("name_b").str.starts_with(pl.col("name"))
    level = (
        pl.when(missing("name")).then(NONE)
        .when(same("name")).then(pl.lit("exact"))
        .when(pl.col("both") & (gap == 0) & same("key")).then(pl.lit("pinyin"))
        # The key of an alphabetic name is its parts in order of the alphabet: the same parts, exchanged.
        .when(pl.col("swapped") | (~pl.col("both") & same("key"))).then(pl.lit("swap"))
        .when("one").then(pl.lit("one_char"))
        .when("crossed").then(pl.lit("swap"))
        .when("single").then(pl.lit("prefix"))
        .when(pl.col("both") & (gap == 1) & (shorter >= 2) & begins).then(pl.lit("prefix"))
        .when(same("family") | (~pl.col("both") & same("given"))).then(pl.lit("surname"))
        .otherwise(pl.lit("else"))
    )  # fmt: skip
    return pairs.hstack(_slips(pairs)).select(level).to_series()
