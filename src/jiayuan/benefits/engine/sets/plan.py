"""One policy over a set: the queries that give unit, code, amount, bounds and missing facts for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import takewhile

import ibis

from jiayuan.benefits.engine.book import Policy, RuleBook
from jiayuan.benefits.engine.columns import pick
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.lists import NAMED
from jiayuan.benefits.engine.language.walk import asked_in
from jiayuan.benefits.engine.outcome import PARAM
from jiayuan.benefits.engine.policy import Gate
from jiayuan.benefits.engine.scene import day_tested
from jiayuan.benefits.engine.sets.decision import ZERO, decision, settled, shut
from jiayuan.benefits.engine.sets.frame import KEY, Frame, folds_of
from jiayuan.benefits.engine.sets.lines import gate_columns
from jiayuan.benefits.engine.sets.query import Query
from jiayuan.benefits.engine.sets.stages import own_codes, tables_read, unit_stage
from jiayuan.benefits.engine.sets.tables import ENTRIES, facts_stage

# Missing facts are bits of one int64; its sign and one bit stay free.
MASK_BITS = 62
RESULT = (KEY, "code", "amount", "low", "high", "missing")


@dataclass(frozen=True, slots=True)
class SetPlan:
    """The SQL of one policy on one day and the names behind the bits of `missing`.

    `sql` decides every unit of `table`, reading `tables`. `gates` gives, in the table's order, the code of those whom
    the first gates certainly close out and 0 for the others, who alone need be asked the whole rule; it is empty where
    the first gate asks more than the unit's own facts, or where everybody counts for somebody else. Where each unit
    stands `alone`, nothing is asked of anybody else, and `settled` gives key, code and amount of those whom nothing
    keeps open, in the table's order; who is open has code -1 and alone need be asked for bounds and missing facts.
    """

    policy: str
    day: date
    table: str
    facts: tuple[str, ...]
    names: tuple[str, ...]
    sql: str
    gates: str
    tables: frozenset[str]
    alone: bool
    settled: str

    def missing_names(self, bits: int) -> tuple[str, ...]:
        return tuple(sorted(name for index, name in enumerate(self.names) if bits >> index & 1))


def _own_gates(frame: Frame) -> list[Gate]:
    """The gates before the first that asks more than the table itself: the first closed one names the code.

    Bars are left to the whole rule: they close out so few that reading their facts of everybody costs more.
    """
    held = set(own_codes(frame))
    return list(takewhile(lambda gate: set(asked_in(gate.when)) <= held, frame.policy.who))


def _gates(frame: Frame, query: Query) -> str:
    gates = _own_gates(frame)
    codes = [code for code in own_codes(frame) if any(code in asked_in(gate.when) for gate in gates)]
    # Gates that read no fact turn away everybody or nobody: nothing is saved by asking them first.
    if not codes or frame.table in {ENTRIES[fold.source][0] for fold in frame.folds}:
        return ""
    stage = query.keep(facts_stage(frame, frame.table, (), codes))
    columns = gate_columns(gates, frame.board(stage))
    query.with_columns(stage, {"code": pick(*shut(columns), default=ZERO).cast("int8")})
    return query.text(("code",))


def _decided(query: Query, unit: ibis.Table, frame: Frame, down: frozenset[str]) -> str:
    bits = sum(1 << index for index, code in enumerate(frame.codes) if code in down)
    query.with_columns(unit, decision(frame.policy, frame.board(unit), bits))
    return query.text(RESULT)


def _settled(frame: Frame, query: Query) -> str:
    # Rows that count together are not worth the second query: none of them is settled before all are.
    if frame.policy.gather != "first":
        return ""
    unit = unit_stage(frame, query)
    query.with_columns(unit, settled(frame.policy, frame.board(unit)))
    return query.text((KEY, "code", "amount"))


def plan(
    policy: Policy, book: RuleBook, as_of: date, down: frozenset[str] = frozenset(), dialect: str = "duckdb"
) -> SetPlan:
    """The set run of one policy; input table `people` with the key, and value and state columns of `facts`."""
    if policy.entity == "claim":
        raise BookError(policy.id, "一事一议的待遇逐件计算，不做批量")
    codes = tuple(code for code in policy.facts if code != policy.drawn)
    folds = folds_of(policy)
    lists = tuple(dict.fromkeys(NAMED[fold.source] for fold in folds))
    if len(codes) + len(lists) + len(policy.params) > MASK_BITS:
        raise BookError(policy.id, f"一项政策最多读 {MASK_BITS} 个事实和参数")
    frame = Frame(policy, book, day_tested(policy, as_of), codes, lists, folds)
    names = (*codes, *lists, *(PARAM + name for name in policy.params))
    query = Query(dialect)
    sql = _decided(query, unit_stage(frame, query), frame, down)
    tables = tables_read(frame)
    alone = not folds and tables == {frame.table}
    return SetPlan(
        policy=policy.id, day=frame.day, table=frame.table, facts=codes, names=names, sql=sql, tables=tables,
        alone=alone, gates=_gates(frame, Query(dialect)), settled=_settled(frame, Query(dialect)) if alone else "",
    )  # fmt: skip
