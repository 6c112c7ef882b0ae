"""A benefit as the loader builds it: gates, rows and procedure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from jiayuan.benefits.engine.language.nodes import Node
from jiayuan.benefits.engine.language.walk import folds_in
from jiayuan.benefits.engine.procedure import Clock, FirstMonth, NoticeRule, Paper
from jiayuan.benefits.engine.words import Words

Form = Literal["cash", "credit", "in_kind", "fee_waiver"]
Entity = Literal["person", "child", "household", "claim"]
Period = Literal["month", "year", "school_year", "once", "claim"]
# How several rows that hold become one amount.
Gather = Literal["first", "sum", "min", "max"]


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition everybody must meet (`bar` False) or nobody may meet (`bar` True)."""

    when: Node
    say: Words
    cite: str
    bar: bool
    source: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. `ruling` instead of `pay` marks a gap in the text that a clerk must decide."""

    id: str
    when: Node
    pay: Node | None
    say: Words
    cite: str
    quotes: tuple[str, ...]
    source: str
    pay_source: str
    ruling: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """One benefit as a decision table of its document.

    `found` is False where nobody is looked for: it is given on application, as what decides it is not in the base.
    """

    id: str
    doc: str
    name: Words
    summary: Words
    form: Form
    entity: Entity
    period: Period
    gather: Gather
    start: date
    end: date | None
    test_on: Literal["month_end", "day"]
    who: tuple[Gate, ...]
    not_if: tuple[Gate, ...]
    rows: tuple[Row, ...]
    drawn: str
    first_month: FirstMonth
    stop_cite: str
    notice: NoticeRule | None
    clocks: tuple[Clock, ...]
    review: str
    pay_by: str
    item: str
    papers: tuple[Paper, ...]
    facts: tuple[str, ...]
    params: tuple[str, ...]
    found: bool = True
    hit: str = "first"

    @property
    def gates(self) -> tuple[Gate, ...]:
        return self.who + self.not_if

    @property
    def trees(self) -> tuple[Node, ...]:
        """Every expression of the table."""
        rows = (tree for row in self.rows for tree in (row.when, row.pay))
        return (*(gate.when for gate in self.gates), *(tree for tree in rows if tree is not None))

    @property
    def of_person(self) -> bool:
        """Whether each person of a unit is asked for himself; a child is a person with parents."""
        return self.entity in ("person", "child")

    @property
    def of_home(self) -> bool:
        return self.entity == "household"

    @property
    def asks_home(self) -> bool:
        """Whether anything hangs on who lives together."""
        return self.of_home or any(fold.source == "persons" for tree in self.trees for fold in folds_in(tree))

    @property
    def one_off(self) -> bool:
        """Whether it is paid once and then over, instead of month by month."""
        return self.period in ("once", "claim")

    def in_force(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)
