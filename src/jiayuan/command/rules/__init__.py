"""States of command as tables, and small decisions. Pure. Any cell that is not here is refused."""

from jiayuan.command.rules.clocks import escalation_level, time_left
from jiayuan.command.rules.incidents import INCIDENT, needs_met
from jiayuan.command.rules.plans import PLAN
from jiayuan.command.rules.shifts import ASSIGNMENT
from jiayuan.command.rules.tasks import DISPATCH, offer_seconds
from jiayuan.command.rules.units import UNIT

TABLES = (PLAN, UNIT, INCIDENT, DISPATCH, ASSIGNMENT)

__all__ = [
    "ASSIGNMENT",
    "DISPATCH",
    "INCIDENT",
    "PLAN",
    "TABLES",
    "UNIT",
    "escalation_level",
    "needs_met",
    "offer_seconds",
    "time_left",
]
