"""The decision about one person and one policy, and what its codes mean.

Codes: n >= 1 row n · 0 no row · -10-k gate k (who, then not_if) · -1 unknown · -2 needs ruling · -3 no figure for
the date · -4 source down. Amounts and bounds are integer fen; `high` None means no upper limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jiayuan.benefits.engine.outcome import PARAM

# Kept apart because each asks somebody else: the person, the office, the book's clerk, whoever runs the source.
UNKNOWN_FACT, NEEDS_RULING, NO_FIGURE, SOURCE_DOWN = -1, -2, -3, -4
NO_ROW = 0
FIRST_GATE = -10
Status = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class Result:
    """The decision; `missing` names facts (or `param:X`) that keep it open."""

    policy: str
    code: int
    amount: int | None
    low: int
    high: int | None
    missing: tuple[str, ...]
    provisional: bool

    @property
    def status(self) -> Status:
        return status_of(self.code)

    @property
    def row(self) -> int | None:
        return self.code if self.code > 0 else None


def status_of(code: int) -> Status:
    """yes (> 0), no (0, <= -10), unknown (-1 to -4)."""
    return "yes" if code > 0 else "no" if code == NO_ROW or code <= FIRST_GATE else "unknown"


def unknown_code(missing: frozenset[str], down: frozenset[str]) -> int:
    """Why a result is unknown: a missing figure, then a source that is down, then facts."""
    # A missing figure comes first: asking the person for facts would not help.
    if any(name.startswith(PARAM) for name in missing):
        return NO_FIGURE
    return SOURCE_DOWN if missing & down else UNKNOWN_FACT
