"""The story of an exercise and the figures it prints."""

from __future__ import annotations

from jiayuan.command.exercise import Played
from jiayuan.command.exercise.measured import figures_of_play
from jiayuan.command.exercise.script import script_of
from jiayuan.command.inputs import RunInfo
from jiayuan.kernel.ids import uuid7
from tests.command.stage import AT, Event


def test_same_seed_same_story(running: Event) -> None:
    first, again, other = (script_of(running.plan, running.place, AT, 12, 0.5, seed) for seed in (4, 4, 5))
    assert first == again != other
    assert len(first) == 12
    assert all(0 <= item.after_s <= 1800 for item in first)


def test_figures_are_of_the_run_and_of_the_report() -> None:
    run = RunInfo(uuid7(), "optimal", 1.0, 1.0, 0.001, 2.345,
                  {"risk_points": 9, "covered_before": 0.4, "covered_after": 0.7, "blind_spots": 3})  # fmt: skip
    played = Played(run, uuid7(), 60, 4, eta_ms=[1.0, 2.0], decision_ms=[5.0])
    report = {"incidents": 0, "arrival_s_p50": None, "arrival_s_p90": None, "within_target_rate": None}
    found = figures_of_play(played, report)
    assert (found["units"], found["points"], found["covered_after"], found["siting_seconds"]) == (60, 4, 0.7, 2.35)
    assert (found["eta_ms_p95"], found["decision_ms_p95"], found["arrival_s_p50"]) == (1.9, 5.0, None)


def test_nobody_decided_is_unknown_not_zero() -> None:
    run = RunInfo(uuid7(), "feasible", 1.0, None, None, 1.0, dict.fromkeys(
        ("risk_points", "covered_before", "covered_after", "blind_spots"), 0))  # fmt: skip
    report = {"incidents": 0, "arrival_s_p50": None, "arrival_s_p90": None, "within_target_rate": None}
    found = figures_of_play(Played(run, uuid7(), 0, 0), report)
    assert (found["eta_ms_p95"], found["decision_ms_p95"], found["siting_gap"]) == (None, None, None)
