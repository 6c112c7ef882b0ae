"""Running the plans on DuckDB over one table of facts: counts of every code and the rows worth keeping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa

from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.columns import DTYPES, state_column
from jiayuan.benefits.engine.sets.frame import KEY, TABLE
from jiayuan.benefits.engine.sets.plan import SetPlan, plan

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
        if name == KEY:
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


class SetRunner:
    """A DuckDB connection with the facts of everybody loaded once; plans are cached by book and day."""

    def __init__(self, people: pa.Table, book: RuleBook, as_of: date, *, threads: int = 2) -> None:
        self.book = book
        self.as_of = as_of
        self.base = duckdb.connect()
        self.base.execute(f"SET threads = {int(threads)}")
        needed = [code for policy in book.in_force(as_of) for code in policy.facts]
        self.base.register(TABLE, with_unknowns(people, dict.fromkeys(needed), book))

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
