"""The best set of units for one call."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from jiayuan.command.dispatch.matching import match, smallest_limit
from jiayuan.command.dispatch.values import Call, Candidate


def _limit(call: Call, units: Sequence[Candidate]) -> float:
    """How late the last unit may come: the least possible for priority 1, else the target or a bounded regret."""
    best = smallest_limit(call.slots, units)
    if call.priority == 1:
        return best
    return call.target_s if best <= call.target_s else best + call.slack_s


def best_set(call: Call, units: Sequence[Candidate], beta: float) -> list[tuple[Candidate, str]]:
    """The best set: P1 lexicographic (max ETA, sum, loss); P2 and P3 sum of ETA + β·loss within the limit."""
    if not units:
        return []
    limit = _limit(call, units)
    near = [unit for unit in units if unit.eta_s <= limit]
    weight = 0.0 if call.priority == 1 else beta
    # Loss breaks ties of the sum only: it is scaled below any difference one can act on.
    price = np.array([unit.eta_s + weight * unit.loss + 1e-3 * min(unit.loss, 1.0) for unit in near])
    return [(near[unit], call.slots[slot]) for slot, unit in match(call.slots, near, price)]


def order_of(sent: list[tuple[Candidate, str]], call: Call, beta: float) -> tuple[float, ...]:
    latest = max((unit.eta_s for unit, _ in sent), default=float("inf"))
    total = sum(unit.eta_s for unit, _ in sent)
    loss = sum(unit.loss for unit, _ in sent)
    missing = len(call.slots) - len(sent)
    if call.priority == 1:
        return missing, round(latest, 3), round(total, 3), loss
    return missing, round(total + beta * loss, 3), loss, latest
