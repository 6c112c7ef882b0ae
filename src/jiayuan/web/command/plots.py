"""Plots as numbers for inline SVG: bars of arrival times and the share that had arrived by a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 600, 200
BIN_S = 60
MOST_BINS = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in SVG units; `from_min` to `to_min` minutes, `n` incidents."""

    x: float
    y: float
    width: float
    height: float
    from_min: int
    to_min: int
    n: int


def histogram(seconds: Sequence[float]) -> list[Bar]:
    """Bars of one minute; what lies beyond the last bin counts into it."""
    if not seconds:
        return []
    bins = min(MOST_BINS, int(max(seconds) // BIN_S) + 1)
    counts = [0] * bins
    for value in seconds:
        counts[min(bins - 1, int(value // BIN_S))] += 1
    step, top = WIDTH / bins, max(counts)
    return [
        Bar(round(k * step + 1, 1), round(HEIGHT * (1 - n / top), 1), round(step - 2, 1), round(HEIGHT * n / top, 1),
            k, k + 1, n)
        for k, n in enumerate(counts)
    ]  # fmt: skip


def curve(seconds: Sequence[float]) -> str:
    """Points of a polyline: share arrived (up) over time (right)."""
    if not seconds:
        return ""
    last = max(seconds) or 1.0
    pairs = [(WIDTH * value / last, HEIGHT * (1 - (k + 1) / len(seconds))) for k, value in enumerate(sorted(seconds))]
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in [(0.0, float(HEIGHT)), *pairs])
