"""Running the plans on DuckDB over one table of facts: counts of every code and the rows worth keeping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa

from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.columns import DTYPES, state_column
from jiayuan.benefits.engine.language.lists import OF_UNIT
from jiayuan.benefits.engine.sets.frame import KEY
from jiayuan.benefits.engine.sets.plan import SetPlan, plan
from jiayuan.benefits.engine.sets.tables import HOMES, PEOPLE

# A plain no is counted and forgotten: nobody is listed for what they do not get.
KEPT = "code > 0 OR code BETWEEN -9 AND -1"
ARROW_TYPES = {"boolean": pa.bool_(), "int64": pa.int64(), "date": pa.date32(), "string": pa.string()}


@dataclass(frozen=True, slots=True)
class SetResult:
    """One policy over everybody: `counts` by code, `rows` (key, code, amount, low, high, missing) that are not a no."""

    policy: str
    counts: Mapping[int, int]
    rows: pa.Table
    plan: SetPlan


def arrow_people(columns: Mapping[str, Sequence[object]], book: RuleBook) -> pa.Table:
    """Columns of `people.flat_columns`' shape as a typed table."""
    arrays = {}
    for name, values in columns.items():
        if name in (KEY, "household"):
            arrays[name] = pa.array(values, pa.string())
        elif name.endswith("__state"):
            arrays[name] = pa.array(values, pa.int8())
        else:
            arrays[name] = pa.array(values, ARROW_TYPES[DTYPES[book.facts[name].kind]])
    return pa.table(arrays)


def with_unknowns(people: pa.Table, codes: Iterable[str], book: RuleBook) -> pa.Table:
    """The table with a column pair for every fact asked for; one that the base does not hold is unknown for all."""
    for code in codes:
        if code not in people.column_names:
            kind = ARROW_TYPES[DTYPES[book.facts[code].kind]]
            people = people.append_column(code, pa.nulls(len(people), kind))
        if state_column(code) not in people.column_names:
            people = people.append_column(state_column(code), pa.array([0] * len(people), pa.int8()))
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
            table = table.append_column(state_column(name), pa.array([0] * len(table), pa.int8()))
    return with_unknowns(table, codes, book)


# Table → its keys and the lists whose state it holds.
SHAPES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    PEOPLE: ((KEY, "household"), ("parents",)),
    HOMES: (("household",), ("supporters",)),
    "parents": ((KEY,), ()),
    "supporters": (("household",), ()),
}
NOBODY = pa.table({KEY: pa.array([], pa.string())})


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
        self.base = duckdb.connect()
        self.base.execute(f"SET threads = {int(threads)}")
        needed = dict.fromkeys(code for policy in book.in_force(as_of) for code in policy.facts)
        given = {PEOPLE: people, **(others or {})}
        for name, (keys, lists) in SHAPES.items():
            of_home = [code for code in needed if (book.facts[code].of in OF_UNIT) == (name == HOMES)]
            table = _complete(given.get(name, NOBODY), keys, of_home, lists, book)
            self.base.register(name, table)

    def __enter__(self) -> SetRunner:
        return self

    def __exit__(self, *_: object) -> None:
        self.base.close()

    def policy(self, policy: Policy, down: frozenset[str] = frozenset()) -> SetResult:
        """One policy over everybody."""
        steps = plan_cached(policy, self.book, self.as_of, down)
        self.base.execute(f"CREATE OR REPLACE TEMP TABLE result AS {steps.sql}")
        counts = dict(self.base.execute("SELECT code, count(*) FROM result GROUP BY code").fetchall())
        rows = self.base.table("result").filter(KEPT).to_arrow_table()
        return SetResult(policy.id, counts, rows, steps)

    def everything(self, policy: Policy) -> pa.Table:
        """All rows of one policy, the noes too, in the order of the key's number."""
        return self.base.sql(plan_cached(policy, self.book, self.as_of, frozenset()).sql).to_arrow_table()


# By content, not by name: a changed book never meets an old plan.
_PLANS: dict[tuple[str, str, date, frozenset[str]], SetPlan] = {}


def plan_cached(policy: Policy, book: RuleBook, as_of: date, down: frozenset[str]) -> SetPlan:
    """The plan, compiled once per book, policy, day and sources down."""
    key = (book.hash, policy.id, as_of, down)
    if key not in _PLANS:
        _PLANS[key] = plan(policy, book, as_of, down)
    return _PLANS[key]
