"""Where things of the demo event stand: beside crossings of the street network."""

from __future__ import annotations

import numpy as np

from jiayuan.places.api import network, to_local

# About seven metres: beside the crossing, not on it.
BESIDE_DEG = 0.00008


def points_in(
    radius: float, centre: tuple[float, float], n: int, rng: np.random.Generator
) -> list[tuple[float, float]]:
    """Places beside crossings of the street network within a circle (lon, lat)."""
    roads, x_y = network().roads, np.array(to_local(*centre))
    near = np.flatnonzero(np.hypot(*(roads.xy - x_y).T) <= radius)
    near = np.intersect1d(near, network().graph("foot").core)
    # A small circle may have fewer crossings than points asked for.
    chosen = rng.choice(near, n, replace=n > len(near))
    moved = rng.normal(0.0, BESIDE_DEG, (n, 2))
    return [(round(float(roads.lon[k] + a), 6), round(float(roads.lat[k] + b), 6))
            for k, (a, b) in zip(chosen, moved, strict=True)]  # fmt: skip
