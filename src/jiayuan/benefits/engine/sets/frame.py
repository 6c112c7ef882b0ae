"""The stages of one policy's query: facts as they count, then every condition once, each with its own column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import ibis

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.columns import NO_NUMBER, Column, pick
from jiayuan.benefits.engine.facts import UNKNOWN
from jiayuan.benefits.engine.language.nodes import Every, Node, Some
from jiayuan.benefits.engine.language.walk import walk
from jiayuan.benefits.engine.policy import Policy
from jiayuan.benefits.engine.sets.board import Board
from jiayuan.benefits.engine.sets.compile import truth
from jiayuan.benefits.engine.sets.exact import age_at
from jiayuan.benefits.engine.sets.factcolumns import FactColumns, counted, schema_for

TABLE = "people"
KEY = "person"


@dataclass(frozen=True, slots=True)
class Frame:
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
            birth, age = facts["birth"], table["age"]
            # Born after the test day: no age, and the birthday is what is missing.
            state = pick((age.isnull(), ibis.literal(UNKNOWN, "int8")), default=birth.state)
            facts["age"] = FactColumns(age, state, birth.bit, self.book.facts["age"])
        figures = self.figures
        bits = {name: 1 << len(self.codes) + at for at, name in enumerate(figures) if figures[name] is None}
        shared = {node: table[name] for node, name in self.conditions.items() if name in table.columns}
        return Board(facts, figures, bits, self.day, shared)

    def _fact(self, table: ibis.Table, code: str, index: int) -> FactColumns:
        return FactColumns(table[f"v{index}"], table[f"s{index}"], 1 << index, self.book.facts[code])


def conditions_of(policy: Policy) -> dict[Node, str]:
    """Names of conditions computed once: parts used more than once, then gates and rows."""
    tops = [gate.when for gate in policy.gates] + [row.when for row in policy.rows]
    trees = [*tops, *(row.pay for row in policy.rows if row.pay is not None)]
    uses = Counter(part for tree in trees for part in walk(tree) if isinstance(part, Every | Some))
    # Only what is used more than once: a column of its own costs memory for everybody.
    parts = [part for part, count in uses.items() if count > 1 and part not in tops]
    return {part: f"part{at}" for at, part in enumerate(parts)} | {top: f"top{at}" for at, top in enumerate(tops)}


def counted_stage(frame: Frame) -> ibis.Table:
    """First stage: facts as they count, and the age on the test day."""
    table = ibis.table(schema_for(frame.codes, frame.book.facts, KEY), name=TABLE)
    named: dict[str, Column] = {}
    for index, code in enumerate(frame.codes):
        fact = counted(table, code, frame.book.facts[code], 1 << index)
        named |= {f"v{index}": fact.value, f"s{index}": fact.state}
        if code == "birth":
            age = age_at(fact.value, frame.day)
            named["age"] = pick((age >= 0, age), default=NO_NUMBER)
    return table.select(KEY, **named)


def with_conditions(stage: ibis.Table, frame: Frame, prefix: str) -> ibis.Table:
    board = frame.board(stage)
    named = {name: truth(node, board) for node, name in frame.conditions.items() if name.startswith(prefix)}
    return stage.mutate(**named) if named else stage
