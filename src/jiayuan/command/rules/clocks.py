"""How much of the target is left, and who has to be told. Pure: `now` is an argument."""

from __future__ import annotations

from datetime import datetime


def time_left(reported_at: datetime, target_s: int, now: datetime) -> int:
    """Seconds until the target; negative once it is missed."""
    return int(target_s - (now - reported_at).total_seconds())


def escalation_level(reported_at: datetime, target_s: int, now: datetime, *, accepted: bool, departed: bool) -> int:
    """0 to 4 of rule (7): 50 % without acceptance, 80 % without departure, 100 and 150 % without arrival."""
    used = (now - reported_at).total_seconds() / target_s
    reached = (used >= 0.5 and not accepted, used >= 0.8 and not departed, used >= 1.0, used >= 1.5)
    return max((level for level, hit in enumerate(reached, start=1) if hit), default=0)
