"""Everybody's age on a day as a column: nearly every rule reads it, and the calendar is dear to compute row by row."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa

from jiayuan.benefits.engine.columns import state_column
from jiayuan.benefits.engine.facts import KNOWN


def _on_each_day(first: int, last: int, day: date) -> np.ndarray:
    """Completed years on `day` of who was born on each day from `first` to `last` (days since 1970)."""
    born = np.arange(first, last + 1).astype("datetime64[D]")
    months = born.astype("datetime64[M]")
    month, of_month = months.astype(int) % 12 + 1, (born - months).astype(int) + 1
    # Month and day as a pair: who was born on 29 February turns on 1 March.
    before = (month > day.month) | ((month == day.month) & (of_month > day.day))
    ages: np.ndarray = day.year - (born.astype("datetime64[Y]").astype(int) + 1970) - before
    return ages


def ages_of(table: pa.Table, day: date) -> pa.Array:
    """The age of everybody of a table on a day; null where the birthday is not known or lies after it."""
    states = table[state_column("birth")].to_numpy()
    born = table["birth"].combine_chunks()
    known = (states == KNOWN) & born.is_valid().to_numpy(zero_copy_only=False)
    if not known.any():
        return pa.nulls(len(table), pa.int64())
    days = born.cast(pa.int32()).fill_null(0).to_numpy()
    first, last = int(days.min()), int(days.max())
    # A century has 36,525 birthdays, a city millions of people.
    ages = _on_each_day(first, last, day)[days - first]
    return pa.array(ages, pa.int64(), mask=~known | (ages < 0))
