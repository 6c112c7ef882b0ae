"""The whole event through the real doors."""

from __future__ import annotations

import pytest

from jiayuan.command.api import play_event
from tests.tree import STREET


@pytest.mark.usefixtures("tree")
def test_event_from_plan_to_report() -> None:
    figures = play_event(STREET, scale=0.05, incidents=6, hours=0.3, seed=3, time_limit_s=10)
    assert figures["incidents"] == 6
    assert figures["siting_gap"] <= 0.005
    assert figures["covered_after"] >= figures["covered_before"]
    assert figures["arrival_s_p50"] > 0
