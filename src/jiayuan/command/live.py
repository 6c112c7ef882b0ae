"""What the live map is fed with: numbered events, a notice to the live process, and frames."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Max

from jiayuan.command.models import EventPlan, Incident, LiveEvent
from jiayuan.command.queries import positions, units_of, visible
from jiayuan.command.rules import time_left
from jiayuan.command.words import FREE_UNITS, OPEN_INCIDENTS
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting

CHANNEL = "command_live"
BUSY = ("offered", "enroute", "on_scene")


def announce(plan: EventPlan, kind: str, ref: UUID | None = None) -> None:
    """Numbers the change and wakes the live process at commit; the notice carries the plan's id only."""
    LiveEvent.objects.create(plan=plan, place_path=plan.place_path, kind=kind, ref=ref, at=clock.now())
    wake(plan.pk)


def wake(plan: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(plan)])


def next_numbers(n: int) -> list[int]:
    """Numbers for position rows: the live process asks for what is greater than the last it saw."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('command_position_number') FROM generate_series(1, %s)", [n])
        return [row[0] for row in cursor.fetchall()]


def _e5(degrees: float) -> int:
    # Five decimals are a metre; whole numbers save half the bytes of a frame.
    return round(degrees * 100_000)


def _unit_rows(acting: Acting, plan: EventPlan, now: datetime) -> list[list[Any]]:
    rows = positions(acting, plan).values_list("unit__call_sign", "lon", "lat", "unit__state", "fix_at")
    return [
        [call, _e5(lon), _e5(lat), state, max(0, int((now - fix_at).total_seconds()))]
        for call, lon, lat, state, fix_at in rows.order_by("unit__call_sign")
    ]


def incident_row(incident: Incident, now: datetime) -> list[Any]:
    """[id, number, priority, state, lon, lat, seconds left]."""
    left = time_left(incident.reported_at, incident.target_s, now)
    return [str(incident.pk), incident.number, incident.priority, incident.state, _e5(incident.lon),
            _e5(incident.lat), left]  # fmt: skip


def key_figures(acting: Acting, plan: EventPlan) -> dict[str, int]:
    states = list(units_of(acting, plan).values_list("state", flat=True))
    open_now = visible(acting.scope, Incident).filter(plan=plan, state__in=OPEN_INCIDENTS).count()
    return {
        "open": open_now,
        "available": sum(state in FREE_UNITS for state in states),
        "busy": sum(state in BUSY for state in states),
    }


def frame(acting: Acting, plan: EventPlan) -> dict[str, Any]:
    """The whole picture as the acting person may see it. `seq`, `at`: the last event and position number in it."""
    now = clock.now()
    incidents: Iterable[Incident] = visible(acting.scope, Incident).filter(plan=plan, state__in=OPEN_INCIDENTS)
    at = positions(acting, plan).aggregate(last=Max("seq"))["last"]
    last = visible(acting.scope, LiveEvent).filter(plan=plan).order_by("-id").values_list("id", flat=True).first()
    return {
        "seq": last or 0,
        "at": at or 0,
        "t": int(now.timestamp()),
        "u": _unit_rows(acting, plan, now),
        "i": [incident_row(incident, now) for incident in incidents],
        "k": key_figures(acting, plan),
    }
