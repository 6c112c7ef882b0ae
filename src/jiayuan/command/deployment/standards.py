"""Rows about standards: a share of every zone (Gendreau 1997), a post near every core point. All elastic."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.deployment.columns import Columns
from jiayuan.command.deployment.inputs import DeploymentTask
from jiayuan.command.deployment.prices import CORE, ZONE
from jiayuan.command.optimise.highs import Model

Ints = NDArray[np.int64]


def require_zones(model: Model, task: DeploymentTask, first: Ints) -> None:
    """`first`: columns of the first level of cover of one class."""
    zones = np.array(task.zone)
    for code, share in task.zone_share.items():
        inside = np.flatnonzero(zones == code)
        weight = float(task.shares[inside].sum())
        if weight > 0:
            # The gap is a share of the zone's own weight, so small zones are not ignored beside large ones.
            below = model.add(1, cost=-ZONE)
            row = np.zeros(len(inside), np.int64)
            model.require(1, [(row, first[inside], task.shares[inside]), (row[:1], below, weight)], low=share * weight)


def require_core(model: Model, task: DeploymentTask, columns: Columns) -> None:
    """One open post within the core time of each core point, whatever its people can do."""
    inside = np.flatnonzero(task.core)
    if not len(inside):
        return
    quickest = task.quickest[:, inside]
    post, risk = np.nonzero(quickest <= task.core_within_s)
    missed = model.add(len(inside), cost=-CORE)
    rows = np.arange(len(inside))
    model.require(len(inside), [(risk, columns.y[post], 1.0), (rows, missed, 1.0)], low=1.0)
