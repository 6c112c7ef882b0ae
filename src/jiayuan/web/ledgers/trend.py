"""The score over time as points of a small picture: 0 to 100 upwards, days from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jiayuan.ledgers.api import TrendPoint

WIDTH, HEIGHT = 320, 100


@dataclass(frozen=True, slots=True)
class Dot:
    """A measured day in the picture's units."""

    x: float
    y: float
    day: date
    score: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Lines as point lists; a day without a score breaks the line instead of falling to zero."""

    lines: Sequence[str]
    dots: Sequence[Dot]

    @property
    def first(self) -> Dot:
        return self.dots[0]

    @property
    def last(self) -> Dot:
        return self.dots[-1]


def _dot(point: TrendPoint, start: date, days: int) -> Dot | None:
    if point.graded.score is None:
        return None
    x = WIDTH * (point.day - start).days / days if days else WIDTH / 2
    return Dot(round(x, 1), round(HEIGHT - point.graded.score, 1), point.day, point.graded.score)


def picture(points: Sequence[TrendPoint]) -> Picture | None:
    """None when no day has a score."""
    if not points:
        return None
    start, days = points[0].day, (points[-1].day - points[0].day).days
    runs: list[list[Dot]] = [[]]
    for point in points:
        dot = _dot(point, start, days)
        if dot is None:
            runs.append([])
        else:
            runs[-1].append(dot)
    dots = [dot for run in runs for dot in run]
    lines = [" ".join(f"{dot.x},{dot.y}" for dot in run) for run in runs if len(run) > 1]
    return Picture(lines, dots) if dots else None
