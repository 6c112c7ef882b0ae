"""The four clocks of a letter."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.benefits.remedies import remedies


def test_all_four_stand_in_their_order_with_their_last_day() -> None:
    found = remedies(date(2026, 3, 2), date(2026, 3, 6))
    assert [(one.way, one.number, one.until) for one in found] == [
        ("review", 5, date(2026, 3, 13)),
        ("survey", 4, date(2026, 3, 12)),
        ("reconsideration", 60, date(2026, 5, 1)),
        ("lawsuit", 6, date(2026, 9, 2)),
    ]


def test_only_the_survey_s_clock_stands_in_a_text() -> None:
    assert [one.cite for one in remedies(date(2026, 3, 2), date(2026, 3, 2))] == ["", "445号 六(三)", "", ""]


@pytest.mark.parametrize(
    ("decided", "lawsuit"), [(date(2026, 8, 31), date(2027, 2, 28)), (date(2026, 1, 1), date(2026, 7, 1))]
)
def test_six_months_end_with_a_shorter_month(decided: date, lawsuit: date) -> None:
    assert remedies(decided, decided)[3].until == lawsuit


def test_a_year_without_calendar_has_no_promise() -> None:
    found = remedies(date(2026, 3, 2), date(2090, 1, 2))
    assert [one.until is None for one in found] == [True, True, False, False]
