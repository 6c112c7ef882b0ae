"""The month a benefit begins and the month it stops."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.dates import month_number, month_start
from jiayuan.benefits.engine.months import first_month, stop_month
from jiayuan.benefits.engine.procedure import FirstMonth

DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
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


@given(DAYS, DAYS)
def test_nothing_is_paid_before_application_or_claim(applied: date, entitled: date) -> None:
    first = first_month(APPLIED, applied, entitled)
    assert first == month_start(max(applied, entitled))


@given(DAYS, DAYS)
def test_a_late_claim_reaches_back_six_months_at_most(applied: date, entitled: date) -> None:
    first = first_month(LATE, applied, entitled)
    back = month_number(applied) - month_number(first)
    assert first.day == 1
    assert back <= 6
    assert first >= month_start(entitled)


@given(DAYS, DAYS, st.integers(1, 400))
def test_claiming_later_never_begins_earlier(applied: date, entitled: date, days: int) -> None:
    for rule in (APPLIED, LATE):
        assert first_month(rule, applied, entitled) <= first_month(rule, applied + timedelta(days=days), entitled)


@given(DAYS)
def test_the_month_of_the_change_is_still_paid(changed: date) -> None:
    assert month_number(stop_month(changed)) == month_number(changed) + 1
    assert stop_month(changed).day == 1
