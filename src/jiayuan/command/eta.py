"""ETA of every unit to one place (spec command 4.3). Pure."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.fleet import Fleet
from jiayuan.places.api import Network, Snap

Floats = NDArray[np.float64]


def stale_penalty(age: Floats, age_from: float, stale: float) -> Floats:
    """Half a second for every second a fix is older than `age_from`, up to the age at which it no longer counts."""
    penalty: Floats = 0.5 * np.clip(age - age_from, 0.0, stale - age_from)
    return penalty


def eta_vector(
    network: Network, fleet: Fleet, lon: float, lat: float, *, age_from: float = 60, stale: float = 300,
    calibration: Mapping[str, float] | None = None,
) -> Floats:  # fmt: skip
    """Seconds until each unit would stand at (lon, lat): one search per mode, whatever the fleet's size."""
    eta = np.full(len(fleet), np.inf)
    for mode in np.unique(fleet.mode):
        here = np.flatnonzero(fleet.mode == mode)
        at = Snap(fleet.nodes[here], fleet.access[here], fleet.xy[here])
        factor = (calibration or {}).get(str(mode), 1.0)
        eta[here] = network.eta(at, lon, lat, str(mode)) * factor
    total: Floats = fleet.turnout + eta + stale_penalty(fleet.age, age_from, stale)
    return total
