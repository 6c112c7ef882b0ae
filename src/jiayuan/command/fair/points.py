"""The security points of the demo event and who is needed there."""

from __future__ import annotations

import numpy as np

from jiayuan.command.fair.spots import points_in
from jiayuan.command.inputs import NewPoint
from jiayuan.command.words import CROWD, LANGUAGE, MEDIC, POINT_KINDS, PROFESSIONAL, VOLUNTEER


def _needs(kind: str, rng: np.random.Generator) -> tuple[tuple[str, int], ...]:
    needs: list[tuple[str, int]] = [(VOLUNTEER, int(rng.integers(3, 9)))]
    extra = {"medical": (MEDIC, 2), "gate": (CROWD, 2), "control": (CROWD, 2), "checkpoint": (PROFESSIONAL, 1),
             "aid": (LANGUAGE, 1)}.get(kind)  # fmt: skip
    return (*needs, extra) if extra else tuple(needs)


def security_points(centre: tuple[float, float], n: int, rng: np.random.Generator) -> list[NewPoint]:
    """Every kind in turn; about a third of the points can spare their people."""
    kinds = list(POINT_KINDS)
    found = []
    for number, (lon, lat) in enumerate(points_in(900.0, centre, n, rng), start=1):
        kind = kinds[number % len(kinds)]
        needs, releasable = _needs(kind, rng), bool(rng.random() < 0.3)
        found.append(NewPoint(f"D{number:03}", kind, f"{POINT_KINDS[kind]}{number:03}", lon, lat, needs, releasable))
    return found
