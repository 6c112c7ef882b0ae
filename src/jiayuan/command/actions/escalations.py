"""Climbing the escalation list (spec command 4.7, rule 7). It only says so: a person confirms every dispatch."""

from __future__ import annotations

from datetime import datetime

from jiayuan.audit.api import record
from jiayuan.command.actions.gate import allow, write_log
from jiayuan.command.events import IncidentEscalated
from jiayuan.command.live import announce
from jiayuan.command.models import Escalation, Incident
from jiayuan.command.queries import escalation_levels, visible
from jiayuan.command.rules import escalation_level
from jiayuan.command.words import ANSWERED_TASKS, BEFORE_SCENE, DEPARTED_TASKS, ESCALATIONS
from jiayuan.kernel import clock
from jiayuan.kernel.events import publish

BATCH = 500


def escalate_incidents() -> int:
    """Writes the step each late incident has come to, once; returns how many climbed."""
    acting, now = allow("command.dispatch"), clock.now()
    waiting = visible(acting.scope, Incident).filter(plan__state="active", state__in=BEFORE_SCENE)
    # An incident somebody is moving right now is left to the next sweep.
    rows = waiting.select_for_update(of=("self",), skip_locked=True).select_related("plan").order_by("reported_at")
    incidents = list(rows[:BATCH])
    reached = escalation_levels(incidents)
    return sum(_climb(incident, reached.get(incident.pk, 0), now) for incident in incidents)


def _climb(incident: Incident, before: int, now: datetime) -> bool:
    since = incident.triaged_at or incident.reported_at
    states = set(incident.dispatches.filter(offered_at__gte=since).values_list("state", flat=True))
    level = escalation_level(
        incident.reported_at, incident.target_s, now,
        accepted=not states.isdisjoint(ANSWERED_TASKS), departed=not states.isdisjoint(DEPARTED_TASKS),
    )  # fmt: skip
    # Steps are never taken back: a unit that accepts late does not undo the call for help.
    if level <= before:
        return False
    kind = ESCALATIONS[level].code
    Escalation.objects.create(
        plan=incident.plan, place_path=incident.place_path, incident=incident, level=level, kind=kind, at=now
    )
    write_log(incident.plan, "escalation", f"#{incident.number} escalation {level}: {kind}", incident.pk)
    record("command.incident.escalate", obj=f"incident:{incident.pk}", detail={"level": level})
    announce(incident.plan, "incident", incident.pk)
    publish(IncidentEscalated(incident.plan_id, incident.pk, level))
    return True
