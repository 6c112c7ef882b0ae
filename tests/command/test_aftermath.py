"""Figures of the after-action report."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from jiayuan.command.aftermath import after_action
from jiayuan.command.timeline import Course, quantile

AT = datetime(2026, 10, 3, tzinfo=UTC)


def course(arrived: int | None, *, service: str = "temporary", priority: int = 2, target: int = 180) -> Course:
    """Reported at AT, sent after 10 s with an ETA of 100 s, accepted after 20 s."""

    def at(seconds: int | None) -> datetime | None:
        return None if seconds is None else AT + timedelta(seconds=seconds)

    return Course(service, priority, target, 100.0, AT, at(10), at(20), at(arrived), at(arrived and arrived + 300))


def test_arrivals_in_order() -> None:
    figures = after_action([course(200), course(100), course(150)])
    assert (figures["arrival_s_p50"], figures["arrivals_s"]) == (150.0, [100.0, 150.0, 200.0])


def test_within_target_counts_arrived_only() -> None:
    figures = after_action([course(100), course(200), course(None)])
    assert (figures["incidents"], figures["arrived"], figures["within_target_rate"]) == (3, 2, 0.5)


def test_on_the_second_is_in_time() -> None:
    assert after_action([course(180)])["within_target_rate"] == 1.0


def test_by_class_and_priority() -> None:
    figures = after_action([course(100), course(400, service="professional", priority=1, target=300)])
    assert figures["by_class"]["temporary"]["within_target_rate"] == 1.0
    assert figures["by_class"]["professional"]["within_target_rate"] == 0.0
    assert [figures["by_priority"][level]["incidents"] for level in "123"] == [1, 1, 0]


def test_steps_and_errors_of_the_estimate() -> None:
    figures = after_action([course(100), course(130)])
    assert (figures["dispatch_s_p50"], figures["accept_s_p50"], figures["close_s_p50"]) == (10.0, 20.0, 415.0)
    assert (figures["eta_bias_s"], figures["eta_mae_s"]) == (5.0, 15.0)


def test_nothing_is_unknown_not_zero() -> None:
    figures = after_action([])
    unknown = ("arrival_s_p50", "arrival_s_p90", "within_target_rate", "eta_bias_s", "dispatch_s_p50")
    assert all(figures[key] is None for key in unknown)


@pytest.mark.parametrize(("values", "half"), [([], None), ([4.0], 4.0), ([1.0, 2.0], 1.5)])
def test_quantile(values: list[float], half: float | None) -> None:
    assert quantile(values, 0.5) == half
