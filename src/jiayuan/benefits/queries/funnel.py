"""How far the found people of a campaign have come. Pure: counts by state in, stages out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Declined and lapsed people were reached, but came no further.
# Each stage counts everybody who has come at least so far.
STAGES = (
    ("found", ()),
    ("contacted", ("found",)),
    ("confirmed", ("found", "contacted", "disputed", "declined", "lapsed", "closed")),
    ("approved", ("found", "contacted", "disputed", "declined", "lapsed", "closed", "confirmed", "checking", "waiting",
                  "noticed", "refused", "appealed", "upheld")),
    ("drawing", ("found", "contacted", "disputed", "declined", "lapsed", "closed", "confirmed", "checking", "waiting",
                 "noticed", "refused", "appealed", "upheld", "approved", "delivering")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stage:
    name: str
    count: int


def funnel(states: Mapping[str, int]) -> tuple[Stage, ...]:
    """How many have come at least to each stage."""
    total = sum(states.values())
    return tuple(Stage(name, total - sum(states.get(state, 0) for state in before)) for name, before in STAGES)
