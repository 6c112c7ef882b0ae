"""What the boards of quality are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from jiayuan.ledgers.quality.rules.fixes import Fix
from jiayuan.ledgers.quality.rules.parts import PARTS, Parts


@dataclass(frozen=True, slots=True)
class Graded:
    """Parts with their score; `score` is None when there are too few lines to judge. `grade`: rules.score.grade."""

    parts: Parts
    score: float | None
    grade: str
    enough: bool

    def value(self, part: str) -> float | None:
        """0 to 1; None when unknown or when too little was counted to be shown."""
        return self.parts.value(part) if self.enough else None

    def as_dict(self) -> dict[str, object]:
        """For machines: seven parts with numerator and denominator, then the score."""
        shares = {part: self.parts.share(part) for part in PARTS}
        parts = {
            part: {"n": round(share.n, 3), "of": round(share.of, 3), "value": _rounded(self.value(part), 4)}
            for part, share in shares.items()
        }
        return {
            "lines": self.parts.lines if self.enough else None, "parts": parts if self.enough else None,
            "score": _rounded(self.score, 2), "enough": self.enough,
        }  # fmt: skip


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A place below the one looked at (or that place itself, for lines known no more closely), by attribute."""

    place: str
    total: Graded
    cells: Mapping[str, Graded]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One ledger (template of an office) in the place looked at, by attribute."""

    template: str
    title: str
    office: int
    office_name: str
    total: Graded
    cells: Mapping[str, Graded]


@dataclass(frozen=True, slots=True)
class Board:
    """Quality of a place on a day: the whole, its parts by place, and the attributes in the order of the standard."""

    day: date | None
    total: Graded
    rows: Sequence[BoardRow]
    attrs: Sequence[str]


@dataclass(frozen=True, slots=True)
class TrendPoint:
    day: date
    graded: Graded


@dataclass(frozen=True, slots=True)
class Mend:
    """One of the cheapest fixes, with the names a page needs; `file` is where to begin, if the reader may see it."""

    fix: Fix
    words: str
    title: str
    office_name: str
    file: UUID | None
