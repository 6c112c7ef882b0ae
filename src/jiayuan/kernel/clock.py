"""The one clock. Rules never read it: they take `as_of` or `now` as an argument."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Shanghai")
_frozen: ContextVar[datetime | None] = ContextVar("jiayuan_clock", default=None)


def now() -> datetime:
    """The present moment as aware UTC."""
    # A stopped clock wins, so that a drill plays a month in seconds and a test repeats.
    return _frozen.get() or datetime.now(UTC)


def today() -> date:
    """The present day in Beijing."""
    return now().astimezone(LOCAL).date()


@contextmanager
def frozen(at: datetime) -> Iterator[datetime]:
    """Stops the clock at `at` (aware) for tests and drills."""
    if at.tzinfo is None:
        raise ValueError("frozen() needs an aware datetime")
    token = _frozen.set(at.astimezone(UTC))
    try:
        yield at
    finally:
        _frozen.reset(token)
