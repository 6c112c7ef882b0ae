"""How much of the risk is reached in time, and where nobody comes (spec command 4.8). Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class BlindSpot:
    """One 50 m cell that is not reached in time; `over_s` None when nobody can come at all."""

    x: float
    y: float
    over_s: float | None


def covered_share(weights: Floats, seconds: Floats, target_s: float) -> float:
    """C(T): share of the weight whose quickest unit comes within the target; 1 when there is nothing to cover."""
    total = float(weights.sum())
    # On the last second is in time, here as in the report and in dispatch.
    return float(weights[seconds <= target_s].sum()) / total if total > 0 else 1.0


def blind_spots(cells: Floats, seconds: Floats, target_s: float) -> list[BlindSpot]:
    """Cells (n × 2, metres) that the quickest unit reaches too late, worst first."""
    late = np.flatnonzero(seconds > target_s)
    order = late[np.argsort(-seconds[late], kind="stable")]
    return [
        BlindSpot(float(x), float(y), round(float(over), 1) if np.isfinite(over) else None)
        for (x, y), over in zip(cells[order], seconds[order] - target_s, strict=True)
    ]
