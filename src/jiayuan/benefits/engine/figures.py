"""Figures of the law, dated: each value holds from a day to a day, with the document that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jiayuan.benefits.engine.language.nodes import Kind


@dataclass(frozen=True, slots=True)
class ParamValue:
    """A dated figure (fen for money); `sure` False marks results as provisional."""

    start: date
    end: date | None
    value: int | Fraction
    doc: str
    cite: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Param:
    name: str
    kind: Kind
    zh: str
    values: tuple[ParamValue, ...]

    def on(self, day: date) -> ParamValue | None:
        """The value of a day, or None: never the nearest."""
        found = (value for value in self.values if value.start <= day and (value.end is None or day <= value.end))
        return next(found, None)
