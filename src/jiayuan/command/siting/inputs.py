"""The task of a plan, and the ids its rows stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.deployment import DeploymentTask
from jiayuan.command.travel import snap
from jiayuan.places.api import network

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """The task and the ids its rows stand for. `bases[mode]` = where units are without a deployment (nodes, access)."""

    task: DeploymentTask
    post_ids: list[int]
    point_ids: list[int]
    risk_ids: list[int]
    risk_nodes: dict[str, tuple[Ints, Floats]]
    bases: dict[tuple[str, str], tuple[Ints, Floats]]
    post_spots: list[tuple[float, float]]
    point_spots: list[tuple[float, float]]
    area: Any


def snapped(spots: list[tuple[float, float]], mode: str) -> tuple[Ints, Floats]:
    """Nodes of the mode's network and the seconds of the access legs; nothing for no spots."""
    at = snap(network(), spots, mode)
    return at.nodes, at.access
