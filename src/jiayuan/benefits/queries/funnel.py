"""How far the found people of a campaign have come. Pure: counts by state in, stages out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Declined and lapsed people were reached, but came no further.
NOT_SAID_YES = ("found", "contacted", "unreachable", "disputed", "declined", "lapsed", "closed")
NOT_GRANTED = (*NOT_SAID_YES, "confirmed", "checking", "waiting", "noticed", "refused", "appealed", "upheld")
# Each stage counts everybody who has come at least so far.
STAGES = (
    ("found", ()),
    ("contacted", ("found",)),
    ("confirmed", NOT_SAID_YES),
    ("approved", NOT_GRANTED),
    ("drawing", (*NOT_GRANTED, "approved", "delivering")),
)


@dataclass(frozen=True, slots=True)
class Stage:
    name: str
    count: int


def funnel(states: Mapping[str, int]) -> tuple[Stage, ...]:
    """How many have come at least to each stage."""
    total = sum(states.values())
    return tuple(Stage(name, total - sum(states.get(state, 0) for state in before)) for name, before in STAGES)
