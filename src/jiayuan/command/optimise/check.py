"""Checks of solver answers, written apart from the solvers: an empty list means the answer holds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from jiayuan.command.optimise.cover import CoverResult
from jiayuan.command.optimise.covers import Covers
from jiayuan.command.optimise.distances import distances
from jiayuan.command.optimise.pmedian import PMedianResult
from jiayuan.command.optimise.result import Solved

NEAR = 1e-6


def _differs(a: float, b: float) -> bool:
    return abs(a - b) > NEAR * max(1.0, abs(a), abs(b))


def _bound_faults(result: Solved, *, upper: bool) -> list[str]:
    if result.bound is None:
        return []
    wrong = result.bound < result.objective if upper else result.bound > result.objective
    return ["bound: on the wrong side"] if wrong and _differs(result.bound, result.objective) else []


def check_cover(
    weights: ArrayLike,
    covers: Covers,
    p: int | None = None,
    *,
    goal: str = "max",
    share: float = 1.0,
    costs: Sequence[float] | None = None,
    budget: float | None = None,
    fixed: Sequence[int] = (),
    banned: Sequence[int] = (),
    levels: int = 1,
    busy: float = 0.0,
    result: CoverResult,
) -> list[str]:
    """Every fault of a covering answer, in words."""
    if result.status not in ("optimal", "feasible"):
        return []
    weight: list[float] = np.asarray(weights, dtype=np.float64).tolist()
    hits = _hits(covers, result.open)
    cost = sum(1.0 if costs is None else float(costs[facility]) for facility in result.open)
    expected = sum(w * _worth(hit, levels, busy) for w, hit in zip(weight, hits, strict=True))
    faults = [f"fixed: {item} is closed" for item in fixed if item not in result.open]
    faults += [f"banned: {item} is open" for item in banned if item in result.open]
    rules = (
        ("p: too many open", p is not None and len(result.open) > p),
        ("budget: overspent", budget is not None and cost > budget * (1 + NEAR)),
        ("cover: not enough", not _enough(goal, share, weight, hits)),
        ("objective: differs", _differs(result.objective, expected if goal == "max" else cost)),
    )
    return faults + [words for words, broken in rules if broken] + _bound_faults(result, upper=goal == "max")


def _hits(covers: Covers, chosen: Sequence[int]) -> list[int]:
    """How many of the open facilities cover each demand."""
    hits = [0] * covers.demands
    for facility in chosen:
        for demand in covers.of(facility).tolist():
            hits[demand] += 1
    return hits


def _worth(hit: int, levels: int, busy: float) -> float:
    return float(sum((1 - busy) * busy**level for level in range(min(hit, levels))))


def _enough(goal: str, share: float, weight: Sequence[float], hits: Sequence[int]) -> bool:
    """Whether the goals set and partial are met; max asks for nothing."""
    if goal == "set":
        return all(hits)
    covered = sum(w for w, hit in zip(weight, hits, strict=True) if hit)
    return goal != "partial" or covered >= share * sum(weight) - NEAR


def check_pmedian(
    p: int,
    *,
    cost: ArrayLike | None = None,
    edges: ArrayLike | None = None,
    n: int | None = None,
    directed: bool = False,
    duplicates: str = "min",
    weights: Sequence[float] | None = None,
    fixed: Sequence[int] = (),
    result: PMedianResult,
) -> list[str]:
    """Every fault of a p-median answer, in words."""
    if result.status not in ("optimal", "feasible"):
        return []
    table = distances(cost, edges, n, directed, duplicates)
    faults = [f"fixed: {item} is closed" for item in fixed if item not in result.open]
    if len(set(result.open)) != p:
        faults.append("p: not p open")
    if len(result.assign) != len(table):
        return [*faults, "assign: not one per demand"]
    nearest = [min(float(row[item]) for item in result.open) for row in table]
    for demand, facility in enumerate(result.assign):
        if facility not in result.open or _differs(float(table[demand, facility]), nearest[demand]):
            faults.append(f"assign: demand {demand} is not served by its nearest")
    total = sum(near * (1.0 if weights is None else float(weights[demand])) for demand, near in enumerate(nearest))
    if _differs(result.objective, total):
        faults.append("objective: differs")
    return faults + _bound_faults(result, upper=False)
