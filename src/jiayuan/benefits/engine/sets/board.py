"""What names mean while an expression is compiled for a set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import wraps
from typing import Any, TypeVar

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


@dataclass(frozen=True, slots=True)
class Board:
    """What names mean for a set on a day. `param_bits` name the figures that have no value on that day.

    `folds` hold the answers of lists, `list_bits` name the lists that nobody may have named, `read` what has been
    compiled so far.
    """

    facts: Mapping[str, FactColumns]
    params: Mapping[str, int | Fraction | None]
    param_bits: Mapping[str, int]
    day: date
    folds: Mapping[Fold, FoldColumns] = field(default_factory=dict)
    list_bits: Mapping[str, int] = field(default_factory=dict)
    read: dict[tuple[str, Node], Any] = field(default_factory=dict)


Read = TypeVar("Read")


def once(reader: Callable[[Node, Board], Read]) -> Callable[[Node, Board], Read]:
    """The very same column for the same part of a tree, so that a query can compute it in one place."""

    @wraps(reader)
    def remembered(node: Node, board: Board) -> Read:
        key = (reader.__name__, node)
        if key not in board.read:
            board.read[key] = reader(node, board)
        found: Read = board.read[key]
        return found

    return remembered
