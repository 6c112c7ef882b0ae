"""The three best answers to an incident, from the rows of the plan."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from jiayuan.audit.api import record
from jiayuan.command.candidates import candidates_of, fleet_row
from jiayuan.command.dispatch import Advice, Call, Option, advise
from jiayuan.command.eta import eta_vector
from jiayuan.command.figures import figures
from jiayuan.command.fleet import Fleet, fleet_of
from jiayuan.command.losses import losses_of
from jiayuan.command.models import Incident
from jiayuan.command.queries import one, positions, units_of
from jiayuan.command.rules import time_left
from jiayuan.identity.api import require
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.places.api import network

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Up to three options; `excluded` counts why others are out; `eta_ms` is the CPU time of the ETA
    vector, `total_ms` the wall time of the whole decision."""

    incident_id: UUID
    options: tuple[Option, ...]
    excluded: Mapping[str, int]
    units: int
    eta_ms: float
    total_ms: float
    ages: Mapping[UUID, float]


def recommend(incident_id: UUID) -> Recommendation:
    """Reads positions (so it is audited), computes ETAs on the streets, and proposes; nothing is changed."""
    begun = time.perf_counter()
    acting = current()
    require(acting, "command.dispatch")
    incident = one(acting.scope, Incident, incident_id)
    plan, now = incident.plan, clock.now()
    units = {unit.pk: unit for unit in units_of(acting, plan).exclude(state__in=("off", "out_of_service"))}
    rows = [row for row in positions(acting, plan) if row.unit_id in units]
    fleet = fleet_of([fleet_row(units[row.unit_id], row, now) for row in rows])
    # CPU time of this thread: other requests of the process must not count as time of this decision.
    started = time.thread_time()
    eta = eta_vector(network(), fleet, incident.lon, incident.lat, age_from=figures()["age_from_s"],
                     stale=figures()["stale_fix_s"])  # fmt: skip
    eta_ms = (time.thread_time() - started) * 1000
    loss = losses_of(plan, incident, units, fleet, eta)
    call = _call(incident, now)
    advice = advise(call, candidates_of(units, fleet, eta, loss, now), beta=float(figures()["cover_weight"]),
                    stale_s=figures()["stale_fix_s"])  # fmt: skip
    record("command.incident.recommend", obj=f"incident:{incident.pk}", n=len(fleet), fields=["position"])
    total_ms = (time.perf_counter() - begun) * 1000
    return _recommendation(incident, advice, fleet, eta_ms, total_ms)


def _call(incident: Incident, now: datetime) -> Call:
    slack = figures()["slack_p2_s"] if incident.priority == 2 else figures()["slack_p3_s"]
    needs = tuple((need["skill"], need["count"]) for need in incident.needs)
    left = time_left(incident.reported_at, incident.target_s, now)
    return Call(incident.priority, needs, max(0.0, float(left)), float(slack))


def _recommendation(incident: Incident, advice: Advice, fleet: Fleet, eta_ms: float, total_ms: float) -> Recommendation:
    ages = {key: float(age) for key, age in zip(fleet.ids, fleet.age, strict=True)}
    return Recommendation(
        incident.pk, advice.options, Counter(advice.excluded.values()), len(fleet), eta_ms, total_ms, ages
    )
