"""The rule book as frozen data: what the loader builds and both evaluators read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from jiayuan.benefits.engine.facts import FactDef
from jiayuan.benefits.engine.nodes import Kind, Node

Form = Literal["cash", "credit", "in_kind", "fee_waiver"]


@dataclass(frozen=True, slots=True)
class Words:
    """One wording in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Doc:
    """An official document; its terms live inside it."""

    key: str
    number: str
    title: str
    file: str
    url: str
    in_force: date
    status: str


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
class FirstMonth:
    """From which month money runs: `application`, or `late_claim` with a tolerance in months."""

    rule: Literal["application", "late_claim"]
    months: int
    cite: str


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """The public notice a policy demands; `days` are calendar days unless `working`."""

    days: int
    working: bool
    board: str
    shows: tuple[str, ...]
    cite: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A step of the office's own work and its limit in days."""

    step: str
    days: int
    working: bool
    cite: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What the old way asked for and the facts that replace it."""

    was: Words
    source: str


@dataclass(frozen=True, slots=True)
class Policy:
    """One benefit as a decision table of its document."""

    id: str
    doc: str
    name: Words
    summary: Words
    form: Form
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

    @property
    def gates(self) -> tuple[Gate, ...]:
        return self.who + self.not_if

    def in_force(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class ParamValue:
    """A dated figure (fen for money); `sure` False marks results as provisional."""

    start: date
    end: date | None
    value: int | Fraction
    doc: str
    cite: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Param:
    name: str
    kind: Kind
    zh: str
    values: tuple[ParamValue, ...]

    def on(self, day: date) -> ParamValue | None:
        """The value of a day, or None: never the nearest."""
        found = (value for value in self.values if value.start <= day and (value.end is None or day <= value.end))
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two benefits of which a person may draw one; `choose`: the person's choice, `higher`: against a holding."""

    kind: Literal["choose", "higher"]
    a: str
    b: str
    cite: str
    doc: str


@dataclass(frozen=True, slots=True)
class RuleBook:
    """A jurisdiction's book. `hash` covers every file that decides anything."""

    jurisdiction: str
    name: Words
    currency: str
    hash: str
    docs: Mapping[str, Doc]
    facts: Mapping[str, FactDef]
    params: Mapping[str, Param]
    policies: Mapping[str, Policy]
    pairs: tuple[Pair, ...] = ()
    folder: str = field(default="", compare=False)

    def in_force(self, day: date) -> tuple[Policy, ...]:
        return tuple(policy for policy in self.policies.values() if policy.in_force(day))
