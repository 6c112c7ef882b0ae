"""The unknowns of a deployment: which posts open, who stands where, who is missing."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.deployment.inputs import DeploymentTask
from jiayuan.command.deployment.prices import SHORTAGE, THRIFT
from jiayuan.command.optimise.highs import Model

Ints = NDArray[np.int64]


@dataclass(slots=True)
class Columns:
    """Column numbers: posts, people [post, type], people at needs [need, type] (-1: not allowed), shortage."""

    y: Ints
    n: Ints
    a: Ints
    short: Ints
    groups: dict[tuple[str, str], Ints] = field(default_factory=dict)


def add_columns(model: Model, task: DeploymentTask) -> Columns:
    """Every unknown with its price; whole numbers of people and posts."""
    posts, types = len(task.caps), len(task.types)
    y = model.add(posts, integer=True)
    # No post holds more of a type than there are: a tight bound spares the solver branching.
    most = np.minimum.outer(task.caps, [kind.supply for kind in task.types]).ravel()
    n = model.add(posts * types, cost=-THRIFT, high=most, integer=True).reshape(posts, types)
    a = np.full((len(task.needs), types), -1, dtype=np.int64)
    for row, need in enumerate(task.needs):
        for kind, unit in enumerate(task.types):
            if need.skill in unit.skills:
                a[row, kind] = model.add(1, high=min(need.count, unit.supply), integer=True)[0]
    # Of a thousand risk points one person covers a few: at a point in need the same person is worth more.
    # In a plan of a handful of people that does not hold, and cover may outbid a need of little weight.
    price = [SHORTAGE * need.weight for need in task.needs]
    short = model.add(len(task.needs), cost=-np.asarray(price), high=[need.count for need in task.needs])
    return Columns(y, n, a, short)
