"""The program of a deployment: expected cover (Daskin 1983), double standard (Gendreau 1997), elastic needs."""

from __future__ import annotations

from jiayuan.command.deployment.columns import Columns, add_columns
from jiayuan.command.deployment.covering import require_cover
from jiayuan.command.deployment.inputs import DeploymentTask
from jiayuan.command.deployment.staffing import require_staff
from jiayuan.command.deployment.standards import require_core, require_zones
from jiayuan.command.optimise.highs import Model


def build(task: DeploymentTask) -> tuple[Model, Columns]:
    """The whole model; its optimum is the best expected cover less the prices of what falls short."""
    model = Model(maximise=True)
    columns = add_columns(model, task)
    require_staff(model, task, columns)
    for kind in task.classes:
        first = require_cover(model, task, columns, kind)
        require_zones(model, task, first)
    require_core(model, task, columns)
    return model, columns
