"""Identifiers: UUID version 7 (RFC 9562), ordered by time of creation."""

from __future__ import annotations

import os
import time
from typing import NewType
from uuid import UUID

SubjectId = NewType("SubjectId", UUID)

_NS_PER_MS = 1_000_000
_RANDOM_62 = (1 << 62) - 1


def uuid7() -> UUID:
    """A new id: 48 bits of milliseconds, 12 bits of the part of the millisecond, 62 random bits."""
    ms, rest = divmod(time.time_ns(), _NS_PER_MS)
    # The part of the millisecond keeps ids of one process in order without a lock or a counter.
    fraction = (rest << 12) // _NS_PER_MS
    random = int.from_bytes(os.urandom(8), "big") & _RANDOM_62
    return UUID(int=ms << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | random)


def uuid7_at(ms: int, random: int) -> UUID:
    """The id of millisecond `ms` (since 1970) with 74 given random bits: generators use it to stay repeatable."""
    high, low = divmod(random & ((1 << 74) - 1), 1 << 62)
    return UUID(int=ms << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)
