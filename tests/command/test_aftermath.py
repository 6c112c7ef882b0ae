"""Figures of the after-action report."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.command.aftermath import after_action
from jiayuan.command.timeline import Course

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


def test_whole_report_by_hand() -> None:
    """Four incidents of one class, one of them nobody reached, one without an estimate."""
    four = [course(60), course(120), course(300), replace(course(None), closed_at=None)]
    four[1] = replace(four[1], eta_s=None)
    figures = after_action(four)
    assert figures["within_target_rate"] == 0.6667
    assert (figures["arrival_s_p50"], figures["arrival_s_p90"]) == (120.0, 264.0)
    # Sent at 10 s with 100 s to go: real ways of 50 and 290 s are 50 s less and 190 s more.
    assert (figures["eta_bias_s"], figures["eta_mae_s"]) == (70.0, 120.0)
    assert figures["close_s_p50"] == 420.0


def test_class_with_nobody_there_has_no_rate() -> None:
    figures = after_action([course(None, service="professional"), course(100)])
    assert figures["by_class"]["professional"] == {
        "incidents": 1, "arrived": 0, "arrival_s_p50": None, "arrival_s_p90": None, "within_target_rate": None,
    }  # fmt: skip


courses = st.lists(
    st.builds(
        course,
        st.none() | st.integers(1, 900),
        service=st.sampled_from(["temporary", "professional"]),
        priority=st.integers(1, 3),
        target=st.sampled_from([180, 300]),
    ),
    max_size=12,
)


@given(courses)
def test_parts_add_up_to_the_whole(some: list[Course]) -> None:
    figures = after_action(some)
    for parts in (figures["by_class"], figures["by_priority"]):
        assert sum(part["incidents"] for part in parts.values()) == figures["incidents"] == len(some)
        assert sum(part["arrived"] for part in parts.values()) == figures["arrived"] == len(figures["arrivals_s"])


@given(courses)
def test_rate_lies_between_those_of_its_parts(some: list[Course]) -> None:
    figures = after_action(some)
    rates = [part["within_target_rate"] for part in figures["by_class"].values() if part["arrived"]]
    if rates:
        assert min(rates) - 1e-4 <= figures["within_target_rate"] <= max(rates) + 1e-4


@given(courses)
def test_order_of_incidents_does_not_matter(some: list[Course]) -> None:
    assert after_action(some[::-1]) == after_action(some)


@given(courses)
def test_report_can_be_stored_as_it_is(some: list[Course]) -> None:
    figures = after_action(some)
    assert json.loads(json.dumps(figures, allow_nan=False)) == figures
