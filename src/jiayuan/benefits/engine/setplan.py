"""One policy over a set: the query that gives unit, code, amount, bounds and missing facts for everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import reduce
from operator import or_

import ibis

from jiayuan.benefits.engine.assess import (
    FIRST_GATE,
    NEEDS_RULING,
    NO_FIGURE,
    NO_ROW,
    SOURCE_DOWN,
    UNKNOWN_FACT,
    day_tested,
)
from jiayuan.benefits.engine.book import Policy, Row, RuleBook
from jiayuan.benefits.engine.columns import (
    BIG,
    NO_NUMBER,
    Column,
    FactColumns,
    age_at,
    counted,
    negated,
    outer,
    pick,
    schema_for,
    union,
)
from jiayuan.benefits.engine.compile import Board, column, missing, truth
from jiayuan.benefits.engine.interpret import PARAM
from jiayuan.benefits.engine.nodes import Every, Node, Some, walk
from jiayuan.benefits.engine.setbounds import Span, span

ZERO = ibis.literal(0, "int64")
TABLE = "people"
KEY = "person"


@dataclass(frozen=True, slots=True)
class SetPlan:
    """The SQL of one policy on one day and the names behind the bits of `missing`."""

    policy: str
    facts: tuple[str, ...]
    names: tuple[str, ...]
    sql: str

    def missing_names(self, bits: int) -> tuple[str, ...]:
        return tuple(sorted(name for index, name in enumerate(self.names) if bits >> index & 1))


@dataclass(frozen=True, slots=True)
class _Frame:
    """One policy on one day: how facts, figures and conditions are named in every stage of the query."""

    policy: Policy
    book: RuleBook
    day: date
    codes: tuple[str, ...]
    conditions: Mapping[Node, str]

    @property
    def figures(self) -> dict[str, int | Fraction | None]:
        found = {name: self.book.params[name].on(self.day) for name in self.policy.params}
        return {name: None if value is None else value.value for name, value in found.items()}

    def board(self, table: ibis.Table) -> Board:
        """The names bound to a stage of the query."""
        facts = {code: self._fact(table, code, index) for index, code in enumerate(self.codes)}
        if "birth" in facts:
            facts["age"] = FactColumns(table["age"], facts["birth"].state, facts["birth"].bit, self.book.facts["age"])
        figures = self.figures
        bits = {name: 1 << len(self.codes) + at for at, name in enumerate(figures) if figures[name] is None}
        shared = {node: table[name] for node, name in self.conditions.items() if name in table.columns}
        return Board(facts, figures, bits, self.day, shared)

    def _fact(self, table: ibis.Table, code: str, index: int) -> FactColumns:
        return FactColumns(table[f"v{index}"], table[f"s{index}"], 1 << index, self.book.facts[code])


def _conditions(policy: Policy) -> dict[Node, str]:
    """Names of conditions computed once: parts used more than once, then gates and rows."""
    tops = [gate.when for gate in policy.gates] + [row.when for row in policy.rows]
    trees = [*tops, *(row.pay for row in policy.rows if row.pay is not None)]
    uses = Counter(part for tree in trees for part in walk(tree) if isinstance(part, Every | Some))
    # Only what is used more than once: a column of its own costs memory for everybody.
    parts = [part for part, count in uses.items() if count > 1 and part not in tops]
    return {part: f"part{at}" for at, part in enumerate(parts)} | {top: f"top{at}" for at, top in enumerate(tops)}


def _counted(frame: _Frame) -> ibis.Table:
    """First stage: facts as they count, and the age on the test day."""
    table = ibis.table(schema_for(frame.codes, frame.book.facts, KEY), name=TABLE)
    named: dict[str, Column] = {}
    for index, code in enumerate(frame.codes):
        fact = counted(table, code, frame.book.facts[code], 1 << index)
        named |= {f"v{index}": fact.value, f"s{index}": fact.state}
        if code == "birth":
            named["age"] = age_at(fact.value, frame.day)
    return table.select(KEY, **named)


def _with_conditions(stage: ibis.Table, frame: _Frame, prefix: str) -> ibis.Table:
    board = frame.board(stage)
    named = {name: truth(node, board) for node, name in frame.conditions.items() if name.startswith(prefix)}
    return stage.mutate(**named) if named else stage


def _gates(policy: Policy, board: Board) -> list[Column]:
    """Each gate as "may pass"."""
    return [negated(truth(gate.when, board)) if gate.bar else truth(gate.when, board) for gate in policy.gates]


def _lines(policy: Policy, board: Board) -> list[Column]:
    return [truth(row.when, board) for row in policy.rows]


def _any(parts: list[Column]) -> Column:
    return reduce(or_, parts, ibis.literal(False))


def _open(mask: Column, board: Board, down: int) -> Column:
    """Which unknown: no figure for the day, a source down, or facts."""
    figures = sum(board.param_bits.values())
    code = ibis.literal(UNKNOWN_FACT, "int64")
    if down:
        code = pick(((mask & down) != 0, ibis.literal(SOURCE_DOWN, "int64")), default=code)
    return pick(((mask & figures) != 0, ibis.literal(NO_FIGURE, "int64")), default=code) if figures else code


def _mask(policy: Policy, board: Board) -> Column:
    """Missing facts: of all unknown gates, else of the first row that is not ruled out (or of its amount)."""
    gates = _gates(policy, board)
    of_gates = union([missing(gate.when, board) for gate in policy.gates])
    branches = [(_any([gate.isnull() for gate in gates]), of_gates)]
    for row, line in zip(policy.rows, _lines(policy, board), strict=True):
        branches.append((line.isnull(), missing(row.when, board)))
        branches.append((line, missing(row.pay, board) if row.pay is not None else ZERO))
    return pick(*branches, default=ZERO)


def _code(policy: Policy, board: Board, stage: ibis.Table, down: int) -> Column:
    gates = _gates(policy, board)
    still_open = _open(stage["missing"], board, down)
    branches = [(negated(gate), ibis.literal(FIRST_GATE - index, "int64")) for index, gate in enumerate(gates)]
    branches.append((_any([gate.isnull() for gate in gates]), still_open))
    for number, (row, line) in enumerate(zip(policy.rows, _lines(policy, board), strict=True), 1):
        settled = NEEDS_RULING if row.pay is None else number
        branches.append((line.isnull(), still_open))
        branches.append((line & (stage["missing"] != 0), still_open))
        branches.append((line, ibis.literal(settled, "int64")))
    return pick(*branches, default=ibis.literal(NO_ROW, "int64"))


def _amount(policy: Policy, board: Board, stage: ibis.Table) -> Column:
    """Fen when settled: the row's pay, nothing for a no, NULL while open."""
    branches = [
        (stage["code"] == number, ibis.greatest(column(row.pay, board), ZERO))
        for number, row in enumerate(policy.rows, 1)
        if row.pay is not None
    ]
    settled = (stage["code"] == NO_ROW) | (stage["code"] <= FIRST_GATE)
    return pick(*branches, (settled, ZERO), default=NO_NUMBER)


def _spans(rows: tuple[Row, ...], board: Board) -> list[Span]:
    """Bounds of each row's pay; a ruling may turn out anything up to the most any line pays."""
    paid = {row.id: span(row.pay, board) for row in rows if row.pay is not None}
    most = outer("greatest", [high for _, high in paid.values()])
    return [paid.get(row.id, (ZERO, most)) for row in rows]


def _possible(policy: Policy, board: Board) -> Span:
    """Bounds over every row that may still be the one, and nothing unless one is certain."""
    lows, highs, settled = [], [], ibis.literal(False)
    # NULL limits are stood in for by a number no amount reaches, as LEAST and GREATEST would skip them.
    for line, (low, high) in zip(_lines(policy, board), _spans(policy.rows, board), strict=True):
        out = (line.isnull() | line) & negated(settled)
        lows.append(pick((out, low.fill_null(-BIG)), default=ibis.literal(BIG, "int64")))
        highs.append(pick((out, high.fill_null(BIG)), default=ibis.literal(-BIG, "int64")))
        settled = settled | line.fill_null(False)
    lows.append(pick((settled, ibis.literal(BIG, "int64")), default=ZERO))
    highs.append(pick((settled, ibis.literal(-BIG, "int64")), default=ZERO))
    return ibis.least(*lows), ibis.greatest(*highs)


def _bounds(policy: Policy, board: Board, stage: ibis.Table) -> Span:
    gates_open = _any([gate.isnull() for gate in _gates(policy, board)])
    low, high = _possible(policy, board)
    low = pick((gates_open, ZERO), default=ibis.greatest(low, ZERO))
    high = ibis.greatest(high, ZERO)
    still_open = (stage["code"] < 0) & (stage["code"] > FIRST_GATE)
    return (
        pick((still_open, low), default=stage["amount"]),
        pick((still_open, high.nullif(BIG)), default=stage["amount"]),
    )


def _settle(stage: ibis.Table, frame: _Frame, down: frozenset[str]) -> ibis.Table:
    """Stages that turn conditions into missing facts, code and amount, each read by the next."""
    policy = frame.policy
    stage = stage.mutate(missing=_mask(policy, frame.board(stage)))
    bits = sum(1 << index for index, code in enumerate(frame.codes) if code in down)
    stage = stage.mutate(code=_code(policy, frame.board(stage), stage, bits))
    return stage.mutate(amount=_amount(policy, frame.board(stage), stage))


def _result(stage: ibis.Table, frame: _Frame) -> ibis.Table:
    low, high = _bounds(frame.policy, frame.board(stage), stage)
    open_now = stage["code"].isin([UNKNOWN_FACT, NO_FIGURE, SOURCE_DOWN])
    named = stage.mutate(low=low, high=high, missing=pick((open_now, stage["missing"]), default=ZERO))
    return named.select(KEY, "code", "amount", "low", "high", "missing")


def plan(policy: Policy, book: RuleBook, as_of: date, down: frozenset[str] = frozenset()) -> SetPlan:
    """The set run of one policy; input table `people` with the key, and value and state columns of `facts`."""
    codes = tuple(code for code in policy.facts if code != policy.drawn)
    frame = _Frame(policy, book, day_tested(policy, as_of), codes, _conditions(policy))
    stage = _with_conditions(_with_conditions(_counted(frame), frame, "part"), frame, "top")
    chosen = _result(_settle(stage, frame, down), frame)
    names = codes + tuple(PARAM + name for name in policy.params)
    return SetPlan(policy.id, codes, names, str(ibis.to_sql(chosen, dialect="duckdb")))
