"""The month a benefit begins and the month it stops."""

from __future__ import annotations

from datetime import date

from jiayuan.benefits.engine.months import first_month, stop_month
from jiayuan.benefits.engine.procedure import FirstMonth

APPLIED = FirstMonth("application", 0, "八(一)")
LATE = FirstMonth("late_claim", 6, "六")


def test_by_application_the_month_of_applying_counts() -> None:
    assert first_month(APPLIED, date(2026, 3, 15), date(2025, 1, 1)) == date(2026, 3, 1)


def test_a_claim_up_to_six_months_late_runs_from_the_entitled_month() -> None:
    assert first_month(LATE, date(2026, 7, 31), date(2026, 1, 9)) == date(2026, 1, 1)


def test_a_later_claim_runs_from_its_own_month() -> None:
    assert first_month(LATE, date(2026, 8, 1), date(2026, 1, 9)) == date(2026, 8, 1)


def test_nothing_runs_before_somebody_is_entitled() -> None:
    assert first_month(APPLIED, date(2026, 3, 15), date(2026, 5, 2)) == date(2026, 5, 1)


def test_it_stops_the_month_after() -> None:
    assert stop_month(date(2026, 12, 31)) == date(2027, 1, 1)
