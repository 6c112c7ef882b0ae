"""What is kept for some seconds instead of being asked for with every row."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Fresh(Generic[Value]):
    """A value per key, asked for again after `seconds`; a change is seen that much later."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._kept: dict[Hashable, tuple[float, Value]] = {}

    def get(self, key: Hashable, ask: Callable[[], Value]) -> Value:
        # Not the platform's clock: a frozen clock must not keep old values alive.
        now = time.monotonic()
        kept = self._kept.get(key)
        if kept is not None and now - kept[0] < self.seconds:
            return kept[1]
        value = ask()
        self._kept[key] = (now, value)
        return value
