"""The running event of the demo."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from jiayuan.command.actions.reporting import report_incident
from jiayuan.command.exercise.acting import DISPATCHER, acting_as
from jiayuan.command.exercise.opening import open_event
from jiayuan.command.exercise.script import script_of
from jiayuan.command.fair import autumn_fair
from jiayuan.command.inputs import NewIncident
from jiayuan.kernel import clock
from jiayuan.kernel.placepath import PlacePath


def seed_demo_event(
    place: PlacePath, *, scale: float = 0.2, seed: int = 1, leads: Sequence[UUID] = (), incidents: int = 4
) -> UUID:
    """The demo's running event: plan active, units on shift at their posts, a few open incidents. Returns the plan."""
    now = clock.now()
    played, _ = open_event(autumn_fair(place, now, scale=scale, seed=seed, leads=leads), now, time_limit_s=20)
    for item in script_of(played.plan_id, place, now, incidents, 1.0, seed):
        with acting_as(DISPATCHER, place, clock.now()):
            report_incident(NewIncident(played.plan_id, item.class_code, item.lon, item.lat, "演示事件", "drill"))
    return played.plan_id
