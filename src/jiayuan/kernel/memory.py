"""Memory that long work has freed goes back to the system."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache


@cache
def _trim() -> Callable[[int], int] | None:
    # Only glibc has it; elsewhere freed memory goes back in its own time.
    found: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return found


def give_back() -> None:
    """Returns pages the C library holds free, a few milliseconds; does nothing where the library has no such call."""
    trim = _trim()
    if trim is not None:
        trim(0)
