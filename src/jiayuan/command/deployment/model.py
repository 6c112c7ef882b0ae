"""The program of a deployment: expected cover (Daskin 1983), double standard (Gendreau 1997), elastic needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.deployment.inputs import Class, DeploymentTask
from jiayuan.command.optimise.highs import Model

Ints = NDArray[np.int64]
Term = tuple[Any, Any, Any]
# λ₂, λ₃, λ₄ of spec command 4.4: price of a missing person, of a zone below its share, of an uncovered core point.
SHORTAGE, ZONE, CORE = 0.05, 0.5, 0.01
# So small that it only breaks ties: fewer people for the same cover.
THRIFT = 1e-7


@dataclass(slots=True)
class Columns:
    """Column numbers: posts, people [post, type], people at needs [need, type] (-1: not allowed), shortage."""

    y: Ints
    n: Ints
    a: Ints
    short: Ints
    groups: dict[tuple[str, str], Ints] = field(default_factory=dict)


def build(task: DeploymentTask) -> tuple[Model, Columns]:
    """The whole model; its optimum is the best expected cover less the prices of what falls short."""
    model = Model(maximise=True)
    columns = _columns(model, task)
    _posts(model, task, columns)
    _supply(model, task, columns)
    _needs(model, task, columns)
    for kind in task.classes:
        first = _cover(model, task, columns, kind)
        _zones(model, task, first)
    _core(model, task, columns)
    return model, columns


def _columns(model: Model, task: DeploymentTask) -> Columns:
    posts, types = len(task.caps), len(task.types)
    y = model.add(posts, integer=True)
    most = np.minimum.outer(task.caps, [kind.supply for kind in task.types]).ravel()
    n = model.add(posts * types, cost=-THRIFT, high=most, integer=True).reshape(posts, types)
    a = np.full((len(task.needs), types), -1, dtype=np.int64)
    for row, need in enumerate(task.needs):
        for kind, unit in enumerate(task.types):
            if need.skill in unit.skills:
                a[row, kind] = model.add(1, high=min(need.count, unit.supply), integer=True)[0]
    # A point without its people must cost more than any cover they could give elsewhere.
    price = [SHORTAGE * need.weight for need in task.needs]
    short = model.add(len(task.needs), cost=-np.asarray(price), high=[need.count for need in task.needs])
    return Columns(y, n, a, short)


def _posts(model: Model, task: DeploymentTask, columns: Columns) -> None:
    posts = len(task.caps)
    rows = np.arange(posts)
    people = (rows[:, None], columns.n, 1.0)
    model.require(posts, [people, (rows, columns.y, -task.caps.astype(float))], high=0.0)
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
    model.require(len(rows), [(need, columns.a[need, kind], 1.0), (rows, columns.short, 1.0)], low=counts, high=counts)


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


def _cover(model: Model, task: DeploymentTask, columns: Columns, kind: Class) -> Ints:
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


def _released(task: DeploymentTask, columns: Columns, kind: Class) -> list[Term]:
    """People at releasable points help to cover what they reach in time."""
    terms = []
    for row, need in enumerate(task.needs):
        for unit in np.flatnonzero(columns.a[row] >= 0) if need.releasable else ():
            if kind.skill in task.types[unit].skills:
                risk = np.flatnonzero(task.point_times[task.types[unit].mode][need.point] <= kind.target_s)
                terms.append((risk, np.full(len(risk), columns.a[row, unit]), -1.0))
    return terms


def _zones(model: Model, task: DeploymentTask, first: Ints) -> None:
    zones = np.array(task.zone)
    for code, share in task.zone_share.items():
        inside = np.flatnonzero(zones == code)
        weight = float(task.shares[inside].sum())
        if weight > 0:
            below = model.add(1, cost=-ZONE)
            row = np.zeros(len(inside), np.int64)
            model.require(1, [(row, first[inside], task.shares[inside]), (row[:1], below, weight)], low=share * weight)


def _core(model: Model, task: DeploymentTask, columns: Columns) -> None:
    inside = np.flatnonzero(task.core)
    if not len(inside):
        return
    quickest = np.minimum.reduce(list(task.post_times.values()))[:, inside]
    post, risk = np.nonzero(quickest <= task.core_within_s)
    missed = model.add(len(inside), cost=-CORE)
    rows = np.arange(len(inside))
    model.require(len(inside), [(risk, columns.y[post], 1.0), (rows, missed, 1.0)], low=1.0)
