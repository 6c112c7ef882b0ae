"""When a figure of an answer is wrong: shared by the checks."""

from __future__ import annotations

from jiayuan.command.optimise.result import Solved

NEAR = 1e-6


def differs(a: float, b: float) -> bool:
    """Relative for large figures, absolute below one."""
    return abs(a - b) > NEAR * max(1.0, abs(a), abs(b))


def bound_faults(result: Solved, *, upper: bool) -> list[str]:
    """A bound must lie beyond the objective; an answer without one claims nothing."""
    if result.bound is None:
        return []
    wrong = result.bound < result.objective if upper else result.bound > result.objective
    return ["bound: on the wrong side"] if wrong and differs(result.bound, result.objective) else []
