"""Counts: the figures of a unit, the work of a sweep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jiayuan.cases.rules.cells import Cell


@dataclass(frozen=True, slots=True)
class KpiRow:
    """The figures of one unit in one period; `composite` None when a part of it is unknown."""

    unit: int
    unit_name: str
    cases: int
    cells: Mapping[str, Cell]
    composite: float | None


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep did, in counts."""

    missed: int = 0
    escalated: int = 0
    warned: int = 0
    lapsed: int = 0
    resumed: int = 0
    closed: int = 0
    dispatched: int = 0
