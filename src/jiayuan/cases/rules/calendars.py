"""Working time: open hours on working days, with public holidays and the make-up days that pay for them 调休."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache

from jiayuan.kernel.clock import LOCAL

DAY = 86_400
# Counted through once per calendar; a day outside would be found nowhere.
FIRST, LAST = date(2019, 1, 1), date(2040, 12, 31)


@dataclass(frozen=True)
class WorkCalendar:
    """`spans` are open hours as seconds of the local day; `days` says of single days whether they are worked.

    An empty `spans` means the clock never stops (`always`). A year without a holiday table counts Monday to Friday
    and is marked provisional.
    """

    name: str
    spans: tuple[tuple[int, int], ...] = ()
    days: Mapping[date, bool] = field(default_factory=dict)

    @property
    def always(self) -> bool:
        return not self.spans

    @cached_property
    def day_seconds(self) -> int:
        return sum(end - start for start, end in self.spans) or DAY

    @cached_property
    def known_years(self) -> frozenset[int]:
        return frozenset(day.year for day in self.days)

    def provisional(self, year: int) -> bool:
        return not self.always and year not in self.known_years

    def works(self, day: date) -> bool:
        # The table wins over the weekday both ways: holidays close a Tuesday, make-up days open a Sunday.
        return self.days.get(day, day.weekday() < 5)

    @cached_property
    def _worked(self) -> list[int]:
        return _worked_days(tuple(sorted(self.days.items())))

    def _within(self, second: int) -> int:
        """Open seconds of a working day before `second` of that day."""
        return sum(max(0, min(second, end) - start) for start, end in self.spans)

    def position(self, at: datetime) -> int:
        """Open seconds since the first known day: the hands of this calendar's clock."""
        if self.always:
            return int(at.timestamp())
        local = at.astimezone(LOCAL)
        count = bisect_right(self._worked, local.date().toordinal())
        if not self.works(local.date()):
            return count * self.day_seconds
        second = local.hour * 3600 + local.minute * 60 + local.second
        return (count - 1) * self.day_seconds + self._within(second)

    def moment(self, position: int, *, roll: bool = False) -> datetime:
        """The moment at which the hands show `position`: a closing time, or with `roll` the next opening."""
        if self.always:
            return datetime.fromtimestamp(position, UTC)
        # A position on a day's edge is two moments: the closing and the next opening.
        index, rest = divmod(position, self.day_seconds)
        if not rest and not roll:
            index, rest = index - 1, self.day_seconds
        day = date.fromordinal(self._worked[index])
        return _local(day, self._second_at(rest, roll))

    def _second_at(self, rest: int, roll: bool) -> int:
        for start, end in self.spans:
            length = end - start
            if rest < length or (rest == length and not roll):
                return start + rest
            rest -= length
        return self.spans[-1][1]

    def elapsed(self, start: datetime, end: datetime) -> int:
        """Open seconds between two moments."""
        return self.position(end) - self.position(start)


# Every deed reads its calendars anew, and counting twenty years takes longer than the rest of the deed.
@lru_cache(maxsize=32)
def _worked_days(table: tuple[tuple[date, bool], ...]) -> list[int]:
    """The ordinals of all working days between FIRST and LAST, in order."""
    days = dict(table)
    span = (date.fromordinal(ordinal) for ordinal in range(FIRST.toordinal(), LAST.toordinal() + 1))
    return [day.toordinal() for day in span if days.get(day, day.weekday() < 5)]


def _local(day: date, second: int) -> datetime:
    midnight = datetime.combine(day, time(0), tzinfo=LOCAL)
    return (midnight + timedelta(seconds=second)).astimezone(UTC)


ALWAYS = WorkCalendar("always")
