"""What a deployment changes: cover before and after, blind spots, what is short."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiayuan.command import coverage
from jiayuan.command.deployment import Class, Deployment
from jiayuan.command.deployment.reached import covered_share
from jiayuan.command.figures import figures
from jiayuan.command.siting.blind import blind_cells
from jiayuan.command.siting.inputs import Inputs
from jiayuan.command.travel import first_to_arrive
from jiayuan.places.api import from_local, network

Floats = NDArray[np.float64]


def _before(inputs: Inputs, kind: Class) -> Floats:
    """Seconds until the quickest unit comes from where units are without a deployment."""
    best = np.full(len(inputs.risk_ids), np.inf)
    for (skill, mode), (nodes, access) in inputs.bases.items():
        if skill == kind.skill:
            risk_nodes, risk_access = inputs.risk_nodes[mode]
            best = np.minimum(best, first_to_arrive(network(), nodes, mode, access)[risk_nodes] + risk_access)
    return best + float(figures()["turnout_s"]["available"])


def figures_of(inputs: Inputs, answer: Deployment) -> dict[str, Any]:
    """Before and after, by class and together (share-weighted); blind spots; what is short."""
    found: dict[str, Any] = {"classes": {}, "covered_before": 0.0, "covered_after": 0.0}
    worst: list[coverage.BlindSpot] = []
    for kind in inputs.task.classes:
        before = coverage.covered_share(inputs.task.weights, _before(inputs, kind), kind.target_s)
        after = covered_share(inputs.task, kind, answer.staff, answer.at_needs)
        blind = blind_cells(inputs, answer, kind)
        found["classes"][kind.code] = {"before": round(before, 4), "after": round(after, 4), "blind": len(blind)}
        found["covered_before"] += kind.share * before
        found["covered_after"] += kind.share * after
        worst = max(worst, blind, key=len)
    # The map shows the class with the most blind cells: two layers of dots would hide each other.
    spots = [[*np.round(from_local(cell.x, cell.y), 6).tolist(), cell.over_s] for cell in worst]
    return found | {
        "covered_before": round(found["covered_before"], 4),
        "covered_after": round(found["covered_after"], 4),
        "blind_spots": len(worst),
        # The worst come first, so a cut leaves out the least.
        "blind": spots[:400],
        "posts_open": len(answer.open),
        "people_at_posts": int(answer.staff.sum()),
        "people_at_points": int(answer.at_needs.sum()),
        "short": int(answer.shortage.sum()),
        "risk_points": len(inputs.risk_ids),
    }
