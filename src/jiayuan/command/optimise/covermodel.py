"""The covering program for HiGHS: posts whole, cover continuous."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from jiayuan.command.optimise.highs import INF, Model
from jiayuan.command.optimise.task import TOLERANCE, Task

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def cover_model(task: Task, matrix: csr_array, merged: Floats) -> tuple[Model, Ints]:
    """The model and the columns of its posts; `matrix` and `merged` come from `merge_demands`."""
    n, groups, levels = matrix.shape[0], matrix.shape[1], len(task.gains)
    top = task.goal == "max"
    model = Model(maximise=top)
    low = np.zeros(n)
    low[list(task.fixed)] = 1.0
    y = model.add(n, cost=0.0 if top else task.costs, low=low, high=task.usable.astype(float), integer=True)
    # Cover may stay continuous: with whole posts and falling gains an optimum has whole levels anyway.
    worth = np.outer(task.gains, merged).ravel() if top else 0.0
    z = model.add(levels * groups, cost=worth, low=1.0 if task.goal == "set" else 0.0)
    links = matrix.tocoo()
    each = np.tile(np.arange(groups), levels)
    model.require(groups, [(each, z, 1.0), (links.col, y[links.row], -1.0)], high=0.0)
    _limits(model, task, y, z, merged)
    return model, y


def _limits(model: Model, task: Task, y: Ints, z: Ints, merged: Floats) -> None:
    zero = np.zeros(1, dtype=np.int64)
    if task.p is not None:
        model.require(1, [(zero, y, 1.0)], high=float(task.p))
    if task.budget is not None:
        model.require(1, [(zero, y, task.costs)], high=float(task.budget))
    if task.goal == "partial":
        # A share of exactly all the weight must not fail on the last bit of the sum.
        model.require(1, [(zero, z, merged)], low=task.needed - TOLERANCE)
    if task.goal == "set" and len(task.uncoverable):
        # Merging left these demands out, so the model has to be told that it cannot be done.
        model.require(1, [(zero, y[:1], 0.0)], low=1.0, high=INF)
