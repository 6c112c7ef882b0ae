"""Which posts to open and how to staff them (model 4.4, thin form). Pure: no Django, no database."""

from jiayuan.command.deployment.answer import Deployment
from jiayuan.command.deployment.inputs import DeploymentTask
from jiayuan.command.deployment.kinds import Class, Need, UnitType
from jiayuan.command.deployment.solve import solve_deployment

__all__ = ["Class", "Deployment", "DeploymentTask", "Need", "UnitType", "solve_deployment"]
