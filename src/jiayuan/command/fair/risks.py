"""The risk points of the demo event: places and facilities, never persons."""

from __future__ import annotations

import numpy as np

from jiayuan.command.fair.spots import points_in
from jiayuan.command.inputs import NewRisk

CATEGORIES = {
    "crowd": "人流密集处",
    "gas": "餐饮用气点",
    "stage": "临时搭建",
    "exit": "疏散口",
    "subway": "地铁口",
    "crossing": "路口",
    "stairs": "台阶坡道",
    "power": "临时用电",
    "old_house": "老旧房屋",
    "toilet": "公共卫生间",
}


def risk_points(centre: tuple[float, float], n: int, rng: np.random.Generator) -> list[NewRisk]:
    """Hazard and vulnerability even over their scales, exposure and crowd with long tails."""
    codes = list(CATEGORIES)
    found = []
    for number, (lon, lat) in enumerate(points_in(1100.0, centre, n, rng), start=1):
        code = codes[int(rng.integers(len(codes)))]
        found.append(
            NewRisk(code, f"{CATEGORIES[code]}{number:04}", lon, lat, int(rng.integers(1, 6)), int(rng.integers(1, 4)),
                    round(float(rng.gamma(1.2, 900.0)), 1), round(float(rng.gamma(1.5, 0.7)), 2))
        )  # fmt: skip
    return found
