"""When a figure of an answer is wrong: shared by the checks."""

from __future__ import annotations

from collections.abc import Sequence

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


def open_faults(chosen: Sequence[int], facilities: int) -> list[str]:
    """Numbers that are no facility, or stand twice; further figures of such an answer mean nothing."""
    faults = [f"open: {item} is no facility" for item in chosen if not 0 <= item < facilities]
    return faults + [f"open: {item} stands twice" for item in sorted(set(chosen)) if list(chosen).count(item) > 1]
