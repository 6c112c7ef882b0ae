"""Working time with holidays and make-up days, held against a count minute by minute."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.cases.rules.calendars import WorkCalendar
from tests.cases.rules.working import ALWAYS, DAYS, GRID, OFFICE, local, minutes_open

# Minutes around the long holidays of 2025 and 2026, where make-up days lie close.
STARTS = st.builds(
    lambda day, minute: local(day.isoformat()) + timedelta(minutes=minute),
    st.one_of(
        st.dates(date(2025, 1, 20), date(2025, 2, 12)), st.dates(date(2025, 9, 24), date(2025, 10, 15)),
        st.dates(date(2026, 2, 10), date(2026, 3, 3)),
    ),
    st.integers(0, 1439),
)  # fmt: skip
CALENDARS = st.sampled_from([OFFICE, GRID, ALWAYS])


@settings(max_examples=60, deadline=None)
@given(CALENDARS, STARTS, st.integers(0, 6 * 1440))
def test_elapsed_equals_the_count_minute_by_minute(calendar: WorkCalendar, start: datetime, minutes: int) -> None:
    end = start + timedelta(minutes=minutes)
    assert calendar.elapsed(start, end) == 60 * minutes_open(calendar, start, end)


@settings(max_examples=200, deadline=None)
@given(CALENDARS, STARTS, st.integers(60, 40 * 3600), st.booleans())
def test_position_and_moment_are_inverse(calendar: WorkCalendar, start: datetime, seconds: int, roll: bool) -> None:
    wanted = calendar.position(start) + seconds
    assert calendar.position(calendar.moment(wanted, roll=roll)) == wanted


@given(STARTS, STARTS)
def test_the_hands_never_go_back(one: datetime, other: datetime) -> None:
    early, late = sorted((one, other))
    assert OFFICE.position(early) <= OFFICE.position(late)


@pytest.mark.parametrize(
    ("day", "works"),
    [("2025-10-01", False), ("2025-09-28", True), ("2025-10-11", True), ("2025-10-12", False), ("2026-02-14", True)],
)
def test_holidays_and_make_up_days(day: str, works: bool) -> None:
    assert OFFICE.works(date.fromisoformat(day)) is works


def test_a_year_without_table_is_provisional() -> None:
    assert OFFICE.provisional(2031)
    assert not OFFICE.provisional(2026)
    assert not ALWAYS.provisional(2031)


def test_an_unknown_year_counts_monday_to_friday() -> None:
    assert OFFICE.works(date(2031, 5, 2))
    assert not OFFICE.works(date(2031, 5, 3))


def test_a_closing_time_or_the_next_opening() -> None:
    friday = local("2026-03-06T17:00")
    wanted = OFFICE.position(friday) + 3600
    assert OFFICE.moment(wanted) == local("2026-03-06T18:00")
    assert OFFICE.moment(wanted, roll=True) == local("2026-03-09T09:00")


def test_the_lunch_break_does_not_count() -> None:
    assert OFFICE.elapsed(local("2026-03-06T11:30"), local("2026-03-06T14:00")) == 3600


def test_the_seeded_table_holds_make_up_days() -> None:
    assert sum(worked for worked in DAYS.values()) >= 10
