"""Risk weights of places (spec command 4.2): hazard × vulnerability × exposure × zone × crowd. Pure."""

from __future__ import annotations

from typing import Any


def crowd_factor(density: float, bands: list[list[float | None]]) -> float:
    """Factor by persons per square metre: `bands` are [upper bound or None, factor], ascending."""
    for top, factor in bands:
        if top is None or density <= top:
            return float(factor or 0)
    raise ValueError("bands: the last one must be open")


def risk_weight(
    hazard: int, vulnerability: int, persons_h: float, zone: str, density: float, figures: dict[str, Any]
) -> float:
    """Weight of one risk point; `zone` is core, alert, control or "" (outside)."""
    exposure = max(float(figures["least_exposure"]), persons_h / 1000)
    crowd = crowd_factor(density, figures["crowd_bands"])
    return hazard * vulnerability * exposure * float(figures["zone_factor"][zone]) * crowd
