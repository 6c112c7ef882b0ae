"""What names mean while an expression is compiled for a set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jiayuan.benefits.engine.columns import Column
from jiayuan.benefits.engine.language.nodes import Node
from jiayuan.benefits.engine.sets.factcolumns import FactColumns


@dataclass(frozen=True, slots=True)
class Board:
    """What names mean for a set on a day. `param_bits` name the figures that have no value on that day.

    `shared` holds conditions that a former stage of the query has computed already.
    """

    facts: Mapping[str, FactColumns]
    params: Mapping[str, int | Fraction | None]
    param_bits: Mapping[str, int]
    day: date
    shared: Mapping[Node, Column]
