"""Days of birth and death: ages counted back from a day, twins, the recently dead."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from jiayuan.config.demo.dice import Ints

TWINS, DECEASED = 0.006, 0.007
# Days before today within which the deceased died: long enough to be known, short enough to be in old ledgers.
DEAD_SINCE = (10, 730)


def days(as_of: date, ages: Ints, offsets: Ints) -> Ints:
    """Birth dates as yyyymmdd of people of whole `ages`, `offsets` days (0–364) after their last birthday."""
    birthday = np.datetime64(as_of, "D") - offsets.astype("timedelta64[D]")
    months = birthday.astype("datetime64[M]")
    years = birthday.astype("datetime64[Y]").astype(np.int64) + 1970 - ages
    month = months.astype(np.int64) % 12 + 1
    day = (birthday - months).astype(np.int64) + 1
    leap = (years % 4 == 0) & ((years % 100 != 0) | (years % 400 == 0))
    # Counting in days of an average year would miss birthdays by one, and with them the age that benefits ask for.
    day[(month == 2) & (day == 29) & ~leap] = 28
    return np.asarray(years * 10_000 + month * 100 + day, np.int64)


def births(rng: np.random.Generator, ages: Ints, as_of: date, elder: Ints, younger: Ints) -> tuple[Ints, Ints]:
    """Birth dates (yyyymmdd) and the twin rows, whose date is that of the sibling; `ages` of twins are made equal."""
    born = days(as_of, ages, rng.integers(0, 365, len(ages)))
    # The documented share is of everybody; only second children can be twins.
    share = min(1.0, TWINS * len(ages) / 2 / max(len(elder), 1))
    twins = rng.random(len(elder)) < share
    born[younger[twins]] = born[elder[twins]]
    ages[younger[twins]] = ages[elder[twins]]
    return born, np.concatenate([elder[twins], younger[twins]])


def deaths(rng: np.random.Generator, ages: Ints, as_of: date, born: pl.Series) -> pl.Series:
    """Days of death within the last two years, .7 % of all, nine in ten of them over 65; never before birth."""
    old = ages > 65
    share = np.where(old, 0.9 * DECEASED * len(ages) / max(old.sum(), 1), 0.1 * DECEASED)
    gone = rng.random(len(ages)) < share
    ordinals = as_of.toordinal() - rng.integers(*DEAD_SINCE, len(ages))
    # Who is younger than the chosen day died on the first day of life.
    return pl.Series(
        [
            max(date.fromordinal(int(day)), birth) if dead else None
            for day, birth, dead in zip(ordinals, born, gone, strict=True)
        ],
        dtype=pl.Date,
    )
