"""Everybody's facts as columns, in the shape a set run reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import polars as pl
import pyarrow as pa

from jiayuan.benefits.base import base_codes
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import state_column
from jiayuan.benefits.engine.facts import KNOWN, UNKNOWN, FactDef
from jiayuan.benefits.outage import down_codes
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api as registry


def _translated(frame: pl.DataFrame, defined: FactDef) -> pl.DataFrame:
    """Code lists as options; a value that is no option is unknown."""
    frame = frame.with_columns(pl.col(defined.code).replace(dict(defined.codes or {})))
    return _without(frame, defined, ~pl.col(defined.code).is_in(list(defined.options)))


def _bounded(frame: pl.DataFrame, defined: FactDef) -> pl.DataFrame:
    """A value outside the catalogue's bounds is unknown, as it is for one person."""
    outside = pl.lit(False)
    if defined.low is not None:
        outside |= pl.col(defined.code) < defined.low
    if defined.high is not None:
        outside |= pl.col(defined.code) > defined.high
    return _without(frame, defined, outside)


def _without(frame: pl.DataFrame, defined: FactDef, strange: pl.Expr) -> pl.DataFrame:
    """The state set to unknown where a known value is strange; absent stays absent."""
    state = pl.col(state_column(defined.code))
    # A text that is no number came as NULL: known and yet without a value, it would be missing without a name.
    doubtful = (state == KNOWN) & (strange | pl.col(defined.code).is_null())
    return frame.with_columns(
        pl.when(doubtful).then(UNKNOWN).otherwise(state).cast(pl.Int8).alias(state_column(defined.code))
    )


def _counted(frame: pl.DataFrame, defined: FactDef) -> pl.DataFrame:
    # An official code nobody knows is not a value: it would quietly fail every comparison.
    if defined.kind == "enum":
        return _translated(frame, defined)
    return _bounded(frame, defined)


def _disputed(frame: pl.DataFrame, code: str, people: Sequence[str]) -> pl.DataFrame:
    state, doubtful = state_column(code), pl.col("person").is_in(list(people))
    # What a person disputes decides nothing, be it a value or "there is none".
    return frame.with_columns(pl.when(doubtful).then(UNKNOWN).otherwise(pl.col(state)).cast(pl.Int8).alias(state))


def fact_columns(
    book: RuleBook,
    codes: Iterable[str],
    purpose: Purpose,
    scope: Scope,
    as_of: date,
    disputes: dict[str, list[str]],
) -> pa.Table:
    """Everybody in scope: person, place_path, and value and state of each fact; `disputes` maps fact to people."""
    held = base_codes(book, codes)
    table = registry.fact_table(held, purpose, scope, as_of)
    frame = pl.DataFrame(pl.from_arrow(table))
    if scope.place:
        # Registered here but living elsewhere: the street they live in asks them.
        frame = frame.filter(pl.col("place_path").str.starts_with(scope.place.value))
    down = down_codes(book)
    for code in held:
        frame = _counted(frame, book.facts[code])
        if code in down:
            frame = frame.with_columns(pl.lit(UNKNOWN, pl.Int8).alias(state_column(code)))
        if code in disputes:
            frame = _disputed(frame, code, disputes[code])
    return frame.to_arrow(compat_level=pl.CompatLevel.oldest())
