"""Tables of the command module, one aggregate a file."""

from jiayuan.command.models.areas import Post, RiskPoint, Sector, SecurityPoint, Zone
from jiayuan.command.models.incidents import Dispatch, Escalation, Incident
from jiayuan.command.models.people import Assignment, EventShift, Force, Responder, Unit
from jiayuan.command.models.plans import AfterAction, EventPlan, LogEntry, ServiceClass
from jiayuan.command.models.positions import LiveEvent, PositionFix, PositionLatest
from jiayuan.command.models.runs import Deployment, SolveRun

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
