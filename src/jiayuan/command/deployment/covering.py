"""Rows about cover: a risk point counts as covered as far as crews reach it in time (Daskin 1983)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.deployment.columns import Columns
from jiayuan.command.deployment.inputs import DeploymentTask
from jiayuan.command.deployment.kinds import Class
from jiayuan.command.optimise.highs import Model

Ints = NDArray[np.int64]
Term = tuple[Any, Any, Any]


def require_cover(model: Model, task: DeploymentTask, columns: Columns, kind: Class) -> Ints:
    """Levels of cover of every risk point; returns the columns of the first level."""
    risks, levels = len(task.weights), task.levels
    gain = [(1 - kind.busy) * kind.busy**level for level in range(levels)]
    z = model.add(levels * risks, cost=kind.share * np.outer(gain, task.shares).ravel())
    terms: list[Term] = [(np.tile(np.arange(risks), levels), z, float(kind.units))]
    for mode, times in task.post_times.items():
        people = _group(model, task, columns, kind.skill, mode)
        if people is not None:
            post, risk = np.nonzero(times <= kind.target_s)
            terms.append((risk, people[post], -1.0))
    terms += _released(task, columns, kind)
    model.require(risks, terms, high=0.0)
    return z[:risks]


def _group(model: Model, task: DeploymentTask, columns: Columns, skill: str, mode: str) -> Ints | None:
    """One column per post: its people of that skill and mode; keeps the cover rows short."""
    kinds = [k for k, unit in enumerate(task.types) if skill in unit.skills and unit.mode == mode]
    if not kinds:
        return None
    if len(kinds) == 1:
        return columns.n[:, kinds[0]]
    if (skill, mode) not in columns.groups:
        posts = len(task.caps)
        total = model.add(posts, high=task.caps.astype(float))
        rows = np.arange(posts)
        model.require(posts, [(rows[:, None], columns.n[:, kinds], 1.0), (rows, total, -1.0)], low=0.0, high=0.0)
        columns.groups[skill, mode] = total
    return columns.groups[skill, mode]


def _released(task: DeploymentTask, columns: Columns, kind: Class) -> list[Term]:
    """People at releasable points help to cover what they reach in time."""
    terms = []
    for row, need in enumerate(task.needs):
        for unit in np.flatnonzero(columns.a[row] >= 0) if need.releasable else ():
            if kind.skill in task.types[unit].skills:
                risk = np.flatnonzero(task.point_times[task.types[unit].mode][need.point] <= kind.target_s)
                terms.append((risk, np.full(len(risk), columns.a[row, unit]), -1.0))
    return terms
