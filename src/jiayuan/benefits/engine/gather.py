"""Several rows that hold at once, made one amount: their sum, the lowest or the highest (DMN's hit policies)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.bounds import NOTHING, Bounds, hull, limits
from jiayuan.benefits.engine.outcome import Out
from jiayuan.benefits.engine.policy import Gather, Row
from jiayuan.benefits.engine.scene import Scene


@dataclass(frozen=True, slots=True)
class Line:
    """A row that holds or may hold: its number from 1, whether it holds, and its bounds."""

    number: int
    certain: bool
    bounds: Bounds


def lines(outs: Sequence[tuple[Row, Out]], scene: Scene, book: RuleBook) -> list[Line]:
    """The rows that hold or may hold."""
    return [
        Line(number, out.yes, limits(row.pay, scene, book.facts) if row.pay is not None else (0, None))
        for number, (row, out) in enumerate(outs, 1)
        if out.unknown or out.yes
    ]


def _add(found: Sequence[Line]) -> Bounds:
    low, high = 0, 0
    ends: list[int | None] = [low, high]
    for line in found:
        reach = line.bounds if line.certain else hull([line.bounds, NOTHING])
        ends = [None if end is None or by is None else end + int(by) for end, by in zip(ends, reach, strict=True)]
    return ends[0], ends[1]


def together(gather: Gather, found: Sequence[Line]) -> Bounds:
    """How low and how high the rows may come out together; nothing where no row is certain."""
    if gather == "sum":
        return _add(found)
    certain = [line.bounds for line in found if line.certain]
    every = [line.bounds for line in found]
    low, high = hull(every if certain else [*every, NOTHING])
    if gather == "max":
        # One certain row is a floor under the highest.
        floors = [int(bounds[0]) for bounds in certain if bounds[0] is not None]
        return max(floors, default=low), high
    ceilings = [int(bounds[1]) for bounds in certain if bounds[1] is not None]
    return low, min(ceilings, default=high)


def settled(gather: Gather, amounts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The row that is named and the amount, of (number, amount) of every row that holds; at least one."""
    if gather == "sum":
        return amounts[0][0], sum(amount for _, amount in amounts)
    pick = min if gather == "min" else max
    # The first of equals: the order of the text.
    return pick(amounts, key=lambda one: (one[1], -one[0] if gather == "max" else one[0]))
