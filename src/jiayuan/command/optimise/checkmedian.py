"""Check of a p-median answer, written apart from the solver: an empty list means the answer holds."""

from __future__ import annotations

from collections.abc import Sequence

from numpy.typing import ArrayLike

from jiayuan.command.optimise.distances import distances
from jiayuan.command.optimise.judging import bound_faults, differs, open_faults
from jiayuan.command.optimise.pmedian import PMedianResult


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
    if broken := open_faults(result.open, table.shape[1]) or ([] if result.open else ["p: nothing is open"]):
        return broken
    faults = [f"fixed: {item} is closed" for item in fixed if item not in result.open]
    if len(set(result.open)) != p:
        faults.append("p: not p open")
    if len(result.assign) != len(table):
        return [*faults, "assign: not one per demand"]
    nearest = [min(float(row[item]) for item in result.open) for row in table]
    for demand, facility in enumerate(result.assign):
        if facility not in result.open or differs(float(table[demand, facility]), nearest[demand]):
            faults.append(f"assign: demand {demand} is not served by its nearest")
    weight = [1.0] * len(nearest) if weights is None else [float(item) for item in weights]
    total = sum(near * heavy for near, heavy in zip(nearest, weight, strict=True) if heavy > 0)
    if differs(result.objective, total):
        faults.append("objective: differs")
    return faults + bound_faults(result, upper=False)
