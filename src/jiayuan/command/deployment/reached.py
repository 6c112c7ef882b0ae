"""Who is reached in time under a given staffing, counted apart from the model."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.deployment.inputs import DeploymentTask, Floats
from jiayuan.command.deployment.kinds import Class

Ints = NDArray[np.int64]


def units_in_time(task: DeploymentTask, kind: Class, staff: Ints, at_needs: Ints) -> Ints:
    """How many people of the class reach each risk point within its target."""
    total = np.zeros(len(task.weights), dtype=np.int64)
    for column, unit in enumerate(task.types):
        if kind.skill not in unit.skills:
            continue
        total += staff[:, column] @ (task.post_times[unit.mode] <= kind.target_s)
        for row, need in enumerate(task.needs):
            if need.releasable and at_needs[row, column]:
                total += at_needs[row, column] * (task.point_times[unit.mode][need.point] <= kind.target_s)
    return total


def expected_cover(task: DeploymentTask, kind: Class, staff: Ints, at_needs: Ints) -> Floats:
    """Chance that a free crew reaches each risk point in time, at most `levels` crews deep."""
    crews = np.minimum(units_in_time(task, kind, staff, at_needs) / kind.units, task.levels)
    gain = np.array([(1 - kind.busy) * kind.busy**level for level in range(task.levels)])
    parts = np.clip(crews[:, None] - np.arange(task.levels)[None, :], 0.0, 1.0)
    return np.asarray(parts @ gain)


def covered_share(task: DeploymentTask, kind: Class, staff: Ints, at_needs: Ints) -> float:
    """C(T): part of the weight that one full crew reaches in time; 1 when there is nothing to cover."""
    if not len(task.weights):
        return 1.0
    enough = units_in_time(task, kind, staff, at_needs) >= kind.units
    return float(task.shares[enough].sum())
