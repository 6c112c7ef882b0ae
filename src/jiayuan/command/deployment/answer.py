"""The answer of a deployment, and the hash of what it was computed from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.deployment.inputs import DeploymentTask
from jiayuan.command.optimise import result
from jiayuan.command.optimise.result import Solved

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Deployment(Solved):
    """`open` posts; `staff[post, type]` and `at_needs[need, type]` people; `shortage[need]` people missing."""

    staff: Ints
    at_needs: Ints
    shortage: Ints


def digest_of(task: DeploymentTask) -> str:
    """Order of modes, skills and zones must not change the hash, so they are sorted."""
    tables = (task.post_times, task.point_times)
    times = [part for table in tables for mode in sorted(table) for part in (mode, table[mode])]
    return result.digest((task.weights, task.zone, task.core, *times, task.caps, task.most_open, task.classes,
                          tuple((k.code, tuple(sorted(k.skills)), k.mode, k.supply) for k in task.types),
                          task.needs, sorted(task.zone_share.items()), task.core_within_s, task.levels))  # fmt: skip
