"""Tables of facts made whole: typed, with every column a query reads, unknown where nobody said anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np
import pyarrow as pa

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import DTYPES, state_column
from jiayuan.benefits.engine.language.lists import OF_UNIT
from jiayuan.benefits.engine.sets.frame import HOMES, KEY, PEOPLE

ARROW_TYPES = {"boolean": pa.bool_(), "int64": pa.int64(), "date": pa.date32(), "string": pa.string()}
KEYS = (KEY, "household")
# Table → the lists whose state it holds.
LISTS: Mapping[str, tuple[str, ...]] = {PEOPLE: ("parents",), HOMES: ("supporters",), "parents": (), "supporters": ()}
NOBODY = pa.table({KEY: pa.array([], pa.string())})


def arrow_people(columns: Mapping[str, Sequence[object]], book: RuleBook) -> pa.Table:
    """Keys, values and states by name as a typed table."""
    arrays = {}
    for name, values in columns.items():
        if name in KEYS:
            arrays[name] = pa.array(values, pa.string())
        elif name.endswith("__state"):
            arrays[name] = pa.array(values, pa.int8())
        else:
            arrays[name] = pa.array(values, ARROW_TYPES[DTYPES[book.facts[name].kind]])
    return pa.table(arrays)


def _nobody_said(count: int) -> pa.Array:
    """The state of a fact that is unknown of everybody."""
    return pa.array(np.zeros(count, np.int8))


def _pairs(codes: Iterable[str], count: int, book: RuleBook) -> dict[str, pa.Array]:
    """Value and state of facts that nobody said anything about."""
    found: dict[str, pa.Array] = {}
    for code in codes:
        found[code] = pa.nulls(count, ARROW_TYPES[DTYPES[book.facts[code].kind]])
        found[state_column(code)] = _nobody_said(count)
    return found


def _with(table: pa.Table, columns: Mapping[str, pa.Array]) -> pa.Table:
    """The table with those columns that it has not; put together once, as each step would copy the list of columns."""
    held = dict(zip(table.column_names, table.columns, strict=True))
    return pa.table({**held, **{name: column for name, column in columns.items() if name not in held}})


def with_unknowns(people: pa.Table, codes: Iterable[str], book: RuleBook) -> pa.Table:
    """The table with a column pair for every fact asked for; one that the base does not hold is unknown for all."""
    held = set(people.column_names)
    lacking = [code for code in codes if not {code, state_column(code)} <= held]
    return _with(people, _pairs(lacking, len(people), book))


def _complete(table: pa.Table, codes: Iterable[str], lists: Sequence[str], book: RuleBook) -> pa.Table:
    """A table as the queries read it: keys nobody gave are NULL, lists nobody named are unknown."""
    keys = {key: pa.nulls(len(table), pa.string()) for key in KEYS if key not in table.column_names}
    named = {state_column(name): _nobody_said(len(table)) for name in lists}
    return with_unknowns(_with(table, {**keys, **named}), codes, book)


def complete_tables(given: Mapping[str, pa.Table], book: RuleBook, as_of: date) -> dict[str, pa.Table]:
    """The four tables that the policies in force on a day read; one that is not given is empty."""
    needed = dict.fromkeys(code for policy in book.in_force(as_of) for code in policy.facts)
    tables = {}
    for name, lists in LISTS.items():
        codes = [code for code in needed if (book.facts[code].of in OF_UNIT) == (name == HOMES)]
        tables[name] = _complete(given.get(name, NOBODY), codes, lists, book)
    return tables
