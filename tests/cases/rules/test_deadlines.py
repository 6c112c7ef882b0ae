"""Deadlines: working hours, working days, pauses; equal to a count minute by minute."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.cases.rules.calendars import WorkCalendar
from jiayuan.cases.rules.deadlines import Allowance, Pause, due_after_pauses, due_at, elapsed, used_percent
from tests.cases.rules.test_calendars import CALENDARS, STARTS
from tests.cases.rules.working import ALWAYS, GRID, OFFICE, local, minutes_open


@settings(max_examples=60, deadline=None)
@given(CALENDARS, STARTS, st.integers(1, 30))
def test_the_due_date_is_the_first_minute_by_which_the_time_is_used(
    calendar: WorkCalendar, start: datetime, hours: int
) -> None:
    due = due_at(start, hours * 3600, calendar)
    assert minutes_open(calendar, start, due) == hours * 60
    assert minutes_open(calendar, start, due - timedelta(minutes=1)) == hours * 60 - 1


@settings(max_examples=60, deadline=None)
@given(CALENDARS, STARTS, st.integers(2, 30), st.integers(1, 4000), st.integers(1, 4000))
def test_a_pause_moves_the_due_date_by_what_it_took(
    calendar: WorkCalendar, start: datetime, hours: int, after: int, length: int
) -> None:
    pause = Pause(start + timedelta(minutes=after), start + timedelta(minutes=after + length))
    due = due_after_pauses(start, hours * 3600, calendar, [pause])
    assert due is not None
    assert calendar.elapsed(start, due) == hours * 3600 + calendar.elapsed(pause.start, pause.end)


@given(CALENDARS, STARTS, st.lists(st.integers(1, 500), min_size=4, max_size=4))
def test_elapsed_leaves_pauses_out(calendar: WorkCalendar, start: datetime, steps: list[int]) -> None:
    a, b, c = (start + timedelta(minutes=sum(steps[:count])) for count in (1, 2, 3))
    assert elapsed(start, c, calendar, [Pause(a, b)]) == calendar.elapsed(start, a) + calendar.elapsed(b, c)


def test_a_standing_clock_has_no_due_date() -> None:
    start = local("2026-03-02T10:00")
    assert due_after_pauses(start, 3600, ALWAYS, [Pause(start)]) is None


def test_an_open_pause_does_not_tick() -> None:
    start = local("2026-03-02T10:00")
    pause = Pause(start + timedelta(hours=1))
    assert elapsed(start, start + timedelta(hours=9), ALWAYS, [pause]) == 3600


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-03-02T10:00", 1, "2026-03-03T10:00"),
        ("2026-03-02T09:00", 1, "2026-03-03T09:00"),
        ("2026-03-02T20:00", 1, "2026-03-04T09:00"),
        ("2026-03-06T16:00", 5, "2026-03-13T16:00"),
        ("2025-09-30T10:00", 1, "2025-10-09T10:00"),
        ("2025-09-26T10:00", 1, "2025-09-28T10:00"),
        ("2026-02-13T15:00", 2, "2026-02-24T15:00"),
    ],
)
def test_working_days_end_at_the_same_time(start: str, days: int, due: str) -> None:
    allowance = Allowance(days, "work_day", "office")
    found = due_at(local(start), allowance.seconds(OFFICE), OFFICE, whole_days=True)
    assert found == local(due)


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-03-02T19:00", 2, "2026-03-03T09:00"),
        ("2026-03-06T18:00", 4, "2026-03-09T10:00"),
        ("2026-03-07T12:00", 4, "2026-03-09T12:00"),
        ("2025-10-01T12:00", 12, "2025-10-09T20:00"),
    ],
)
def test_working_hours_of_the_grid(start: str, hours: int, due: str) -> None:
    assert due_at(local(start), hours * 3600, GRID) == local(due)


def test_units_in_seconds() -> None:
    assert Allowance(15, "minute").seconds(ALWAYS) == 900
    assert Allowance(2, "work_day", "grid").seconds(GRID) == 2 * 12 * 3600
    assert Allowance(7, "day").seconds(ALWAYS) == 7 * 86_400


def test_used_percent() -> None:
    start, due = local("2026-03-02T08:00"), local("2026-03-02T12:00")
    assert used_percent(4 * 3600, due, start, GRID) == 0
    assert used_percent(4 * 3600, due, start + timedelta(hours=2), GRID) == 50
    assert used_percent(4 * 3600, due, start + timedelta(hours=6), GRID) == 150
