"""How facts stand in a set: for each fact a value and a state column, age as one exact function, no floats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import reduce
from operator import or_
from typing import Any

import ibis

from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN, FactDef
from jiayuan.benefits.engine.nodes import Kind

# Ibis expressions are untyped on purpose in its own stubs: one name for "a column expression".
Column = Any
DTYPES: Mapping[Kind, str] = {
    "bool": "boolean",
    "int": "int64",
    "money": "int64",
    "date": "date",
    "enum": "string",
    "text": "string",
}
BIG = 1 << 61
NO_NUMBER = ibis.null("int64")
# As an operand: a bare NULL literal would be rendered as `x IS NULL` for `x = NULL`.
NO_FIGURE = ibis.literal(0, "int64").nullif(0)


# DuckDB's integer division: Ibis itself would divide as floating point.
_truncated = ibis.udf.scalar.builtin(name="divide", signature=(("int64", "int64"), "int64"))(lambda over, by: None)


def state_column(code: str) -> str:
    return f"{code}__state"


def schema_for(codes: Iterable[str], facts: Mapping[str, FactDef], key: str = "person") -> ibis.Schema:
    """The columns a set run reads: the key, then value and state of each fact."""
    columns = {key: "string"}
    for code in codes:
        columns[code] = DTYPES[facts[code].kind]
        columns[state_column(code)] = "int8"
    return ibis.schema(columns)


def pick(*branches: tuple[Column, Column], default: Column) -> Column:
    """CASE WHEN … ELSE default END."""
    return ibis.cases(*branches, else_=default)


def negated(truth: Column) -> Column:
    """Kleene's not. Written as a comparison: `NOT x IS NULL` would bind as `NOT (x IS NULL)`."""
    return truth == ibis.literal(False)


def union(masks: Iterable[Column]) -> Column:
    """Bitwise union of masks of missing facts."""
    return reduce(or_, masks, ibis.literal(0, "int64"))


def outer(name: str, parts: list[Column]) -> Column:
    """`least` or `greatest` where one NULL (no limit) makes the whole NULL."""
    if len(parts) == 1:
        return parts[0]
    extreme = ibis.least(*parts) if name == "least" else ibis.greatest(*parts)
    return pick((reduce(or_, (part.isnull() for part in parts)), NO_NUMBER), default=extreme)


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


@dataclass(frozen=True, slots=True)
class FactColumns:
    """One fact in a set: the value (NULL unless known), the state, and the bit that names it when missing."""

    value: Column
    state: Column
    bit: int
    defined: FactDef

    @property
    def absent(self) -> Column:
        return self.state == ABSENT

    @property
    def mask(self) -> Column:
        return pick((self.state == UNKNOWN, ibis.literal(self.bit, "int64")), default=ibis.literal(0, "int64"))

    @property
    def truth(self) -> Column:
        """A yes-or-no fact as a condition: absent counts as no, unknown as NULL."""
        return pick((self.absent, ibis.literal(False)), default=self.value)


def counted(table: ibis.Table, code: str, defined: FactDef, bit: int) -> FactColumns:
    """The fact's columns as they count: a value only when known, no absence where absence is impossible."""
    raw = table[state_column(code)]
    state = raw if defined.may_be_absent else pick((raw == KNOWN, raw), default=ibis.literal(UNKNOWN, "int8"))
    value = pick((raw == KNOWN, table[code]), default=ibis.null(DTYPES[defined.kind]))
    return FactColumns(value, state, bit, defined)
