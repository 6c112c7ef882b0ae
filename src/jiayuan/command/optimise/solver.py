"""One run of HiGHS.

No start is passed on: HiGHS 1.16 with presolve returned a wrong optimum for some models with a given start (a set
cover of cost 6 reported as 4), so callers keep their greedy answer beside the solver's and take the better one.
"""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

_STATUS = highspy.HighsModelStatus
# Presolve often stops at "unbounded or infeasible"; our models are all bounded, so that means infeasible.
INFEASIBLE = {_STATUS.kInfeasible, _STATUS.kUnboundedOrInfeasible}
FEASIBLE_POINT = 2
Floats = NDArray[np.float64]


class _Quiet(highspy.Highs):  # type: ignore[misc]  # the wheel has no types
    """Without its callbacks, whose set-up prints a banner on stdout that would spoil machine-readable output."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the parent's name
        return None


@dataclass(frozen=True, slots=True)
class Answer:
    """`values` None when nothing feasible was found; `bound` is the dual bound; `optimal` within the asked gap."""

    values: Floats | None
    objective: float
    bound: float
    optimal: bool
    infeasible: bool


def run(
    lp: highspy.HighsLp, *, whole: bool, sign: float, time_limit_s: float, rel_gap: float, threads: int, seed: int
) -> Answer:
    """Minimises `lp`; `sign` -1 turns the figures back into those of a maximisation."""
    solver = _Quiet()
    # With no time at all HiGHS returns without any point, so a spent clock still gets a moment.
    options = {"output_flag": False, "time_limit": float(max(time_limit_s, 0.05)), "mip_rel_gap": float(rel_gap),
               "mip_abs_gap": 1e-9, "threads": int(threads), "random_seed": int(seed)}  # fmt: skip
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.passModel(lp)
    solver.run()
    return _answer(solver, whole=whole, sign=sign)


def _answer(solver: highspy.Highs, *, whole: bool, sign: float) -> Answer:
    info, status = solver.getInfo(), solver.getModelStatus()
    found = info.primal_solution_status == FEASIBLE_POINT and np.isfinite(info.objective_function_value)
    values = np.asarray(solver.getSolution().col_value) if found else None
    # A program without whole numbers has no dual bound of its own: its optimum is the bound.
    bound = info.mip_dual_bound if whole else info.objective_function_value
    objective = sign * info.objective_function_value if found else float("nan")
    return Answer(values, objective, sign * bound, status == _STATUS.kOptimal, status in INFEASIBLE)
