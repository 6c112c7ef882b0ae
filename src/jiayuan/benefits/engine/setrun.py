"""Running the plans on DuckDB over the tables of facts: counts of every code and the rows worth keeping."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.columns import STATE, age_column
from jiayuan.benefits.engine.result import FIRST_GATE, UNKNOWN_FACT
from jiayuan.benefits.engine.sets.ages import ages_of
from jiayuan.benefits.engine.sets.frame import HOMES, KEY, PEOPLE
from jiayuan.benefits.engine.sets.parts import HOUSEHOLD, PART, Numbered, Tables, apart
from jiayuan.benefits.engine.sets.plan import RESULT, SetPlan, plan
from jiayuan.benefits.engine.sets.slots import Statement
from jiayuan.benefits.engine.sets.whole import arrow_people, complete_tables, with_unknowns

__all__ = ["KEPT", "SetResult", "SetRunner", "arrow_people", "complete_tables", "plan_cached", "with_unknowns"]

# A plain no is counted and forgotten: nobody is listed for what they do not get.
CODE = pc.field("code")
KEPT = (CODE > 0) | ((CODE < 0) & (CODE > FIRST_GATE))

# DuckDB makes a number as narrow as its literals; rows of two statements have to fit together.
ROWS = pa.schema([(name, pa.int64()) for name in RESULT])
# Table → the column that names its units.
UNITS = {PEOPLE: KEY, HOMES: HOUSEHOLD}
# Parts of units that stand alone may be larger: the first gates leave few of them, and nothing is counted together.
ALONE = 4


@dataclass(frozen=True, slots=True)
class SetResult:
    """One policy over everybody: `counts` by code, `rows` (key, code, amount, low, high, missing) that are not a no."""

    policy: str
    counts: Mapping[int, int]
    rows: pa.Table
    plan: SetPlan


class SetRunner:
    """The facts of everybody, laid out once for DuckDB; plans are cached by book and day, statements by runner.

    `others` are the tables of households and lists (`homes`, `parents`, `supporters`), where there are any. Memory is
    that of the tables and of one part of them at work, about `part` people.
    """

    def __init__(
        self, people: pa.Table, book: RuleBook, as_of: date, *, threads: int = 2,
        others: Mapping[str, pa.Table] | None = None, part: int = PART,
    ) -> None:  # fmt: skip
        self.book = book
        self.part = part
        self.as_of = as_of
        self.base = duckdb.connect()
        self.base.execute(f"SET threads = {int(threads)}")
        # Pushed down, the answers of a list are written out once more for each of its aggregates: minutes for seconds.
        self.base.execute("SET disabled_optimizers = 'partial_aggregate_pushdown'")
        # Planning takes and frees tens of megabytes at a time; the default keeps up to 128 of them for later.
        for threshold in ("allocator_flush_threshold", "allocator_bulk_deallocation_flush_threshold"):
            self.base.execute(f"SET {threshold} = '8MB'")
        self.statements: dict[str, Statement] = {}
        self.renew(people, others)

    def __enter__(self) -> SetRunner:
        return self

    def __exit__(self, *_: object) -> None:
        self.statements.clear()
        self.base.close()

    def renew(self, people: pa.Table, others: Mapping[str, pa.Table] | None = None) -> None:
        """Other people in place of these: what is planned stays planned."""
        self.tables = complete_tables({PEOPLE: people, **(others or {})}, self.book, self.as_of)
        self.names = {name: self.tables[name][key].combine_chunks() for name, key in UNITS.items()}
        # Numbered when the first rule asks for somebody else than the unit itself.
        self.together: Numbered | None = None

    def policy(self, policy: Policy, down: frozenset[str] = frozenset()) -> SetResult:
        """One policy over everybody."""
        steps = self._ready(policy, down)
        counts: Counter[int] = Counter()
        rows: list[pa.Table] = []
        for part in self._parts(steps):
            rows += self._decided(steps, self._let_through(steps, part, counts), counts)
        return SetResult(policy.id, dict(counts), self._with_names(pa.concat_tables(rows), steps), steps)

    def _decided(self, steps: SetPlan, part: Tables, counts: Counter[int]) -> Iterator[pa.Table]:
        """The rows worth keeping: of whom nothing keeps open, then of the others, with bounds and missing facts."""
        if steps.settled:
            found = self._statement(steps.settled, part).run(part)
            codes = found["code"].to_numpy()
            counts.update(_tally(codes[codes != UNKNOWN_FACT]))
            yield _exact(found.filter(KEPT).filter(CODE != UNKNOWN_FACT))
            still_open = np.flatnonzero(codes == UNKNOWN_FACT)
            if not len(still_open):
                return
            part = {steps.table: part[steps.table].take(still_open)}
        found = self._asked(steps, part)
        counts.update(_tally(found["code"].to_numpy()))
        yield found.filter(KEPT).cast(ROWS)

    def everything(self, policy: Policy) -> pa.Table:
        """All rows of one policy, the noes too, in no order."""
        steps = self._ready(policy, frozenset())
        rows = [self._asked(steps, part).cast(ROWS) for part in self._parts(steps)]
        return self._with_names(pa.concat_tables(rows), steps)

    def _parts(self, steps: SetPlan) -> Iterator[Tables]:
        """The tables that a plan reads with the columns it may read, part by part."""
        kept = {UNITS[steps.table], age_column(steps.day), *(() if steps.alone else (KEY, HOUSEHOLD))}
        columns = {
            name: [one for one in table.column_names if one in kept or one.removesuffix(STATE) in steps.names]
            for name, table in self.tables.items() if name in steps.tables
        }  # fmt: skip
        if steps.alone:
            own = self.tables[steps.table].select(columns[steps.table])
            return ({steps.table: part} for part in apart(own, UNITS[steps.table], ALONE * self.part))
        self.together = self.together or Numbered.of(self.tables)
        return self.together.parts(self.tables, columns, self.part)

    def _let_through(self, steps: SetPlan, part: Tables, counts: Counter[int]) -> Tables:
        """Counts those whom the first gates close out; the others alone are asked the whole rule."""
        if not steps.gates:
            return part
        units = part[steps.table]
        codes = self._statement(steps.gates, {steps.table: units}).run(part)["code"].to_numpy()
        counts.update(_tally(codes[codes != 0]))
        return {**part, steps.table: units.take(np.flatnonzero(codes == 0))}

    def _asked(self, steps: SetPlan, part: Tables) -> pa.Table:
        return self._statement(steps.sql, part).run(part)

    def _statement(self, sql: str, part: Tables) -> Statement:
        if sql not in self.statements:
            columns = {name: table.column_names for name, table in part.items()}
            self.statements[sql] = Statement(self.base, sql, columns)
        return self.statements[sql]

    def _with_names(self, rows: pa.Table, steps: SetPlan) -> pa.Table:
        names = self.names[steps.table]
        if self.together and not steps.alone:
            names = self.together.names[steps.table]
        return rows.set_column(0, KEY, names.take(rows[KEY]))

    def _ready(self, policy: Policy, down: frozenset[str]) -> SetPlan:
        """The plan, and the ages it reads beside the facts."""
        steps = plan_cached(policy, self.book, self.as_of, down)
        age = age_column(steps.day)
        if "birth" in steps.facts:
            for name, table in self.tables.items():
                if "birth" in table.column_names and age not in table.column_names:
                    self.tables[name] = table.append_column(age, ages_of(table, steps.day))
        return steps


def _exact(found: pa.Table) -> pa.Table:
    """Rows with an amount as rows with bounds, between which it lies alone."""
    amount, nothing = found["amount"], pa.array(np.zeros(len(found), np.int64))
    whole = found.append_column("low", amount).append_column("high", amount).append_column("missing", nothing)
    return whole.cast(ROWS)


def _tally(codes: np.ndarray) -> dict[int, int]:
    """How many there are of each code."""
    if not len(codes):
        return {}
    least = int(codes.min())
    counts = np.bincount(codes.astype(np.int64) - least).tolist()
    return {least + at: count for at, count in enumerate(counts) if count}


# By content, not by name: a changed book never meets an old plan.
_PLANS: dict[tuple[str, str, date, frozenset[str], str], SetPlan] = {}


def plan_cached(
    policy: Policy, book: RuleBook, as_of: date, down: frozenset[str], dialect: str = "duckdb"
) -> SetPlan:  # fmt: skip
    """The plan, compiled once per book, policy, day, sources down and dialect."""
    key = (book.hash, policy.id, as_of, down, dialect)
    if key not in _PLANS:
        _PLANS[key] = plan(policy, book, as_of, down, dialect)
    return _PLANS[key]
