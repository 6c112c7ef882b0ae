"""An answer in ids: what is stored and shown."""

from __future__ import annotations

from typing import Any

import numpy as np

from jiayuan.command.deployment import Deployment
from jiayuan.command.siting.inputs import Inputs


def proposal_of(inputs: Inputs, answer: Deployment) -> dict[str, list[list[Any]]]:
    """The answer in ids: see the table command_deployment."""
    types, needs = inputs.task.types, inputs.task.needs
    rows, columns = np.nonzero(answer.staff)
    staff = [[inputs.post_ids[j], types[k].code, int(answer.staff[j, k])] for j, k in zip(rows, columns, strict=True)]
    rows, columns = np.nonzero(answer.at_needs)
    at_needs = [
        [inputs.point_ids[needs[d].point], needs[d].skill, types[k].code, int(answer.at_needs[d, k])]
        for d, k in zip(rows, columns, strict=True)
    ]
    short = [
        [inputs.point_ids[needs[d].point], needs[d].skill, int(answer.shortage[d])]
        for d in np.flatnonzero(answer.shortage > 0)
    ]
    return {"staff": staff, "needs": at_needs, "short": short}
