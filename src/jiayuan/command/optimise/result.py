"""What every solver answer carries: bound, gap, trace, times, versions and the hash of its inputs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version

import numpy as np

OPTIMAL, FEASIBLE, INFEASIBLE, NO_SOLUTION = "optimal", "feasible", "infeasible", "no_solution"
PROVEN = 1e-9


@dataclass(frozen=True, slots=True)
class Solved:
    """`objective` in the caller's units; `bound` None if unproven; `gap` = |bound - objective| / |objective|;
    `trace` = (seconds, step, objective)."""

    open: tuple[int, ...]
    objective: float
    bound: float | None
    gap: float | None
    status: str
    trace: tuple[tuple[float, str, float], ...]
    cpu_s: float
    wall_s: float
    seed: int
    versions: dict[str, str]
    inputs_sha256: str


def gap_of(objective: float, bound: float | None) -> float | None:
    """Relative distance to the bound, 0 when they meet; None without a bound."""
    if bound is None:
        return None
    distance = abs(bound - objective)
    return 0.0 if distance <= PROVEN * max(1.0, abs(objective)) else distance / max(abs(objective), PROVEN)


def status_of(gap: float | None, rel_gap: float) -> str:
    return OPTIMAL if gap is not None and gap <= max(rel_gap, PROVEN) else FEASIBLE


def versions() -> dict[str, str]:
    return {name: version(name) for name in ("highspy", "numpy", "scipy")}


def digest(parts: Iterable[object]) -> str:
    """sha256 over arrays (shape, kind, bytes) and plain values, in order."""
    seen = hashlib.sha256()
    for part in parts:
        if isinstance(part, np.ndarray):
            seen.update(f"{part.shape}{part.dtype.str}".encode())
            seen.update(np.ascontiguousarray(part).tobytes())
        else:
            seen.update(repr(part).encode())
    return seen.hexdigest()
