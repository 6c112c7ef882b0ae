"""What cover is lost when a unit leaves."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.dispatch.matching import Floats


def cover_losses(weights: Floats, reach: NDArray[np.bool_], busy: float) -> Floats:
    """Loss of each unit: `reach[risk, unit]` in time; Σ w (1 - q) q^(k - 1) over what it reaches, k units there."""
    k = reach.sum(axis=1)
    lost = np.where(k > 0, weights * (1 - busy) * busy ** np.maximum(k - 1, 0), 0.0)
    return np.asarray(lost @ reach)
