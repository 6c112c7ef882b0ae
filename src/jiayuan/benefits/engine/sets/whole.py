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


def with_unknowns(people: pa.Table, codes: Iterable[str], book: RuleBook) -> pa.Table:
    """The table with a column pair for every fact asked for; one that the base does not hold is unknown for all."""
    for code in codes:
        if code not in people.column_names:
            kind = ARROW_TYPES[DTYPES[book.facts[code].kind]]
            people = people.append_column(code, pa.nulls(len(people), kind))
        if state_column(code) not in people.column_names:
            people = people.append_column(state_column(code), _nobody_said(len(people)))
    return people


def _complete(table: pa.Table, codes: Iterable[str], lists: Sequence[str], book: RuleBook) -> pa.Table:
    """A table as the queries read it: keys nobody gave are NULL, lists nobody named are unknown."""
    for key in KEYS:
        if key not in table.column_names:
            table = table.append_column(key, pa.nulls(len(table), pa.string()))
    for name in lists:
        if state_column(name) not in table.column_names:
            table = table.append_column(state_column(name), _nobody_said(len(table)))
    return with_unknowns(table, codes, book)


def complete_tables(given: Mapping[str, pa.Table], book: RuleBook, as_of: date) -> dict[str, pa.Table]:
    """The four tables that the policies in force on a day read; one that is not given is empty."""
    needed = dict.fromkeys(code for policy in book.in_force(as_of) for code in policy.facts)
    tables = {}
    for name, lists in LISTS.items():
        codes = [code for code in needed if (book.facts[code].of in OF_UNIT) == (name == HOMES)]
        tables[name] = _complete(given.get(name, NOBODY), codes, lists, book)
    return tables
