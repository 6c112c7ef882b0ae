"""The call to answer, the units there are, and the proposals made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """One incident to answer: needs (skill, count) and target seconds from now."""

    priority: int
    needs: tuple[tuple[str, int], ...]
    target_s: float
    slack_s: float = 30.0

    @property
    def slots(self) -> tuple[str, ...]:
        """One entry per unit needed, by skill."""
        return tuple(skill for skill, count in self.needs for _ in range(count))


@dataclass(frozen=True, slots=True)
class Candidate:
    """One unit as the rules see it. `loss`: risk weight left without cover if it goes (0 to 1)."""

    key: Any
    call_sign: str
    skills: frozenset[str]
    eta_s: float
    state: str = "available"
    fix_age_s: float = 0.0
    shift_left_s: float = 3600.0
    hours_on: float = 0.0
    loss: float = 0.0


@dataclass(frozen=True, slots=True)
class Option:
    """One proposal: pairs of (candidate, skill it fills); `missing` skills nobody can fill."""

    rank: int
    sent: tuple[tuple[Candidate, str], ...]
    missing: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def max_eta_s(self) -> float:
        return max((unit.eta_s for unit, _ in self.sent), default=float("inf"))

    @property
    def sum_eta_s(self) -> float:
        return sum(unit.eta_s for unit, _ in self.sent)

    @property
    def cover_loss(self) -> float:
        return sum(unit.loss for unit, _ in self.sent)

    @property
    def keys(self) -> frozenset[Any]:
        return frozenset(unit.key for unit, _ in self.sent)


@dataclass(frozen=True, slots=True)
class Advice:
    """Up to three options, best first, and for every unit left out the reason."""

    options: tuple[Option, ...]
    excluded: Mapping[Any, str] = field(default_factory=dict)
