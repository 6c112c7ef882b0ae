"""Deadlines: an allowance on a calendar, less the time a clock stood still."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from jiayuan.cases.rules.calendars import WorkCalendar

# 工作时 is an hour of the calendar's open time; 工作日 has no length of its own and is asked of the calendar.
UNIT_SECONDS = {"minute": 60, "hour": 3600, "day": 86_400, "work_hour": 3600}


@dataclass(frozen=True, slots=True)
class Allowance:
    """`value` of `unit`: minute, hour, day, work_hour 工作时 or work_day 工作日, on the named calendar."""

    value: int
    unit: str
    calendar: str = "always"

    @property
    def whole_days(self) -> bool:
        return self.unit == "work_day"

    def seconds(self, calendar: WorkCalendar) -> int:
        """The allowance as open seconds; N working days are N full days of open hours."""
        per_unit = calendar.day_seconds if self.whole_days else UNIT_SECONDS[self.unit]
        return self.value * per_unit


@dataclass(frozen=True, slots=True)
class Pause:
    """Time in which the clock stood still; `end` None means it still does."""

    start: datetime
    end: datetime | None = None


def due_at(start: datetime, seconds: int, calendar: WorkCalendar, *, whole_days: bool = False) -> datetime:
    """When `seconds` of open time have passed since `start`.

    Whole working days end at the same time N working days on, hence at an opening rather than the closing before it.
    """
    return calendar.moment(calendar.position(start) + seconds, roll=whole_days)


def elapsed(start: datetime, now: datetime, calendar: WorkCalendar, pauses: Iterable[Pause] = ()) -> int:
    """Open seconds used up between `start` and `now`, pauses left out."""
    # A pause that lies ahead of `now` has taken nothing yet.
    stood = sum(calendar.elapsed(pause.start, min(pause.end or now, now)) for pause in pauses if pause.start < now)
    return calendar.elapsed(start, now) - stood


def due_after_pauses(
    start: datetime, seconds: int, calendar: WorkCalendar, pauses: Iterable[Pause], *, whole_days: bool = False
) -> datetime | None:
    """The deadline with all pauses counted; None while the clock stands still."""
    position = calendar.position(start) + seconds
    for pause in pauses:
        if pause.end is None:
            return None
        position += calendar.elapsed(pause.start, pause.end)
    return calendar.moment(position, roll=whole_days)


def used_percent(seconds: int, due: datetime, now: datetime, calendar: WorkCalendar) -> int:
    """How much of the allowance is gone, in whole percent; above 100 when the due date has passed."""
    # Counted back from the due date, which already holds every pause and extension.
    return 100 * (seconds - calendar.elapsed(now, due)) // max(seconds, 1)
