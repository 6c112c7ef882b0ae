"""How far a reader has come, and what changed since."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """How far a reader has come: the last event and the last position number; `event-seq` on the wire."""

    event: int = 0
    seq: int = 0

    def __str__(self) -> str:
        return f"{self.event}-{self.seq}"

    @classmethod
    def parse(cls, text: str) -> Mark | None:
        event, dash, seq = text.partition("-")
        return cls(int(event), int(seq)) if dash and event.isdecimal() and seq.isdecimal() else None


@dataclass(slots=True)
class Delta:
    """Changed rows since a mark. `active` False: the plan is over and positions with it; `many`: read all anew."""

    mark: Mark
    units: dict[str, list[Any]] = field(default_factory=dict)
    incidents: dict[str, list[Any]] = field(default_factory=dict)
    figures: dict[str, int] = field(default_factory=dict)
    active: bool = True
    many: bool = False

    def merge(self, later: Delta) -> None:
        """Takes the later rows over the older ones; what a slow reader missed shrinks to its last state."""
        self.mark, self.active = later.mark, later.active
        self.units |= later.units
        self.incidents |= later.incidents
        # An empty figure means "not read this time", not zero.
        self.figures = later.figures or self.figures
        self.many = self.many or later.many

    def frame(self) -> dict[str, Any]:
        return {"t": int(time.time()), "u": list(self.units.values()), "i": list(self.incidents.values()),
                "k": self.figures}  # fmt: skip
