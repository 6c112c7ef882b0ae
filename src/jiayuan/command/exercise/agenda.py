"""Simulated time: deeds waiting for their moment."""

from __future__ import annotations

import heapq
import itertools
from typing import Any


class Agenda:
    """Deeds in the order of their moments (seconds); of equal moments the one planned first comes first."""

    def __init__(self) -> None:
        self.waiting: list[tuple[float, int, str, Any]] = []
        # The number also keeps the heap from comparing what cannot be compared.
        self.order = itertools.count()

    def plan_for(self, moment: float, deed: str, what: Any) -> None:
        heapq.heappush(self.waiting, (moment, next(self.order), deed, what))

    def next(self) -> tuple[float, str, Any]:
        moment, _, deed, what = heapq.heappop(self.waiting)
        return moment, deed, what

    def __bool__(self) -> bool:
        return bool(self.waiting)
