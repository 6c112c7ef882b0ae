"""Pure arithmetic of token buckets and lock-outs (trust specification 4.1 and 4.8)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `size` at once, and `size` again after `seconds`."""

    name: str
    size: int
    seconds: float


LOGIN_BY_NETWORK = Limit("login-network", 20, 60)
LOGIN_BY_SERVICE = Limit("login-service", 10_000, 3_600)
CODES = (Limit("code-minute", 1, 60), Limit("code-hour", 5, 3_600), Limit("code-day", 10, 86_400))
API_BY_NETWORK = Limit("api-network", 60, 60)
FAILURES_TO_LOCK = 5
FIRST_LOCK = timedelta(minutes=15)
LONGEST_LOCK = timedelta(hours=4)
DJBH3_LOCK = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Lock:
    """Failures since the last success or lock, how often it locked, until when."""

    failures: int = 0
    rounds: int = 0
    until: datetime | None = None


def drained(limit: Limit, tokens: float, elapsed: float) -> tuple[float, int]:
    """Tokens left after `elapsed` seconds of refilling and one taken, and seconds to wait (0 when it was granted)."""
    # max(0, …): a clock set back must not drain a bucket.
    rate = limit.size / limit.seconds
    filled = min(float(limit.size), tokens + max(0.0, elapsed) * rate)
    # Six sixths of a token are a little less than one: who waited as told must not be sent away for a rounding.
    if filled > 1 - 1e-9:
        return max(0.0, filled - 1), 0
    return filled, max(1, math.ceil((1 - filled) / rate))


def lock_length(rounds: int, profile: str) -> timedelta:
    """15 minutes, doubling up to 4 hours; under 等保三级 always 30 minutes."""
    if profile == "djbh3":
        return DJBH3_LOCK
    return min(LONGEST_LOCK, timedelta(seconds=FIRST_LOCK.total_seconds() * 2.0 ** min(rounds, 10)))


def after_failure(lock: Lock, now: datetime, profile: str) -> Lock:
    """The lock after one more failure."""
    failures = lock.failures + 1
    if failures < FAILURES_TO_LOCK:
        return Lock(failures, lock.rounds, lock.until)
    # The count starts again, the rounds do not: each lock is longer than the last.
    return Lock(0, lock.rounds + 1, now + lock_length(lock.rounds, profile))
