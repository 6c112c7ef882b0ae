"""Numbers are ids: ordered by day, one to one, and monthly bounds hold them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.cases.rules.numbers import case_id, month_bounds, parse
from jiayuan.kernel.errors import NotFound

MOMENTS = st.datetimes(datetime(2019, 1, 1), datetime(2039, 12, 31), timezones=st.just(UTC))


def test_the_day_is_the_local_day() -> None:
    assert case_id(datetime(2026, 11, 23, 17, 0, tzinfo=UTC), 12345) == 26112400012345


@given(MOMENTS, st.integers(1, 99_999_999))
def test_a_number_lies_in_its_month(at: datetime, serial: int) -> None:
    number = case_id(at, serial)
    local = at.timestamp() + 8 * 3600
    low, high = month_bounds(datetime.fromtimestamp(local, UTC).date())
    assert low <= number < high
    assert parse(str(number).zfill(14)) == number


@given(MOMENTS, MOMENTS, st.integers(1, 99_999_999))
def test_later_days_have_larger_numbers(one: datetime, other: datetime, serial: int) -> None:
    early, late = sorted((one, other))
    assert case_id(early, serial) <= case_id(late, serial)


def test_typed_with_dashes_and_blanks() -> None:
    assert parse("261124 0001-2345") == 26112400012345


@pytest.mark.parametrize("wrong", ["", "abc", "2611240001234", "261124000123456", "２６１１２４０００１２３４５", "-1"])
def test_anything_else_is_simply_not_found(wrong: str) -> None:
    with pytest.raises(NotFound):
        parse(wrong)


def test_december_ends_with_january() -> None:
    assert month_bounds(date(2026, 12, 31)) == (26120100000000, 27010100000000)
