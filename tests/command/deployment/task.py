"""A small deployment task one can count by hand."""

from __future__ import annotations

import numpy as np

from jiayuan.command.deployment import Class, DeploymentTask, UnitType


def small(seed: int = 1, **more: object) -> DeploymentTask:
    """5 posts, 8 risk points, one class, one type of 3 people."""
    rng = np.random.default_rng(seed)
    times = rng.uniform(10, 400, (5, 8))
    values: dict[str, object] = {
        "weights": rng.integers(1, 9, 8).astype(float),
        "zone": ("core",) * 2 + ("alert",) * 3 + ("",) * 3,
        "core": np.array([True] * 2 + [False] * 6),
        "post_times": {"foot": times},
        "point_times": {"foot": rng.uniform(10, 400, (2, 8))},
        "caps": np.full(5, 3),
        "most_open": 2,
        "classes": (Class("temporary", "volunteer", 180, 1, 1.0, 0.2),),
        "types": (UnitType("VF", frozenset({"volunteer"}), "foot", 3),),
        "needs": (),
        "zone_share": {},
    }
    return DeploymentTask(**(values | more))  # type: ignore[arg-type]
