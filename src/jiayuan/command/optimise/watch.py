"""Times a solve and keeps its trace."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Watch:
    """`limit_s` is wall time; CPU time counts all threads of the process."""

    limit_s: float
    wall: float = field(default_factory=time.perf_counter)
    cpu: float = field(default_factory=time.process_time)
    trace: list[tuple[float, str, float]] = field(default_factory=list)

    def note(self, step: str, objective: float) -> None:
        self.trace.append((round(self.spent, 4), step, float(objective)))

    @property
    def spent(self) -> float:
        return time.perf_counter() - self.wall

    @property
    def left(self) -> float:
        return max(0.0, self.limit_s - self.spent)

    @property
    def cpu_spent(self) -> float:
        return time.process_time() - self.cpu
