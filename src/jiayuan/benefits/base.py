"""Facts from the registry in the shape the engine reads: one person, or everybody as columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

import polars as pl
import pyarrow as pa

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import state_column
from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN, Fact, FactDef, Facts
from jiayuan.benefits.engine.language.nodes import Plain
from jiayuan.kernel.purpose import Purpose
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api as registry

# The registry answers for so many at once, with one audit record.
PEOPLE_AT_ONCE = 500


def base_codes(book: RuleBook, codes: Iterable[str]) -> list[str]:
    """The facts that the base can hold at all; the others stay unknown."""
    held = {attr.code for attr in registry.ATTRS}
    return [code for code in dict.fromkeys(codes) if code in held and code in book.facts]


def _plain(defined: FactDef, text: str) -> Plain | None:
    """The registry's text in the fact's type; None when it does not fit, which counts as unknown."""
    match defined.kind:
        case "bool":
            return {"true": True, "false": False}.get(text)
        case "int" | "money":
            return int(text) if text.lstrip("-").isdigit() else None
        case "date":
            return date.fromisoformat(text) if len(text) == 10 else None
        case "enum":
            named = (defined.codes or {}).get(text, text)
            return named if named in defined.options else None
        case _:
            return text


def _fact(defined: FactDef, held: registry.FactValue) -> Fact:
    if held.state == "absent":
        return Fact(ABSENT, None, held.as_of, held.source)
    value = _plain(defined, held.value) if held.state == "value" and held.value is not None else None
    if value is None:
        return Fact(UNKNOWN, None, held.as_of, held.source)
    return Fact(KNOWN, value, held.as_of, held.source)


def facts_of(
    people: Sequence[UUID], book: RuleBook, codes: Iterable[str], purpose: Purpose, scope: Scope, as_of: date
) -> dict[UUID, Facts]:
    """Facts of some people; one read of the registry and one audit record for 500 of them."""
    held = base_codes(book, codes)
    found: dict[UUID, Facts] = {}
    for start in range(0, len(people), PEOPLE_AT_ONCE):
        part = people[start : start + PEOPLE_AT_ONCE]
        for person, values in registry.facts_for(part, held, purpose, scope, as_of).items():
            found[person] = {code: _fact(book.facts[code], value) for code, value in values.items()}
    return found


def _translated(frame: pl.DataFrame, defined: FactDef) -> pl.DataFrame:
    """Code lists as options; a value that is no option is unknown."""
    code, state = defined.code, state_column(defined.code)
    frame = frame.with_columns(pl.col(code).replace(dict(defined.codes or {})))
    strange = (pl.col(state) == KNOWN) & ~pl.col(code).is_in(list(defined.options))
    return frame.with_columns(pl.when(strange).then(UNKNOWN).otherwise(pl.col(state)).cast(pl.Int8).alias(state))


def _disputed(frame: pl.DataFrame, code: str, people: Sequence[str]) -> pl.DataFrame:
    state = state_column(code)
    doubtful = pl.col("person").is_in(list(people))
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
    # An official code nobody knows is not a value: it would quietly fail every comparison.
    for code in held:
        if book.facts[code].kind == "enum":
            frame = _translated(frame, book.facts[code])
        if code in disputes:
            frame = _disputed(frame, code, disputes[code])
    return frame.to_arrow(compat_level=pl.CompatLevel.oldest())
