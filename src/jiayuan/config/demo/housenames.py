"""Names of compounds and lanes, and the older names people still use."""

from __future__ import annotations

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Texts, dice, pick
from jiayuan.config.demo.words import COMPOUND_FIRST, COMPOUND_SECOND


def house_names(rng: np.random.Generator, n: int, endings: tuple[str, ...]) -> Texts:
    """n different names: pairs of characters in shuffled order, then an ending."""
    pairs = [a + b for a in dict.fromkeys(COMPOUND_FIRST) for b in dict.fromkeys(COMPOUND_SECOND) if a != b]
    tails = pick(rng, endings, n)
    order = rng.permutation(len(pairs))
    again = np.arange(n) // len(pairs)
    mark = np.array(["", "北", "南", "东", "西", "中"], dtype=object)[again % 6]
    names: Texts = np.array(pairs, dtype=object)[order[np.arange(n) % len(pairs)]] + mark + tails
    return names


def old_names(seed: int, compounds: pl.DataFrame) -> pl.DataFrame:
    """Every third compound or lane is still known by an older name."""
    rng = dice(seed, "aliases")
    old = compounds.filter(pl.Series(rng.random(compounds.height) < 1 / 3))
    names = house_names(rng, old.height, ("旧里", "老院", "西里", "东里"))
    return old.select("path", alias=pl.Series(names.astype(str)), kind=pl.lit("old"))
