"""The figures of an exercise, with the keys the drill prints."""

from __future__ import annotations

from typing import Any

from jiayuan.command.exercise.opening import Played
from jiayuan.command.timeline import quantile


def figures_of_play(played: Played, report: dict[str, Any]) -> dict[str, Any]:
    """Times in ms are those of this machine; the others are of simulated time."""
    run = played.run
    return {
        "units": played.units,
        "points": played.points,
        "risk_points": run.figures["risk_points"],
        "covered_before": run.figures["covered_before"],
        "covered_after": run.figures["covered_after"],
        "blind_spots": run.figures["blind_spots"],
        "siting_gap": run.gap,
        "siting_seconds": round(run.wall_s, 2),
        "incidents": report["incidents"],
        "eta_ms_p95": quantile(played.eta_ms, 0.95),
        "decision_ms_p95": quantile(played.decision_ms, 0.95),
        "arrival_s_p50": report["arrival_s_p50"],
        "arrival_s_p90": report["arrival_s_p90"],
        "within_target_rate": report["within_target_rate"],
        "plan": str(played.plan_id),
    }
