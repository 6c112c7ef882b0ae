"""What the office does around a decision: first month, notice, its own clocks, the papers it no longer asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jiayuan.benefits.engine.words import Words

FirstRule = Literal["application", "late_claim", "after_approval", "after_confirmation"]


@dataclass(frozen=True, slots=True)
class FirstMonth:
    """From which month money runs: `late_claim` has a tolerance in months; `after_…` is the month after that step."""

    rule: FirstRule
    months: int
    cite: str


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """The public notice a policy demands; `days` are calendar days unless `working`."""

    days: int
    working: bool
    board: str
    shows: tuple[str, ...]
    cite: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A step of the office's own work and its limit in days."""

    step: str
    days: int
    working: bool
    cite: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What the old way asked for and the facts that replace it."""

    was: Words
    source: str
