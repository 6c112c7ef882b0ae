"""Rows about people: open means staffed, nobody stands in two places, needs are met or counted short."""

from __future__ import annotations

from typing import Any

import numpy as np

from jiayuan.command.deployment.columns import Columns
from jiayuan.command.deployment.inputs import DeploymentTask
from jiayuan.command.optimise.highs import Model

Term = tuple[Any, Any, Any]


def require_staff(model: Model, task: DeploymentTask, columns: Columns) -> None:
    """All three rules of people."""
    _posts(model, task, columns)
    _supply(model, task, columns)
    _needs(model, task, columns)


def _posts(model: Model, task: DeploymentTask, columns: Columns) -> None:
    posts = len(task.caps)
    rows = np.arange(posts)
    people = (rows[:, None], columns.n, 1.0)
    model.require(posts, [people, (rows, columns.y, -task.caps.astype(float))], high=0.0)
    # Without the lower side an empty post could be called open and count as core cover.
    model.require(posts, [people, (rows, columns.y, -1.0)], low=0.0)
    model.require(1, [(np.zeros(posts, np.int64), columns.y, 1.0)], high=float(task.most_open))


def _supply(model: Model, task: DeploymentTask, columns: Columns) -> None:
    rows = np.arange(len(task.types))
    need, kind = np.nonzero(columns.a >= 0)
    terms: list[Term] = [(rows[None, :], columns.n, 1.0), (kind, columns.a[need, kind], 1.0)]
    model.require(len(rows), terms, high=[float(unit.supply) for unit in task.types])


def _needs(model: Model, task: DeploymentTask, columns: Columns) -> None:
    if not task.needs:
        return
    rows = np.arange(len(task.needs))
    need, kind = np.nonzero(columns.a >= 0)
    counts = [float(need.count) for need in task.needs]
    # An equation, not a floor: people beyond the need are not bound to the point.
    model.require(len(rows), [(need, columns.a[need, kind], 1.0), (rows, columns.short, 1.0)], low=counts, high=counts)
