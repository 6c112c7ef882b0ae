"""Plots as numbers for inline SVG: bars side by side, and places as circles. Pure; what is hidden has no size."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, BAR, GAP = 600.0, 14.0, 10.0
SIDE, LARGEST, SMALLEST = 400.0, 18.0, 3.0
# The largest circle and its line stay inside the picture.
MARGIN = LARGEST + SMALLEST + 1.0
# Room for a line of letters below a circle.
LETTER = 13.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in SVG units; `part` tells which of the parts of a row it is."""

    x: float
    y: float
    width: float
    height: float
    part: int
    title: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars with the height they need."""

    bars: tuple[Bar, ...]
    height: float
    width: float = WIDTH


def _title(label: str, value: int) -> str:
    return f"{label}: {value:,}"


def _scale(totals: Sequence[float]) -> float:
    return WIDTH / max((*totals, 1.0))


def grouped(rows: Sequence[tuple[str, Sequence[int | None]]]) -> Picture:
    """Bars of a row below each other: before and after. What is hidden leaves its place empty."""
    scale = _scale([value or 0 for _, values in rows for value in values])
    bars, y = [], 0.0
    for label, values in rows:
        for part, value in enumerate(values):
            if value is not None:
                bars.append(Bar(0, y, round(value * scale, 1), BAR, part, _title(label, value)))
            y += BAR + 2
        y += GAP
    return Picture(tuple(bars), y)


def stacked(rows: Sequence[tuple[str, Sequence[int | None]]]) -> Picture:
    """Bars of a row end to end: what is drawn, offered, open."""
    scale = _scale([sum(value or 0 for value in values) for _, values in rows])
    bars = []
    for at, (label, values) in enumerate(rows):
        x = 0.0
        for part, value in enumerate(values):
            width = round((value or 0) * scale, 1)
            if value:
                bars.append(Bar(round(x, 1), at * (BAR + GAP), width, BAR, part, _title(label, value)))
            x += width
    return Picture(tuple(bars), len(rows) * (BAR + GAP))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as a circle; `hidden` has the smallest size, whatever is there."""

    x: float
    y: float
    radius: float
    hidden: bool
    title: str
    name: str

    @property
    def below(self) -> float:
        """Where the name is written, clear of the circle."""
        return round(self.y + self.radius + LETTER, 1)


Place = tuple[str, float, float, int | None]


def _across(values: Sequence[float], squeeze: float = 1.0) -> tuple[float, float]:
    low, high = min(values), max(values)
    return low, max((high - low) * squeeze, 1e-6)


def spots(places: Sequence[Place], hidden: str) -> list[Spot]:
    """Places (name, lon, lat, count) in a square, the area of a circle as its count."""
    if not places:
        return []
    # A degree of longitude is shorter than one of latitude: at Beijing by a quarter.
    squeeze = math.cos(math.radians(places[0][2]))
    west, wide = _across([place[1] for place in places], squeeze)
    south, tall = _across([place[2] for place in places])
    scale = (SIDE - 2 * MARGIN) / max(wide, tall)
    most = max((count or 0 for *_, count in places), default=0) or 1
    return [
        Spot(
            x=round(MARGIN + (lon - west) * squeeze * scale, 1),
            y=round(SIDE - MARGIN - (lat - south) * scale, 1),
            radius=SMALLEST if not count else round(SMALLEST + LARGEST * math.sqrt(count / most), 1),
            hidden=count is None,
            title=f"{name}: {hidden}" if count is None else _title(name, count),
            name=name,
        )
        for name, lon, lat, count in places
    ]
