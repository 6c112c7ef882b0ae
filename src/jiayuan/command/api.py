"""The door of command. Every call acts as `kernel.context.current()`; what is outside its scope is NotFound.

Pure solvers (no Django, no database): `jiayuan.command.optimise`, re-exported here.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from jiayuan.command.actions.adopting import staff_posts
from jiayuan.command.actions.assignments import assign, assignment_command
from jiayuan.command.actions.deploying import compute, keep, prepare, run_info, solve_deployment
from jiayuan.command.actions.dispatches import dispatch_command
from jiayuan.command.actions.drafting import create_plan
from jiayuan.command.actions.escalations import escalate_incidents
from jiayuan.command.actions.incidents import incident_command
from jiayuan.command.actions.mustering import muster
from jiayuan.command.actions.offers import confirm_dispatch
from jiayuan.command.actions.overdue import Swept, expire_offers, sweep
from jiayuan.command.actions.plans import plan_command
from jiayuan.command.actions.positions import store_positions
from jiayuan.command.actions.reporting import duplicates_of, report_incident
from jiayuan.command.actions.shifts import shift_command
from jiayuan.command.dispatch import REASONS, Option
from jiayuan.command.events import DispatchChanged, IncidentChanged, IncidentEscalated, PlanChanged
from jiayuan.command.exercise import open_event, play_event, seed_demo_event, sent_of
from jiayuan.command.fair import autumn_fair
from jiayuan.command.figures import figures
from jiayuan.command.inputs import (
    Fix,
    Kept,
    NewIncident,
    NewPlan,
    NewPoint,
    NewPost,
    NewRisk,
    NewUnit,
    RunInfo,
)
from jiayuan.command.layers import LAYERS, bounds_of, collection, features
from jiayuan.command.live import CHANNEL, frame, key_figures
from jiayuan.command.models import EventPlan
from jiayuan.command.movement import simulate_tick
from jiayuan.command.optimise import (
    check_cover,
    check_pmedian,
    covers_from_matrix,
    covers_within,
    solve_cover,
    solve_pmedian,
)
from jiayuan.command.queries import one
from jiayuan.command.recommending import Recommendation, recommend
from jiayuan.command.reports import report_of
from jiayuan.command.tasks import ask_to_solve
from jiayuan.command.views import (
    IncidentView,
    PlanView,
    ShiftView,
    TaskView,
    incident_of,
    incident_view,
    incidents_view,
    my_shift,
    plan_view,
    plans_view,
    runs_view,
)
from jiayuan.command.words import ESCALATIONS, INCIDENT_CLASSES, SKILLS
from jiayuan.kernel.context import current

__all__ = [
    "CHANNEL",
    "ESCALATIONS",
    "INCIDENT_CLASSES",
    "LAYERS",
    "REASONS",
    "SKILLS",
    "DispatchChanged",
    "Fix",
    "IncidentChanged",
    "IncidentEscalated",
    "IncidentView",
    "Kept",
    "NewIncident",
    "NewPlan",
    "NewPoint",
    "NewPost",
    "NewRisk",
    "NewUnit",
    "Option",
    "PlanChanged",
    "PlanView",
    "Recommendation",
    "RunInfo",
    "ShiftView",
    "Swept",
    "TaskView",
    "after_action",
    "ask_to_solve",
    "assign",
    "assignment_command",
    "autumn_fair",
    "bounds_of",
    "check_cover",
    "check_pmedian",
    "collection",
    "compute",
    "confirm_dispatch",
    "covers_from_matrix",
    "covers_within",
    "create_plan",
    "dispatch_command",
    "duplicates_of",
    "escalate_incidents",
    "expire_offers",
    "figures",
    "incident_command",
    "incident_of",
    "incident_view",
    "incidents_view",
    "keep",
    "layer_features",
    "live_snapshot",
    "muster",
    "my_shift",
    "open_event",
    "plan_bounds",
    "plan_command",
    "plan_figures",
    "plan_view",
    "plans_view",
    "play_event",
    "prepare",
    "recommend",
    "report_incident",
    "run_info",
    "runs_view",
    "seed_demo_event",
    "sent_of",
    "shift_command",
    "simulate_tick",
    "solve_cover",
    "solve_deployment",
    "solve_pmedian",
    "staff_posts",
    "store_positions",
    "sweep",
]


def _plan(plan_id: UUID) -> EventPlan:
    return one(current().scope, EventPlan, plan_id)


def after_action(plan_id: UUID) -> dict[str, Any]:
    """Figures of the after-action report; see `aftermath.after_action`."""
    return report_of(_plan(plan_id))


def live_snapshot(plan_id: UUID) -> dict[str, Any]:
    """The live picture as the acting person may see it: {"seq", "t", "u", "i", "k"}."""
    return frame(current(), _plan(plan_id))


def layer_features(plan_id: UUID, layer: str) -> dict[str, Any]:
    """One map layer as a GeoJSON FeatureCollection."""
    return collection(features(current(), _plan(plan_id), layer))


def plan_bounds(plan_id: UUID) -> tuple[float, float, float, float]:
    """west, south, east, north in degrees."""
    return bounds_of(_plan(plan_id))


def plan_figures(plan_id: UUID) -> dict[str, int]:
    """{"open", "available", "busy"}: incidents in hand, free and busy units."""
    return key_figures(current(), _plan(plan_id))
