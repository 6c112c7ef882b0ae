"""The whole event through the real doors."""

from __future__ import annotations

import pytest
from django.db import transaction

from jiayuan.command.api import play_event
from jiayuan.command.models import EventPlan
from jiayuan.kernel import clock
from tests.command.stage import AT, as_service
from tests.tree import STREET


@pytest.mark.usefixtures("tree")
def test_event_from_plan_to_report() -> None:
    figures = play_event(STREET, scale=0.05, incidents=6, hours=0.3, seed=3, time_limit_s=10)
    assert figures["incidents"] == 6
    assert figures["siting_gap"] <= 0.005
    assert figures["covered_after"] >= figures["covered_before"]
    assert figures["arrival_s_p50"] > 0


UNSTEADY = {"eta_ms_p95", "decision_ms_p95", "siting_seconds", "plan"}


@pytest.mark.usefixtures("tree")
def test_same_seed_same_day_to_the_second() -> None:
    """Times of this machine and the plan's id apart, two plays of one seed cannot be told from each other."""
    days = []
    for _ in range(2):
        with transaction.atomic(), clock.frozen(AT):
            days.append(play_event(STREET, scale=0.02, incidents=4, hours=0.2, seed=5, time_limit_s=5))
            transaction.set_rollback(True)
    first, again = ({key: value for key, value in day.items() if key not in UNSTEADY} for day in days)
    assert first == again


@pytest.mark.usefixtures("tree")
def test_event_without_incidents_ends_with_an_empty_report() -> None:
    steps: list[tuple[str, int, int]] = []
    figures = play_event(STREET, scale=0.02, incidents=0, seed=3, time_limit_s=5, progress=lambda *at: steps.append(at))
    assert (figures["incidents"], figures["arrival_s_p50"], figures["within_target_rate"]) == (0, None, None)
    assert steps == [("deployment", 0, 1), ("deployment", 1, 1)]
    with as_service():
        assert EventPlan.objects.get(pk=figures["plan"]).state == "reviewed"
