"""What a staffing is worth, counted apart from the model."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.deployment.inputs import DeploymentTask
from jiayuan.command.deployment.kinds import Class
from jiayuan.command.deployment.prices import CORE, SHORTAGE, THRIFT, ZONE
from jiayuan.command.deployment.reached import expected_cover, units_in_time

Ints = NDArray[np.int64]


def _zone_gaps(task: DeploymentTask, kind: Class, staff: Ints, at_needs: Ints) -> float:
    reached = np.minimum(units_in_time(task, kind, staff, at_needs) / kind.units, 1.0)
    zones = np.array(task.zone)
    gaps = 0.0
    for code, share in task.zone_share.items():
        inside = zones == code
        weight = float(task.shares[inside].sum())
        if weight > 0:
            gaps += max(0.0, share - float(task.shares[inside] @ reached[inside]) / weight)
    return gaps


def objective_of(task: DeploymentTask, staff: Ints, at_needs: Ints) -> float:
    """The model's objective of any staffing."""
    value = -THRIFT * float(staff.sum())
    for kind in task.classes:
        value += kind.share * float(task.shares @ expected_cover(task, kind, staff, at_needs))
        value -= ZONE * _zone_gaps(task, kind, staff, at_needs)
    missing = np.array([need.count for need in task.needs]) - at_needs.sum(axis=1)
    value -= SHORTAGE * float(sum(need.weight * lost for need, lost in zip(task.needs, missing, strict=True)))
    inside = np.flatnonzero(task.core)
    if len(inside):
        quickest = task.quickest[:, inside]
        near = (quickest <= task.core_within_s)[staff.sum(axis=1) > 0].any(axis=0)
        value -= CORE * float((~near).sum())
    return value
