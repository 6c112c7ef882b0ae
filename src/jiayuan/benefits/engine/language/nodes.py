"""The tree of an expression, as parsed (`Name`) and as resolved (facts, parameters, enum values, typed)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

Kind = Literal["bool", "int", "num", "money", "date", "enum", "text"]
Plain = bool | int | Fraction | date | str


@dataclass(frozen=True, slots=True)
class Lit:
    """A literal; money is integer fen, `num` (decimal or rate) an exact fraction."""

    kind: Kind
    value: Plain


@dataclass(frozen=True, slots=True)
class Name:
    """A dotted name before resolution: fact, parameter, term or enum value."""

    path: str


@dataclass(frozen=True, slots=True)
class FactRef:
    """A fact of the catalogue; `may_be_absent` when "looked, there is none" is possible; `of` whose fact it is."""

    code: str
    kind: Kind
    may_be_absent: bool
    of: str = "person"


@dataclass(frozen=True, slots=True)
class ParamRef:
    """A dated figure, looked up at the test date."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Not:
    of: Node


@dataclass(frozen=True, slots=True)
class Every:
    """`and` over two or more parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """`or` over two or more parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Within:
    """`in (a, b)` or, with `span`, `in lo..hi` (both included)."""

    item: Node
    options: tuple[Node, ...]
    span: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class Arith:
    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    args: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """A question to a whole list: `any(members, …)`, `sum(children, …)`.

    `source` is the list as it comes (persons, parents, supporters); of its entries only those for whom `where` holds
    belong (None: all of them). `body` is read for each; None only in `count(list)`.
    """

    name: str
    source: str
    where: Node | None
    body: Node | None


Node = Lit | Name | FactRef | ParamRef | Not | Every | Some | Compare | Within | Arith | Call | Fold
