"""What pages show, as frozen values: no rows of the database leave the module."""

from jiayuan.command.views.incidents import incident_of, incident_view, incidents_view
from jiayuan.command.views.plans import plan_view, plans_view, runs_view
from jiayuan.command.views.shapes import IncidentView, PlanView, ShiftView, TaskView
from jiayuan.command.views.shifts import my_shift

__all__ = [
    "IncidentView", "PlanView", "ShiftView", "TaskView", "incident_of", "incident_view", "incidents_view", "my_shift",
    "plan_view", "plans_view", "runs_view",
]  # fmt: skip
