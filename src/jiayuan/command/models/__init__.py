"""Tables of the command module, one aggregate a file."""

from jiayuan.command.models.dispatches import Dispatch
from jiayuan.command.models.forces import Force, Unit
from jiayuan.command.models.incidents import Escalation, Incident
from jiayuan.command.models.logs import AfterAction, LogEntry
from jiayuan.command.models.people import Assignment, EventShift, Responder
from jiayuan.command.models.plans import EventPlan, ServiceClass
from jiayuan.command.models.points import Post, SecurityPoint
from jiayuan.command.models.positions import LiveEvent, PositionFix, PositionLatest
from jiayuan.command.models.risks import RiskPoint
from jiayuan.command.models.runs import Deployment, SolveRun
from jiayuan.command.models.zones import Sector, Zone

__all__ = [
    "AfterAction",
    "Assignment",
    "Deployment",
    "Dispatch",
    "Escalation",
    "EventPlan",
    "EventShift",
    "Force",
    "Incident",
    "LiveEvent",
    "LogEntry",
    "PositionFix",
    "PositionLatest",
    "Post",
    "Responder",
    "RiskPoint",
    "Sector",
    "SecurityPoint",
    "ServiceClass",
    "SolveRun",
    "Unit",
    "Zone",
]
