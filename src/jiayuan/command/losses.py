"""What each unit would take away from the cover if it went (spec command 4.7, rule 4)."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from jiayuan.command.dispatch import cover_losses
from jiayuan.command.figures import figures
from jiayuan.command.fleet import Fleet
from jiayuan.command.geometry import to_metres
from jiayuan.command.models import EventPlan, Incident, RiskPoint, ServiceClass, Unit
from jiayuan.command.risk import risk_weight
from jiayuan.command.words import FREE_UNITS
from jiayuan.places.api import network

Floats = NDArray[np.float64]
# Nobody beyond the sixty nearest is ever among three options.
LOSS_FOR = 60
# A way on the streets is about this much longer than the line.
DETOUR = 1.35


def losses_of(plan: EventPlan, incident: Incident, units: Mapping[UUID, Unit], fleet: Fleet, eta: Floats) -> Floats:
    """Share of all weight that each near free unit alone would leave; 0 for the others, which nobody proposes.

    Straight-line reach is enough here: while the weight of cover is 0, losses only break ties.
    """
    loss = np.zeros(len(fleet))
    service = ServiceClass.objects.filter(plan=plan, code=incident.service).first()
    if service is None:
        return loss
    counted = np.array([_counts(units[key], service.skill) for key in fleet.ids], dtype=bool)
    columns = np.flatnonzero(counted)
    weights, spots = _risks(plan)
    if len(columns) and weights.sum() > 0:
        reach = _reach(spots, fleet, columns, service.target_s)
        found = cover_losses(weights / weights.sum(), reach, service.busy)
        near = np.argsort(eta[columns], kind="stable")[:LOSS_FOR]
        loss[columns[near]] = found[near]
    return loss


def _counts(unit: Unit, skill: str) -> bool:
    return unit.state in FREE_UNITS and skill in unit.skills


def _risks(plan: EventPlan) -> tuple[Floats, Floats]:
    """Weights and places (metres) of the plan's risk points, read as plain values: this runs for every incident."""
    fields = ("hazard", "vulnerability", "persons_h", "zone", "density", "lon", "lat")
    rows = list(RiskPoint.objects.filter(plan=plan).order_by("pk").values_list(*fields))
    known = figures()
    weights = np.array([risk_weight(row[0], row[1], row[2], row[3], row[4], known) for row in rows])
    return weights, to_metres([row[-2] for row in rows], [row[-1] for row in rows])


def _reach(spots: Floats, fleet: Fleet, columns: NDArray[np.int64], target_s: float) -> NDArray[np.bool_]:
    """reach[risk point, unit] within the target; squares spare a million roots."""
    speeds = {mode: network().graph(mode).profile.speed for mode in np.unique(fleet.mode).tolist()}
    speed = np.array([speeds[mode] for mode in fleet.mode[columns].tolist()])
    # Turning out and walking to the street use up part of the target before anybody is on the way.
    left = np.maximum(0.0, target_s - fleet.turnout[columns] - fleet.access[columns])
    x, y = fleet.xy[columns].T
    away = np.square(spots[:, 0, None] - x) + np.square(spots[:, 1, None] - y)
    return np.asarray(away <= np.square(left * speed / DETOUR))
