"""Where nobody comes in time under an answer."""

from __future__ import annotations

import numpy as np

from jiayuan.command import coverage
from jiayuan.command.deployment import Class, Deployment
from jiayuan.command.figures import figures
from jiayuan.command.geometry import cells, to_degrees
from jiayuan.command.siting.inputs import Inputs, snapped
from jiayuan.command.travel import first_to_arrive
from jiayuan.places.api import network


def placed_spots(inputs: Inputs, answer: Deployment, kind: Class) -> dict[str, list[tuple[float, float]]]:
    """Where people of the class stand in the answer, by mode."""
    found: dict[str, list[tuple[float, float]]] = {}
    for column, unit in enumerate(inputs.task.types):
        if kind.skill in unit.skills:
            here = [inputs.post_spots[j] for j in np.flatnonzero(answer.staff[:, column])]
            here += [
                inputs.point_spots[inputs.task.needs[d].point]
                for d in np.flatnonzero(answer.at_needs[:, column])
                if inputs.task.needs[d].releasable
            ]
            found.setdefault(unit.mode, []).extend(here)
    return found


def blind_cells(inputs: Inputs, answer: Deployment, kind: Class) -> list[coverage.BlindSpot]:
    """50 m cells of the area nobody of the class reaches in time."""
    centres = cells(inputs.area)
    best = np.full(len(centres), np.inf)
    lon, lat = to_degrees(centres).T
    for mode, spots in placed_spots(inputs, answer, kind).items():
        nodes, access = snapped(sorted(set(spots)), mode)
        at = network().snap(lon, lat, mode)
        best = np.minimum(best, first_to_arrive(network(), nodes, mode, access)[at.nodes] + at.access)
    best += float(figures()["turnout_s"]["available"])
    return coverage.blind_spots(centres, best, kind.target_s)
