"""The blind sample of automatic links: which are drawn, what they tell, and what follows."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jiayuan.ledgers.quality.rules.parts import Share, wilson
from jiayuan.ledgers.rules.decision import Decision
from jiayuan.ledgers.rules.model import Model

ONE_IN = 50
NEEDED = 0.999
# Links this much above the threshold are sure whatever the sample says.
WEAK_BITS = 2.0


def week_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def is_drawn(record: int, week: date) -> bool:
    """Whether a record's link is looked at in that week: one in fifty, the same whoever asks and however often."""
    text = f"{week.isoformat()}:{record}".encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:8], "big") % ONE_IN == 0


@dataclass(frozen=True, slots=True)
class Precision:
    """Of `n` links that people looked at blindly, `right` were theirs too."""

    n: int
    right: int

    @property
    def value(self) -> float | None:
        return self.right / self.n if self.n else None

    @property
    def lower(self) -> float | None:
        """Lower bound of the 95 % Wilson interval."""
        return wilson(Share(self.right, self.n))

    @property
    def is_short(self) -> bool:
        """Whether what was measured is less than what is asked of a machine that links by itself."""
        return self.n > 0 and self.right < NEEDED * self.n


def is_weak(bits: float, model: Model) -> bool:
    return bits < model.t1 + WEAK_BITS


def held_back(decision: Decision, model: Model) -> Decision:
    """A weak link as a question; every other decision as it is."""
    if decision.kind != "link" or not is_weak(decision.bits, model):
        return decision
    return replace(decision, kind="review", rule="held", person=None)


def asked_of(levels: Mapping[str, str], bits: float, person: str) -> list[dict[str, object]]:
    """The evidence of a sampled link in the words of any other question."""
    return [{"person": person, "bits": bits, "levels": dict(levels)}]
