"""ETA of every unit to one place (spec command 4.3). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiayuan.places.api import Network, Snap

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Fleet:
    """Columns of equal length: where units are, how they move, how old the fix is (seconds)."""

    ids: list[Any]
    mode: NDArray[np.str_]
    nodes: NDArray[np.int64]
    access: Floats
    xy: Floats
    turnout: Floats
    age: Floats

    def __len__(self) -> int:
        return len(self.ids)


def fleet_of(rows: list[Mapping[str, Any]]) -> Fleet:
    """From rows with id, mode, node, access_s, x, y, turnout_s, age_s."""

    def column(name: str, kind: type) -> Any:
        return np.array([row[name] for row in rows], dtype=kind)

    xy = np.column_stack([column("x", float), column("y", float)]) if rows else np.zeros((0, 2))
    modes = np.array([row["mode"] for row in rows], dtype=np.str_)
    return Fleet([row["id"] for row in rows], modes, column("node", int), column("access_s", float), xy,
                 column("turnout_s", float), column("age_s", float))  # fmt: skip


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
