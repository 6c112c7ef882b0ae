"""Check of a covering answer, written apart from the solver: an empty list means the answer holds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from jiayuan.command.optimise.cover import CoverResult
from jiayuan.command.optimise.covers import Covers
from jiayuan.command.optimise.judging import NEAR, bound_faults, differs, open_faults


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
    if broken := open_faults(result.open, covers.facilities):
        return broken
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
        ("objective: differs", differs(result.objective, expected if goal == "max" else cost)),
    )
    return faults + [words for words, hit in rules if hit] + bound_faults(result, upper=goal == "max")


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
