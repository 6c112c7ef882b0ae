"""A plain staffing by hand rules: the answer when the solver has none, and the price to beat."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.deployment.inputs import DeploymentTask

Ints = NDArray[np.int64]


def greedy_staff(task: DeploymentTask) -> tuple[Ints, Ints]:
    """Needs first (people with the fewest skills), then one person after the other to the best post."""
    left = np.array([kind.supply for kind in task.types], dtype=np.int64)
    at_needs = np.zeros((len(task.needs), len(task.types)), dtype=np.int64)
    # Whoever can do less is spent first, so that the skilled are left for what only they can do.
    plainest = sorted(range(len(task.types)), key=lambda k: len(task.types[k].skills))
    for row in sorted(range(len(task.needs)), key=lambda row: -task.needs[row].weight):
        for kind in plainest:
            if task.needs[row].skill in task.types[kind].skills:
                sent = min(int(left[kind]), task.needs[row].count - int(at_needs[row].sum()))
                at_needs[row, kind] += sent
                left[kind] -= sent
    return _fill_posts(task, left, plainest), at_needs


def _fill_posts(task: DeploymentTask, left: Ints, plainest: list[int]) -> Ints:
    staff = np.zeros((len(task.caps), len(task.types)), dtype=np.int64)
    for kind in task.classes:
        covered = np.zeros(len(task.weights))
        for column in plainest:
            if kind.skill in task.types[column].skills:
                _send(task, kind.target_s, kind.units, kind.busy, column, left, staff, covered)
    return staff


def _send(
    task: DeploymentTask, target_s: float, crew: int, busy: float, column: int, left: Ints, staff: Ints,
    covered: NDArray[np.float64],
) -> None:  # fmt: skip
    """Sends people of one type while somebody gains from it; `left`, `staff` and `covered` are written."""
    reach = (task.post_times[task.types[column].mode] <= target_s).astype(float)
    while left[column] >= crew:
        level = np.minimum(covered, task.levels)
        gain = reach @ np.where(level < task.levels, task.shares * busy**level, 0.0)
        used = staff.sum(axis=1)
        closed = used == 0
        gain[(task.caps - used < crew) | (closed if (~closed).sum() >= task.most_open else False)] = -1.0
        best = int(gain.argmax()) if len(gain) else -1
        if best < 0 or gain[best] <= 0:
            return
        staff[best, column] += crew
        left[column] -= crew
        covered += reach[best]
