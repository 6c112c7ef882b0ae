"""Dates as people type them: one value, nothing guessed, no digit swallowed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.dates import EXCEL_EPOCH, SERIALS, day

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
SPELLINGS = (
    "{y}-{m}-{d}", "{y}/{m}/{d}", "{y}.{m}.{d}", "{y}年{m}月{d}日", "{y}年{m}月{d}", "{y}-{m:02}-{d:02}",
    "{y}{m:02}{d:02}", "{y}/{m}/{d} 0:00:00", "{y}/{m}/{d} 0:00", "{y}-{m}-{d} 08:30:00", "{y}-{m:02}-{d:02}T00:00:00",
    " {y}-{m}-{d} ", "{y} 年 {m} 月 {d} 日", "{y}-{m:02}-{d:02} 00:00:00.000",
    "{y}年{m}月{d}日生", "{y}{m:02}{d:02}000000",
)  # fmt: skip


@given(DAYS, st.sampled_from(SPELLINGS))
def test_every_spelling_of_a_day_is_that_day(when: date, spelling: str) -> None:
    typed = spelling.format(y=when.year, m=when.month, d=when.day)
    assert (day(typed).value, day(typed).state) == (when.isoformat(), "ok")


@given(DAYS)
def test_full_width_digits_are_digits(when: date) -> None:
    wide = when.isoformat().translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    assert day(wide).value == when.isoformat()


@given(st.sampled_from(SERIALS), st.floats(0, 0.99))
def test_a_serial_number_is_the_day_it_counts(serial: int, time_of_day: float) -> None:
    expected = (EXCEL_EPOCH + timedelta(days=serial)).isoformat()
    assert day(str(serial)).value == day(f"{serial}.0").value == expected
    assert day(f"{serial + round(time_of_day, 4)}").value == expected


@pytest.mark.parametrize(
    ("serial", "expected"), [("3650", "1909-12-28"), ("25569", "1970-01-01"), ("44378", "2021-07-01")]
)
def test_serials_count_as_the_spreadsheet_does(serial: str, expected: str) -> None:
    assert day(serial).value == expected


@pytest.mark.parametrize("raw", ["3649", "60001", "1950", "2021", "100000"])
def test_numbers_outside_the_serials_are_no_date(raw: str) -> None:
    assert day(raw).code == "date"


@given(DAYS, st.sampled_from(["{y}-{m}", "{y}.{m}", "{y}/{m:02}", "{y}年{m}月", "{y}{m:02}", "{y}年{m}月份"]))
def test_a_month_is_kept_to_the_month(when: date, spelling: str) -> None:
    found = day(spelling.format(y=when.year, m=when.month))
    assert (found.value, found.state, found.code) == (when.replace(day=1).isoformat(), "warn", "date_month")


@pytest.mark.parametrize(
    "raw", ["2021-7-123", "2021-07-011", "202107011", "2021070", "2021-007-1", "19500101123", "2021年7月123日"]
)
def test_a_digit_too_many_is_refused_and_never_cut_off(raw: str) -> None:
    assert (day(raw).value, day(raw).code) == ("", "date")


@pytest.mark.parametrize(
    "raw", ["2021-0-1", "2021-13-1", "2021-2-29", "19000229", "2021-4-31", "0000-01-01", "20210732"]
)
def test_days_the_calendar_does_not_have_are_refused(raw: str) -> None:
    assert day(raw).code == "date"


def test_the_leap_day_exists_where_it_does() -> None:
    assert day("2000.2.29").value == "2000-02-29"
    assert day("1900.2.29").code == "date"


@given(DAYS)
def test_the_standard_form_is_its_own_standard(when: date) -> None:
    assert day(day(when.isoformat()).value).value == when.isoformat()


@pytest.mark.parametrize("raw", ["昨天", "七月一日", "01-07-2021", "50-1-1", "1/7/21", "属龙", "2021年", "-2021-1-1"])
def test_what_has_no_year_first_is_not_guessed(raw: str) -> None:
    assert day(raw).code == "date"
