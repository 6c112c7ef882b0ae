"""What names mean while an expression is compiled for a set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from jiayuan.benefits.engine.columns import Column
from jiayuan.benefits.engine.language.nodes import Fold, Node
from jiayuan.benefits.engine.sets.factcolumns import FactColumns

FOLD_PARTS = ("value", "absent", "missing", "low", "high")


@dataclass(frozen=True, slots=True)
class FoldColumns:
    """The answer of a list in a set: NULL while unknown or absent, with what is missing and the bounds."""

    value: Column
    absent: Column
    missing: Column
    low: Column
    high: Column


NUMBER_PARTS = ("value", "missing", "low", "high")


@dataclass(frozen=True, slots=True)
class NumberColumns:
    """A number that a former stage of the query has computed: NULL while unknown, what is missing, the bounds."""

    value: Column
    missing: Column
    low: Column
    high: Column


@dataclass(frozen=True, slots=True)
class Board:
    """What names mean for a set on a day. `param_bits` name the figures that have no value on that day.

    `shared` and `numbers` hold what a former stage of the query has computed already, `folds` the answers of lists,
    `list_bits` name the lists that nobody may have named.
    """

    facts: Mapping[str, FactColumns]
    params: Mapping[str, int | Fraction | None]
    param_bits: Mapping[str, int]
    day: date
    shared: Mapping[Node, Column]
    folds: Mapping[Fold, FoldColumns] = field(default_factory=dict)
    list_bits: dict[str, int] = field(default_factory=dict)
    numbers: Mapping[Node, NumberColumns] = field(default_factory=dict)
