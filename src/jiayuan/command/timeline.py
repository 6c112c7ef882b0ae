"""The times of one incident, and quantiles over many. Pure; unknown is never 0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np


@dataclass(frozen=True, slots=True)
class Course:
    """The times of one incident; None where a step did not happen."""

    service: str
    priority: int
    target_s: int
    eta_s: float | None
    reported_at: datetime
    dispatched_at: datetime | None
    accepted_at: datetime | None
    arrived_at: datetime | None
    closed_at: datetime | None

    def until(self, step: datetime | None) -> float | None:
        return None if step is None else (step - self.reported_at).total_seconds()


def quantile(values: Sequence[float], share: float) -> float | None:
    """The share-quantile rounded to a tenth, None of nothing."""
    return round(float(np.quantile(list(values), share)), 1) if values else None
