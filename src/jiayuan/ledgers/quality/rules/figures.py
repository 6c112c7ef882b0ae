"""Dated figures of the score: weights, the least number of lines, half-lives, minutes of work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jiayuan.ledgers.quality.rules.parts import PARTS

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Effort:
    """Minutes to mend one kind of fault: once to begin, and for each."""

    once: float
    each: float

    def minutes(self, n: int) -> float:
        return self.once + self.each * n


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures in force on one day. `half_lives` in days by attribute code."""

    weights: Mapping[str, float]
    minimum: int
    half_lives: Mapping[str, int]
    efforts: Mapping[str, Effort]

    def effort(self, code: str) -> Effort:
        return self.efforts.get(code, self.efforts["*"])


def _in_force(rows: Iterable[Row], on: date, key: str = "") -> dict[str, Row]:
    """key → its newest row not after the day."""
    past = sorted((row for row in rows if row["valid_from"] <= on), key=lambda row: row["valid_from"])
    # Later rows overwrite earlier ones.
    return {str(row[key]) if key else "": row for row in past}


def figures_on(body: Mapping[str, Iterable[Row]], on: date) -> Figures:
    """The figures of a day; raises KeyError when there are none yet, ValueError for weights that make no whole."""
    weights = _in_force(body["weights"], on)[""]
    chosen = {part: float(weights[part]) for part in PARTS}
    if abs(sum(chosen.values()) - 1) > 1e-9:
        raise ValueError("weights of quality must add up to 1")
    return Figures(
        weights=chosen,
        minimum=int(_in_force(body["minimum"], on)[""]["lines"]),
        half_lives={attr: int(row["days"]) for attr, row in _in_force(body["half_lives"], on, "attr").items()},
        efforts={
            code: Effort(float(row["once"]), float(row["each"]))
            for code, row in _in_force(body["efforts"], on, "code").items()
        },
    )
