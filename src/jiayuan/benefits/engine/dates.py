"""Dates of the rule book: ages by (month, day) pairs, months of payment. 29 February turns on 1 March."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def age_on(birth: date, day: date) -> int:
    """Completed years; a birthday counts from the day itself."""
    # Pairs, not products: month * 100 + day overflows where an engine keeps months in eight bits.
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def month_start(day: date) -> date:
    return day.replace(day=1)


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last day of a shorter month; at most the ends of the calendar."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    # Registers write 9999-12-31 for "without end", and six months after that is still without end.
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(earlier: date, later: date) -> int:
    """Completed months from one day to another (negative when reversed)."""
    whole = (later.year - earlier.year) * 12 + later.month - earlier.month
    return whole - (later.day < earlier.day)


def month_number(day: date) -> int:
    """Months since year 0, for comparing calendar months."""
    return day.year * 12 + day.month - 1
