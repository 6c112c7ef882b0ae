"""One cell of a table of figures: a share, what was left out, and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt

Z_95 = 1.959963984540054

SMALL = 30


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure: `num` may be fractional where answers are weighted; `value` None when nothing was counted."""

    num: float
    den: int
    excluded: Mapping[str, int] = field(default_factory=dict)

    @property
    def value(self) -> float | None:
        return self.num / self.den if self.den else None

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.num, self.den)

    @property
    def ranked(self) -> bool:
        """Small numbers are shown with their interval and never ranked."""
        return self.den >= SMALL


def wilson(num: float, den: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share; (0, 1) when nothing was counted."""
    if den == 0:
        return 0.0, 1.0
    share, square = num / den, Z_95 * Z_95
    middle = (share + square / (2 * den)) / (1 + square / den)
    half = Z_95 / (1 + square / den) * sqrt(share * (1 - share) / den + square / (4 * den * den))
    return max(0.0, middle - half), min(1.0, middle + half)
