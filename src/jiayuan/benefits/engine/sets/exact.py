"""Exact arithmetic in a set: ages, whole parts and scaling by integers only, never by floats."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import ibis

from jiayuan.benefits.engine.columns import Column
from jiayuan.benefits.engine.sets.dialects import WHOLE

# The engine's own integer division: Ibis would divide as floating point.
_truncated = ibis.udf.scalar.builtin(name=WHOLE, signature=(("int64", "int64"), "int64"))(lambda over, by: None)


def floor_div(over: Column, by: Column) -> Column:
    """Whole part rounded down, exact for negative numbers too; `by` > 0."""
    rest = ((over % by) + by) % by
    return _truncated(over - rest, by)


def scaled(amount: Column, factor: Fraction) -> Column:
    """amount x factor rounded half up, in integers only."""
    twice = 2 * factor.denominator
    return floor_div(amount * (2 * factor.numerator) + factor.denominator, ibis.literal(twice, "int64"))


def wide(column: Column) -> Column:
    """A date part as int64: engines may keep months in 8 bits, and a product would overflow silently."""
    return column.cast("int64")


def age_at(birth: Column, day: date) -> Column:
    """Completed years on a day; month and day compared as a pair, never multiplied."""
    month, number = wide(birth.month()), wide(birth.day())
    before = (month > day.month) | ((month == day.month) & (number > day.day))
    return ibis.literal(day.year, "int64") - wide(birth.year()) - before.ifelse(1, 0).cast("int64")
