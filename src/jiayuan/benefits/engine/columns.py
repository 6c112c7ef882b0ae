"""How facts stand in a set: for each fact a value and a state column, a condition as a nullable boolean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

import ibis

from jiayuan.benefits.engine.language.nodes import Kind

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


STATE = "__state"


def state_column(code: str) -> str:
    return code + STATE


def age_column(day: date) -> str:
    """The column that holds completed years on a day."""
    return f"age__{day:%Y%m%d}"


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
    """`least` or `greatest` where one NULL (no limit) makes the whole NULL, and so does nothing at all."""
    if not parts:
        return NO_NUMBER
    if len(parts) == 1:
        return parts[0]
    extreme = ibis.least(*parts) if name == "least" else ibis.greatest(*parts)
    return pick((reduce(or_, (part.isnull() for part in parts)), NO_NUMBER), default=extreme)
