"""Days of birth and death: ages counted back from a day, twins, the recently dead."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Ints

TWINS, DECEASED = 0.006, 0.007


def days(as_of_ordinal: int, ages: Ints, offsets: Ints) -> Ints:
    """Birth dates as yyyymmdd of people of whole `ages`, `offsets` days (0–364) after their last birthday."""
    ordinals = as_of_ordinal - (ages * 365.2425).astype(np.int64) - offsets
    stamps = (ordinals - 719163).astype("datetime64[D]")
    months = stamps.astype("datetime64[M]")
    years = months.astype("datetime64[Y]").astype(np.int64) + 1970
    month = months.astype(np.int64) % 12 + 1
    day = (stamps - months).astype(np.int64) + 1
    return np.asarray(years * 10_000 + month * 100 + day, np.int64)


def births(rng: np.random.Generator, ages: Ints, as_of: date, elder: Ints, younger: Ints) -> tuple[Ints, Ints]:
    """Birth dates (yyyymmdd) and the twin rows, whose date is that of the sibling."""
    born = days(as_of.toordinal(), ages, rng.integers(0, 365, len(ages)))
    # The documented share is of everybody; only second children can be twins.
    share = min(1.0, TWINS * len(ages) / 2 / max(len(elder), 1))
    twins = rng.random(len(elder)) < share
    born[younger[twins]] = born[elder[twins]]
    ages[younger[twins]] = ages[elder[twins]]
    return born, np.concatenate([elder[twins], younger[twins]])


def deaths(rng: np.random.Generator, ages: Ints, as_of: date) -> pl.Series:
    """Days of death within the last two years, .7 % of all, nine in ten of them over 65."""
    old = ages > 65
    share = np.where(old, 0.9 * DECEASED * len(ages) / max(old.sum(), 1), 0.1 * DECEASED)
    gone = rng.random(len(ages)) < share
    ordinals = as_of.toordinal() - rng.integers(10, 730, len(ages))
    return pl.Series([date.fromordinal(int(day)) if dead else None for day, dead in zip(ordinals, gone, strict=True)])
