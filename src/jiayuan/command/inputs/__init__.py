"""What callers hand in and get back. Frozen values; coordinates WGS84, times aware UTC."""

from jiayuan.command.inputs.contents import NewPoint, NewPost, NewRisk, NewUnit
from jiayuan.command.inputs.plans import NewPlan
from jiayuan.command.inputs.positions import Fix, Kept
from jiayuan.command.inputs.reports import NewIncident
from jiayuan.command.inputs.runs import RunInfo

__all__ = ["Fix", "Kept", "NewIncident", "NewPlan", "NewPoint", "NewPost", "NewRisk", "NewUnit", "RunInfo"]
