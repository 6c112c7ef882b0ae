"""How long a log-in lasts, by profile and kind of account. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class SessionLimit:
    """How long a log-in lasts unused and in all."""

    idle: timedelta
    total: timedelta


# Trust specification 4.1: profile "asvs" and profile "djbh3" (等保三级).
SESSION_LIMITS: Mapping[tuple[str, str], SessionLimit] = MappingProxyType(
    {
        ("asvs", "staff"): SessionLimit(timedelta(minutes=30), timedelta(hours=10)),
        ("asvs", "resident"): SessionLimit(timedelta(minutes=30), timedelta(days=30)),
        ("djbh3", "staff"): SessionLimit(timedelta(minutes=15), timedelta(hours=8)),
        ("djbh3", "resident"): SessionLimit(timedelta(minutes=15), timedelta(days=7)),
    }
)


def session_over(kind: str, created: datetime, last_used: datetime, now: datetime, profile: str) -> bool:
    """Whether a log-in has been idle or has lasted too long; unknown kinds and profiles get the strictest limit."""
    # An unknown kind is a mistake of ours, and mistakes are closed, not open.
    limit = SESSION_LIMITS.get((profile, kind), SESSION_LIMITS["djbh3", "staff"])
    return now - last_used >= limit.idle or now - created >= limit.total
