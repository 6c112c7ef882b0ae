"""The tables a set run reads, and the stages that bring a unit's facts and its lists' answers side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import ibis

from jiayuan.benefits.engine.columns import DTYPES, NO_NUMBER, Column, age_column, pick, state_column
from jiayuan.benefits.engine.facts import KNOWN, UNKNOWN, FactDef
from jiayuan.benefits.engine.language.kinds import kind_of
from jiayuan.benefits.engine.language.lists import NAMED
from jiayuan.benefits.engine.language.nodes import Fold
from jiayuan.benefits.engine.sets.board import FoldColumns
from jiayuan.benefits.engine.sets.exact import age_at
from jiayuan.benefits.engine.sets.factcolumns import counted
from jiayuan.benefits.engine.sets.folding import fields
from jiayuan.benefits.engine.sets.frame import HOMES, PEOPLE, Frame

# Source of a list → its table and the column that says whose entry it is.
ENTRIES: Mapping[str, tuple[str, str]] = {
    "persons": (PEOPLE, "household"),
    "parents": ("parents", "person"),
    "supporters": ("supporters", "household"),
}


def schema_for(
    keys: Sequence[str], codes: Sequence[str], states: Sequence[str], facts: Mapping[str, FactDef]
) -> ibis.Schema:
    """Text keys, value and state of each fact, and the states of lists."""
    columns: dict[str, str] = dict.fromkeys(keys, "string")
    for code in codes:
        columns |= {code: DTYPES[facts[code].kind], state_column(code): "int8"}
    return ibis.schema(columns | {state_column(name): "int8" for name in states})


def ages_on(table: str, day: date) -> ibis.Table:
    """The age of everybody of a table: it is read by nearly every rule, and dear to compute. None before birth."""
    raw = ibis.table({"birth": "date", state_column("birth"): "int8"}, name=table)
    age = age_at(raw["birth"], day)
    known = (raw[state_column("birth")] == KNOWN) & (age >= 0)
    return raw.select(**{age_column(day): pick((known, age), default=NO_NUMBER)})


def facts_stage(
    frame: Frame, table: str, keys: Sequence[str], codes: Sequence[str], states: Sequence[str] = ()
) -> ibis.Table:
    """The facts of one table as they count, and the age on the test day."""
    schema = dict(schema_for(keys, codes, states, frame.book.facts).items())
    raw = ibis.table({**schema, age_column(frame.day): "int64"}, name=table)
    named: dict[str, Column] = {state_column(name): raw[state_column(name)] for name in states}
    for code in codes:
        index = frame.codes.index(code)
        fact = counted(raw, code, frame.book.facts[code], 1 << index)
        named |= {f"v{index}": fact.value, f"s{index}": fact.state}
        if code == "birth":
            named["age"] = raw[age_column(frame.day)]
    return raw.select(*keys, **named)


def with_home(stage: ibis.Table, frame: Frame, codes: Sequence[str], states: Sequence[str]) -> ibis.Table:
    """The stage with its household's facts beside its own; without a household they are unknown."""
    if not codes and not states:
        return stage
    homes = facts_stage(frame, HOMES, ("household",), codes, states).rename(home="household")
    joined = stage.left_join(homes, stage["household"] == homes["home"]).drop("home")
    unmatched = [f"s{frame.codes.index(code)}" for code in codes] + [state_column(name) for name in states]
    return joined.mutate(**{name: joined[name].fill_null(UNKNOWN) for name in unmatched})


def with_answers(stage: ibis.Table, counted_lists: ibis.Table, unit: str) -> ibis.Table:
    return stage.left_join(counted_lists, stage[unit] == counted_lists["unit"]).drop("unit")


def fold_columns(node: Fold, number: int, stage: ibis.Table, frame: Frame) -> FoldColumns:
    """The answer of a list as the unit reads it; a list nobody has named is itself what is missing."""
    named, at = frame.list_named(stage, node.source), fields(number)
    rows = stage[at.rows].fill_null(0)
    # `min_of` and `max_of` of nobody are absent: they have no empty answer.
    empty = {"any": False, "all": True, "count": 0, "sum": 0}.get(node.name)
    kind = DTYPES[kind_of(node)]
    nobody = ibis.null(kind) if empty is None else ibis.literal(empty, kind)
    value = pick((named & (rows == 0), nobody), (named, stage[at.value]), default=ibis.null(kind))
    absent = named & (rows == 0) if empty is None else ibis.literal(False)
    # One decisive entry settles it: what the others do not know is then nothing anybody misses.
    why = pick(
        (value.notnull() | absent, ibis.literal(0, "int64")), (named, stage[at.missing]),
        default=ibis.literal(frame.bit(NAMED[node.source]), "int64"),
    )  # fmt: skip
    if node.name in ("any", "all"):
        return FoldColumns(value, absent, why, NO_NUMBER, NO_NUMBER)
    floor = ibis.literal(0, "int64") if node.name == "count" else NO_NUMBER
    low = pick((value.notnull(), value), (named, stage[at.low]), default=floor)
    high = pick((value.notnull(), value), (named, stage[at.high]), default=NO_NUMBER)
    return FoldColumns(value, absent, why, low, high)
