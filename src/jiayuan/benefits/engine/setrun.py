"""Running the plans on DuckDB over one table of facts: counts of every code and the rows worth keeping."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.columns import DTYPES, STATE, age_column, state_column
from jiayuan.benefits.engine.language.lists import OF_UNIT
from jiayuan.benefits.engine.result import FIRST_GATE
from jiayuan.benefits.engine.sets.frame import HOMES, KEY, PEOPLE
from jiayuan.benefits.engine.sets.plan import SetPlan, plan
from jiayuan.benefits.engine.sets.tables import ages_on

# A plain no is counted and forgotten: nobody is listed for what they do not get.
CODE = pc.field("code")
KEPT = (CODE > 0) | ((CODE < 0) & (CODE > FIRST_GATE))
ARROW_TYPES = {"boolean": pa.bool_(), "int64": pa.int64(), "date": pa.date32(), "string": pa.string()}


@dataclass(frozen=True, slots=True)
class SetResult:
    """One policy over everybody: `counts` by code, `rows` (key, code, amount, low, high, missing) that are not a no."""

    policy: str
    counts: Mapping[int, int]
    rows: pa.Table
    plan: SetPlan


def arrow_people(columns: Mapping[str, Sequence[object]], book: RuleBook) -> pa.Table:
    """Keys, values and states by name as a typed table."""
    arrays = {}
    for name, values in columns.items():
        if name in (KEY, "household"):
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


def _complete(
    table: pa.Table, keys: Sequence[str], codes: Iterable[str], lists: Sequence[str], book: RuleBook
) -> pa.Table:
    """A table as the queries read it: keys nobody gave are NULL, lists nobody named are unknown."""
    for key in keys:
        if key not in table.column_names:
            table = table.append_column(key, pa.nulls(len(table), pa.string()))
    for name in lists:
        if state_column(name) not in table.column_names:
            table = table.append_column(state_column(name), _nobody_said(len(table)))
    return with_unknowns(table, codes, book)


def with_ages(base: duckdb.DuckDBPyConnection, table: pa.Table, day: date) -> pa.Table:
    """The table with everybody's age on a day beside the facts."""
    base.register("born", table)
    ages = base.sql(str(ibis.to_sql(ages_on("born", day), dialect="duckdb"))).to_arrow_table()
    base.unregister("born")
    return table.append_column(age_column(day), ages.column(0).combine_chunks())


# Table → its keys and the lists whose state it holds.
SHAPES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    PEOPLE: ((KEY, "household"), ("parents",)),
    HOMES: (("household",), ("supporters",)),
    "parents": ((KEY,), ()),
    "supporters": (("household",), ()),
}
NOBODY = pa.table({KEY: pa.array([], pa.string())})


def complete_tables(given: Mapping[str, pa.Table], book: RuleBook, as_of: date) -> dict[str, pa.Table]:
    """Every table a plan may read, with every column that any policy of the day asks for."""
    needed = dict.fromkeys(code for policy in book.in_force(as_of) for code in policy.facts)
    tables: dict[str, pa.Table] = {}
    for name, (keys, lists) in SHAPES.items():
        of_home = [code for code in needed if (book.facts[code].of in OF_UNIT) == (name == HOMES)]
        tables[name] = _complete(given.get(name, NOBODY), keys, of_home, lists, book)
    return tables


class SetRunner:
    """A DuckDB connection with the facts of everybody loaded once; plans are cached by book and day.

    `others` are the tables of households and lists (`homes`, `parents`, `supporters`), where there are any.
    """

    def __init__(
        self, people: pa.Table, book: RuleBook, as_of: date, *, threads: int = 2,
        others: Mapping[str, pa.Table] | None = None,
    ) -> None:  # fmt: skip
        self.book = book
        self.as_of = as_of
        self.tables: dict[str, pa.Table] = {}
        self.base = duckdb.connect()
        self.base.execute(f"SET threads = {int(threads)}")
        # Pushed down, the answers of a list are written out once more for each of its aggregates: minutes for seconds.
        self.base.execute("SET disabled_optimizers = 'partial_aggregate_pushdown'")
        # A second connection, where a table holds only those whom the first gates let through.
        self.few = self.base.cursor()
        for name, table in complete_tables({PEOPLE: people, **(others or {})}, book, as_of).items():
            self._lay(name, table)

    def __enter__(self) -> SetRunner:
        return self

    def __exit__(self, *_: object) -> None:
        self.base.close()

    def _lay(self, name: str, table: pa.Table) -> None:
        self.tables[name] = table
        for base in (self.base, self.few):
            base.register(name, table)

    def policy(self, policy: Policy, down: frozenset[str] = frozenset()) -> SetResult:
        """One policy over everybody."""
        steps = self._ready(policy, down)
        counts: Counter[int] = Counter()
        if steps.gates:
            counts.update(self._turned_away(steps))
        rows = self.few.sql(steps.sql).to_arrow_table()
        # The next policy may read this table as a list of everybody.
        self.few.register(steps.table, self.tables[steps.table])
        found = rows["code"].value_counts()
        counts.update(dict(zip(found.field("values").to_pylist(), found.field("counts").to_pylist(), strict=True)))
        return SetResult(policy.id, dict(counts), rows.filter(KEPT), steps)

    def _turned_away(self, steps: SetPlan) -> dict[int, int]:
        """Counts those whom the first gates close out, and lays the others out for the whole rule."""
        codes = self.base.sql(steps.gates).to_arrow_table()["code"].to_numpy()
        table, kept = self.tables[steps.table], {KEY, "household", age_column(steps.day)}
        read = [name for name in table.column_names if name in kept or name.removesuffix(STATE) in steps.names]
        self.few.register(steps.table, table.select(read).take(np.flatnonzero(codes == 0)))
        # Codes of closed gates run down from zero.
        units = np.bincount(-codes.astype(np.int16)).tolist()
        return {-code: count for code, count in enumerate(units) if code and count}

    def everything(self, policy: Policy) -> pa.Table:
        """All rows of one policy, the noes too, in the order of the key's number."""
        return self.base.sql(self._ready(policy, frozenset()).sql).to_arrow_table()

    def _ready(self, policy: Policy, down: frozenset[str]) -> SetPlan:
        """The plan, and the ages it reads beside the facts."""
        steps = plan_cached(policy, self.book, self.as_of, down)
        if "birth" in steps.facts:
            for name, table in self.tables.items():
                if "birth" in table.column_names and age_column(steps.day) not in table.column_names:
                    self._lay(name, with_ages(self.base, table, steps.day))
        return steps


# By content, not by name: a changed book never meets an old plan.
_PLANS: dict[tuple[str, str, date, frozenset[str], str], SetPlan] = {}


def plan_cached(policy: Policy, book: RuleBook, as_of: date, down: frozenset[str], dialect: str = "duckdb") -> SetPlan:
    """The plan, compiled once per book, policy, day, sources down and engine."""
    key = (book.hash, policy.id, as_of, down, dialect)
    if key not in _PLANS:
        _PLANS[key] = plan(policy, book, as_of, down, dialect)
    return _PLANS[key]
