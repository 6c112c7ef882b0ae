"""A small deployment task one can count by hand."""

from __future__ import annotations

import numpy as np

from jiayuan.command.deployment import Class, DeploymentTask, Need, UnitType


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


def rich(seed: int, **more: object) -> DeploymentTask:
    """3 posts, 6 risk points, two classes, two types, a need that may be released: everything the model knows."""
    rng = np.random.default_rng(seed)
    values: dict[str, object] = {
        "weights": rng.integers(1, 9, 6).astype(float),
        "zone": ("core", "core", "alert", "alert", "", ""),
        "core": np.array([True, True, False, False, False, False]),
        "post_times": {mode: rng.uniform(10, 400, (3, 6)) for mode in ("foot", "ebike")},
        "point_times": {mode: rng.uniform(10, 400, (2, 6)) for mode in ("foot", "ebike")},
        "caps": np.array([2, 1, 2]),
        "most_open": 2,
        "classes": (
            Class("temporary", "volunteer", 180, 1, 0.6, 0.2),
            Class("professional", "professional", 250, int(rng.integers(1, 3)), 0.4, 0.3),
        ),
        "types": (
            UnitType("VF", frozenset({"volunteer"}), "foot", 2),
            UnitType("PE", frozenset({"volunteer", "professional"}), "ebike", 2),
        ),
        "needs": (Need(int(rng.integers(2)), "professional", 1, bool(rng.integers(2)), float(rng.integers(1, 5))),),
        "zone_share": {"core": 0.8, "alert": 0.6},
        "levels": 2,
    }
    return DeploymentTask(**(values | more))  # type: ignore[arg-type]
