"""How alike the two sides of every pair are: `rules.compare` for whole columns.

Every level is named as there, so that one model and one rule book serve bulk and live.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from rapidfuzz.distance import OSA, Hamming, JaroWinkler
from rapidfuzz.process import cpdist

ATTRS = ("name", "id", "birth", "phone", "place", "sex", "community")
# Alphabetic names so alike are one name with slips of the pen (Winkler 1990 calls .92 near certain).
ALIKE = 0.92
_NONE = pl.lit("none")


def _same(attr: str) -> pl.Expr:
    return pl.col(attr) == pl.col(f"{attr}_b")


def _missing(attr: str) -> pl.Expr:
    return (pl.col(attr) == "") | (pl.col(f"{attr}_b") == "")


def _distance(
    pairs: pl.DataFrame, chosen: pl.Series, attr: str, other: str, scorer: object, *, far: float
) -> pl.Series:
    """A character distance where `chosen`, `far` elsewhere."""
    result = np.full(pairs.height, far, np.float32)
    where = np.flatnonzero(chosen.to_numpy())
    if len(where):
        part = pairs[where.tolist()] if len(where) < pairs.height else pairs
        result[where] = cpdist(part[attr].to_list(), part[other].to_list(), scorer=scorer, dtype=np.float32, workers=2)  # type: ignore[arg-type]
    return pl.Series(result)


def _same_characters(pairs: pl.DataFrame, chosen: pl.Series) -> pl.Series:
    """Of the chosen pairs those whose names are the same characters in another order, the first in its place."""
    result = np.zeros(pairs.height, bool)
    where = np.flatnonzero(chosen.to_numpy())
    part = pairs.select("name", "name_b")[where.tolist()] if len(where) else pairs.select("name", "name_b").clear()
    result[where] = [a[0] == b[0] and sorted(a) == sorted(b) for a, b in part.iter_rows()]
    return pl.Series(result)


def name_levels(pairs: pl.DataFrame) -> pl.Series:
    """exact, pinyin, swap, one_char, prefix, surname, else, none."""
    differ = pairs.select((pl.col("name") != pl.col("name_b")) & ~_missing("name")).to_series()
    both_han = pairs["han"] & pairs["han_b"]
    lengths = pairs.select(a=pl.col("name").str.len_chars(), b=pl.col("name_b").str.len_chars())
    even = lengths["a"] == lengths["b"]
    long = even & (lengths["a"] >= 3)
    hamming = _distance(pairs, differ & both_han & long, "name", "name_b", Hamming.distance, far=99)
    swapped = _same_characters(
        pairs, both_han & long & (hamming >= 2) & (hamming < 99) & pairs.select(_same("family")).to_series()
    )
    alike = _distance(pairs, differ & ~both_han, "name", "name_b", JaroWinkler.similarity, far=0) >= ALIKE
    work = pairs.select("name", "name_b", "key", "key_b", "family", "family_b", "given", "given_b").with_columns(
        han=both_han, even=even, one=(hamming == 1) | alike, swapped=swapped, gap=(lengths["a"].cast(pl.Int32) - lengths["b"].cast(pl.Int32)).abs(),
    )  # fmt: skip
    begins = pl.col("name").str.starts_with(pl.col("name_b")) | pl.col("name_b").str.starts_with(pl.col("name"))
    shorter = pl.min_horizontal(pl.col("name").str.len_chars(), pl.col("name_b").str.len_chars())
    level = (
        pl.when(_missing("name")).then(_NONE)
        .when(_same("name")).then(pl.lit("exact"))
        .when(pl.col("han") & pl.col("even") & _same("key")).then(pl.lit("pinyin"))
        .when(pl.col("swapped") | (~pl.col("han") & _same("key"))).then(pl.lit("swap"))
        .when(pl.col("one")).then(pl.lit("one_char"))
        .when(pl.col("han") & (pl.col("gap") == 1) & (shorter >= 2) & begins).then(pl.lit("prefix"))
        .when(_same("family") | (~pl.col("han") & _same("given"))).then(pl.lit("surname"))
        .otherwise(pl.lit("else"))
    )  # fmt: skip
    return work.select(level).to_series()


def id_levels(pairs: pl.DataFrame) -> pl.Series:
    """exact, edit, first14, mask, else, none."""
    open_ones = pairs.select(~((pl.col("id") != "") & _same("id")) & ~_missing("near")).to_series()
    edits = _distance(pairs, open_ones, "near", "near_b", OSA.distance, far=99)
    masked = pairs["near"].str.contains("*", literal=True)
    fits = pl.col("near").str.len_chars() == pl.col("near_b").str.len_chars()
    starts = pl.col("near").str.extract(r"^([^*]*)").fill_null("")
    ends = pl.col("near").str.extract(r"([^*]*)$").fill_null("")
    work = pairs.select("id", "id_b", "near", "near_b").with_columns(edits=edits, masked=masked)
    level = (
        pl.when((pl.col("id") != "") & _same("id")).then(pl.lit("exact"))
        .when(_missing("near")).then(_NONE)
        .when(pl.col("masked") & fits & pl.col("near_b").str.starts_with(starts) & pl.col("near_b").str.ends_with(ends)).then(pl.lit("mask"))
        .when(pl.col("masked")).then(pl.lit("else"))
        .when(pl.col("edits") <= 1).then(pl.lit("edit"))
        .when((pl.col("near").str.len_chars() >= 14) & (pl.col("near").str.slice(0, 14) == pl.col("near_b").str.slice(0, 14))).then(pl.lit("first14"))
        .otherwise(pl.lit("else"))
    )  # fmt: skip
    return work.select(level).to_series()


def birth_levels(pairs: pl.DataFrame, ids: pl.Series) -> pl.Series:
    """day, month, digit, else, none. A date that only repeats the number counts where the number itself cannot."""
    # Where the other side has no number, the date inside ours is the only use of it and counts once.
    usable = pl.when(pl.col("birth") != "").then("birth").when(ids == "none").then("id_birth").otherwise(pl.lit(""))
    other = (
        pl.when(pl.col("birth_b") != "").then("birth_b").when(ids == "none").then("id_birth_b").otherwise(pl.lit(""))
    )
    work = pairs.select(birth=usable, birth_b=other)
    differ = work.select(~_missing("birth") & ~_same("birth")).to_series()
    digits = _distance(work, differ, "birth", "birth_b", Hamming.distance, far=99)
    # Day and month exchanged, as people who write dates in another order do.
    turned = pl.concat_str(
        pl.col("birth").str.slice(0, 5), pl.col("birth").str.slice(8, 2), pl.lit("-"), pl.col("birth").str.slice(5, 2)
    )
    level = (
        pl.when(_missing("birth")).then(_NONE)
        .when(_same("birth")).then(pl.lit("day"))
        .when((pl.col("digits") <= 1) | (turned == pl.col("birth_b"))).then(pl.lit("digit"))
        .when(pl.col("birth").str.slice(0, 7) == pl.col("birth_b").str.slice(0, 7)).then(pl.lit("month"))
        .otherwise(pl.lit("else"))
    )  # fmt: skip
    return work.with_columns(digits=digits).select(level).to_series()


def phone_levels(pairs: pl.DataFrame) -> pl.Series:
    """exact, shared (more than three people hold it), digit (one edit), else, none."""
    missing = (pl.col("phones").list.len() == 0) | (pl.col("phones_b").list.len() == 0)
    common = pl.col("phones").list.set_intersection("phones_b").list.len() > 0
    work = pairs.select("phones", "phones_b", "holders_b", missing=missing, common=common, one=pl.col("phones").list.first(), two=pl.col("phones_b").list.first()).with_columns(pl.col("one", "two").fill_null(""))  # fmt: skip
    near = _distance(work, ~(work["missing"] | work["common"]), "one", "two", OSA.distance, far=99) <= 1
    level = (
        pl.when("missing").then(_NONE)
        .when(pl.col("common") & (pl.col("holders_b") > 3)).then(pl.lit("shared"))
        .when("common").then(pl.lit("exact"))
        .when("near").then(pl.lit("digit"))
        .otherwise(pl.lit("else"))
    )  # fmt: skip
    return work.with_columns(near=near).select(level).to_series()


def place_levels(pairs: pl.DataFrame) -> pl.Series:
    """room, building, compound, else, none. Heads agree when one ends with the other: prefixes are often left out."""
    tail = pl.col("head").str.ends_with(pl.col("head_b")) | pl.col("head_b").str.ends_with(pl.col("head"))
    agree = _same("head") | (
        tail & (pl.min_horizontal(pl.col("head").str.len_chars(), pl.col("head_b").str.len_chars()) >= 2)
    )
    unit = (pl.col("mid") == "") | (pl.col("mid_b") == "") | _same("mid")
    numbers = (pl.col("first") != "") & _same("first")
    doors = numbers & _same("last") & unit
    level = (
        pl.when(_missing("head")).then(_NONE)
        .when(agree & doors & (pl.col("last") != "")).then(pl.lit("room"))
        .when(agree & numbers).then(pl.lit("building"))
        .when(agree).then(pl.lit("compound"))
        # The same three numbers under another name: the compound may have been renamed, so nothing is known.
        .when(doors & (pl.col("mid") != "") & (pl.col("mid_b") != "")).then(_NONE)
        .otherwise(pl.lit("else"))
    )  # fmt: skip
    return pairs.select(level).to_series()


def equal_levels(pairs: pl.DataFrame, attr: str) -> pl.Series:
    level = pl.when(_missing(attr)).then(_NONE).when(_same(attr)).then(pl.lit("same")).otherwise(pl.lit("else"))
    return pairs.select(level).to_series()


def compared(pairs: pl.DataFrame) -> pl.DataFrame:
    """A column of levels per attribute of ATTRS; `pairs` holds both sides, the base's with the suffix _b."""
    ids = id_levels(pairs)
    found = {
        "name": name_levels(pairs),
        "id": ids,
        "birth": birth_levels(pairs, ids),
        "phone": phone_levels(pairs),
        "place": place_levels(pairs),
        "sex": equal_levels(pairs, "sex"),
        "community": equal_levels(pairs, "community"),
    }
    return pl.DataFrame(found).select(pl.col(attr).cast(pl.Categorical) for attr in ATTRS)
