"""The way through the homes of one day: nearest first, then every crossing undone (2-opt). Pure; points in metres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

Point = tuple[float, float]
# Beyond this no better way is looked for: a team walks to a few dozen doors a day.
SWEEPS = 20


@dataclass(frozen=True, slots=True)
class Round:
    """Positions of the points in walking order, and the metres from the start, as the crow flies."""

    order: tuple[int, ...]
    metres: float


def _gap(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def length(start: Point, points: Sequence[Point], order: Sequence[int]) -> float:
    """Metres from the start through the points in this order; nobody has to come back."""
    way = [start, *(points[at] for at in order)]
    return sum(_gap(a, b) for a, b in pairwise(way))


def _nearest_first(start: Point, points: Sequence[Point]) -> list[int]:
    left, here, order = set(range(len(points))), start, []
    while left:
        # Of two equally near the first one, so that a round is the same every time it is asked for.
        nearest = min(left, key=lambda at: (_gap(here, points[at]), at))
        left.remove(nearest)
        order.append(nearest)
        here = points[nearest]
    return order


def _saving(start: Point, points: Sequence[Point], order: Sequence[int], i: int, j: int) -> float:
    """Metres saved by walking the stretch i…j the other way round; the end of a round is free."""
    before = points[order[i - 1]] if i else start
    first, last = points[order[i]], points[order[j]]
    after = points[order[j + 1]] if j + 1 < len(order) else None
    gain = _gap(before, first) - _gap(before, last)
    return gain + (_gap(last, after) - _gap(first, after) if after else 0.0)


def _uncrossed(start: Point, points: Sequence[Point], order: list[int]) -> bool:
    better = False
    for i in range(len(order) - 1):
        for j in range(i + 1, len(order)):
            # A millimetre is rounding, not a way: without it two equal rounds would swap for ever.
            if _saving(start, points, order, i, j) > 1e-3:
                order[i : j + 1] = reversed(order[i : j + 1])
                better = True
    return better


def best_round(start: Point, points: Sequence[Point]) -> Round:
    """A short way from the start through all points; the same every time."""
    order = _nearest_first(start, points)
    for _ in range(SWEEPS):
        if not _uncrossed(start, points, order):
            break
    return Round(tuple(order), length(start, points, order))
