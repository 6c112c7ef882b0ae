"""Working time on calendars nobody chose: random hours, holidays and make-up days, held against plain counting."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.cases.rules.calendars import WorkCalendar
from jiayuan.cases.rules.deadlines import Allowance, Pause, due_after_pauses, due_at, elapsed, used_percent
from tests.cases.rules.working import ALWAYS, GRID, OFFICE, local, minutes_open

FIRST = date(2026, 4, 27)
QUICK = settings(max_examples=25, deadline=None)


def spans(cuts: list[int]) -> tuple[tuple[int, int], ...]:
    """Open spans between sorted quarter hours, as seconds of the day."""
    marks = [cut * 900 for cut in sorted(cuts)]
    return tuple(zip(marks[::2], marks[1::2], strict=True))


# One to three spans a day, and single days around Labour Day turned over: holidays on weekdays, work on Sundays.
HOURS = st.sampled_from([2, 4, 6]).flatmap(
    lambda count: st.lists(st.integers(0, 96), min_size=count, max_size=count, unique=True).map(spans)
)
DAYS = st.dictionaries(st.dates(FIRST, FIRST + timedelta(days=20)), st.booleans(), max_size=8)
CALENDARS = st.builds(WorkCalendar, st.just("any"), HOURS, DAYS)
STARTS = st.integers(0, 10 * 1440).map(lambda minute: local(FIRST.isoformat()) + timedelta(minutes=minute))
MINUTES = st.integers(1, 3 * 1440)


@QUICK
@given(CALENDARS, STARTS, MINUTES)
def test_elapsed_is_the_plain_count(calendar: WorkCalendar, start: datetime, minutes: int) -> None:
    end = start + timedelta(minutes=minutes)
    assert calendar.elapsed(start, end) == 60 * minutes_open(calendar, start, end)


@QUICK
@given(CALENDARS, STARTS, MINUTES, MINUTES)
def test_a_longer_allowance_is_never_due_earlier(calendar: WorkCalendar, start: datetime, one: int, other: int) -> None:
    short, long = sorted((one, other))
    assert due_at(start, short * 60, calendar) <= due_at(start, long * 60, calendar)


@QUICK
@given(CALENDARS, STARTS, st.integers(0, 5000), MINUTES)
def test_a_later_start_is_never_due_earlier(calendar: WorkCalendar, start: datetime, later: int, minutes: int) -> None:
    assert due_at(start, minutes * 60, calendar) <= due_at(start + timedelta(minutes=later), minutes * 60, calendar)


@QUICK
@given(CALENDARS, STARTS, MINUTES)
def test_the_due_date_falls_into_open_hours_or_on_their_edge(
    calendar: WorkCalendar, start: datetime, minutes: int
) -> None:
    due = due_at(start, minutes * 60, calendar)
    assert due > start
    assert minutes_open(calendar, due - timedelta(minutes=1), due) == 1


@QUICK
@given(CALENDARS, STARTS, MINUTES)
def test_the_next_opening_and_the_closing_before_it_are_one_position(
    calendar: WorkCalendar, start: datetime, minutes: int
) -> None:
    closing = due_at(start, minutes * 60, calendar)
    opening = due_at(start, minutes * 60, calendar, whole_days=True)
    assert closing <= opening
    assert calendar.elapsed(closing, opening) == 0


@QUICK
@given(CALENDARS, STARTS, MINUTES, st.lists(st.tuples(st.integers(1, 900), st.integers(1, 900)), max_size=4))
def test_pauses_add_exactly_the_open_time_they_took(
    calendar: WorkCalendar, start: datetime, minutes: int, steps: list[tuple[int, int]]
) -> None:
    pauses, at = [], start
    for run, stop in steps:
        begin = at + timedelta(minutes=run)
        at = begin + timedelta(minutes=stop)
        pauses.append(Pause(begin, at))
    due = due_after_pauses(start, minutes * 60, calendar, pauses)
    assert due is not None
    stood = sum(calendar.elapsed(pause.start, at) for pause in pauses if (at := pause.end))
    assert calendar.elapsed(start, due) == minutes * 60 + stood


@QUICK
@given(CALENDARS, STARTS, MINUTES, st.integers(1, 900), st.integers(0, 900))
def test_the_stored_date_and_the_segments_agree(
    calendar: WorkCalendar, start: datetime, minutes: int, run: int, stop: int
) -> None:
    """When the due date comes, exactly the allowance has been used: the two ways of counting are one."""
    pause = Pause(start + timedelta(minutes=run), start + timedelta(minutes=run + stop))
    due = due_after_pauses(start, minutes * 60, calendar, [pause])
    assert due is not None
    if pause.end and due >= pause.end:
        assert elapsed(start, due, calendar, [pause]) == minutes * 60


@QUICK
@given(CALENDARS, STARTS, MINUTES, st.integers(0, 5000))
def test_a_pause_out_of_hours_costs_nothing(calendar: WorkCalendar, start: datetime, minutes: int, after: int) -> None:
    begin = start + timedelta(minutes=after)
    end = begin + timedelta(minutes=30)
    moved = due_after_pauses(start, minutes * 60, calendar, [Pause(begin, end)])
    if minutes_open(calendar, begin, end) == 0:
        assert moved == due_at(start, minutes * 60, calendar)


@QUICK
@given(CALENDARS, STARTS, MINUTES, st.integers(0, 4000))
def test_used_time_grows_to_a_hundred_at_the_due_date(
    calendar: WorkCalendar, start: datetime, minutes: int, at: int
) -> None:
    due = due_at(start, minutes * 60, calendar)
    now = start + timedelta(minutes=at)
    used = used_percent(minutes * 60, due, now, calendar)
    assert used <= used_percent(minutes * 60, due, now + timedelta(hours=1), calendar)
    assert used_percent(minutes * 60, due, due, calendar) == 100
    assert used_percent(minutes * 60, due, start, calendar) == 0


@QUICK
@given(STARTS, st.integers(1, 40))
def test_working_days_keep_the_time_of_day(start: datetime, days: int) -> None:
    """From open hours N 工作日 is the same time N working days on; across a lunch break too."""
    inside = OFFICE.moment(OFFICE.position(start) + 1, roll=True)
    allowance = Allowance(days, "work_day", "office")
    due = due_at(inside, allowance.seconds(OFFICE), OFFICE, whole_days=True)
    assert due.time() == inside.time()
    between = (inside.date() + timedelta(days=step) for step in range(1, (due - inside).days + 1))
    assert sum(OFFICE.works(day) for day in between) == days


@QUICK
@given(STARTS, st.integers(1, 60))
def test_round_the_clock_is_plain_arithmetic(start: datetime, hours: int) -> None:
    assert due_at(start, hours * 3600, ALWAYS) == start + timedelta(hours=hours)
    assert ALWAYS.elapsed(start, start + timedelta(hours=hours)) == hours * 3600


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-04-30T17:30", "2026-05-06T11:30"),
        ("2026-05-08T17:30", "2026-05-09T11:30"),
        ("2026-05-09T17:30", "2026-05-11T11:30"),
        ("2026-05-05T03:00", "2026-05-06T12:00"),
    ],
)
def test_labour_day_and_its_make_up_saturday(start: str, due: str) -> None:
    """Five days off from May 1st, paid for on Saturday the 9th: three office hours from each side."""
    assert due_at(local(start), 3 * 3600, OFFICE) == local(due)


def test_the_grid_stands_still_over_spring_festival() -> None:
    eve, back = local("2026-02-14T20:00"), local("2026-02-24T08:00")
    assert GRID.elapsed(eve, back) == 0
    assert due_at(eve, 3600, GRID) == back + timedelta(hours=1)


def test_one_clock_reads_the_same_in_any_zone() -> None:
    here = local("2026-03-02T10:00")
    assert OFFICE.position(here) == OFFICE.position(here.astimezone(UTC))
    assert due_at(here, 3600, OFFICE) == due_at(here.astimezone(UTC), 3600, OFFICE)


def test_a_day_of_no_length_is_a_day_of_all_hours() -> None:
    assert WorkCalendar("x").day_seconds == 86_400
    assert WorkCalendar("x").always


def test_two_calendars_of_one_table_count_the_days_once() -> None:
    """Each deed builds its calendars anew; twenty years must not be counted for every case."""
    one, other = (WorkCalendar("office", OFFICE.spans, dict(OFFICE.days)) for _ in range(2))
    assert one._worked is other._worked
    assert one._worked is not WorkCalendar("office", OFFICE.spans, {date(2026, 5, 9): False})._worked
