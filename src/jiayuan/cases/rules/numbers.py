"""Case numbers: the id is the number. Day first, so ids order by time and monthly partitions need nothing else."""

from __future__ import annotations

from datetime import date, datetime

from jiayuan.kernel.clock import LOCAL
from jiayuan.kernel.errors import NotFound

# A hundred million numbers a day: the running number may go round without two cases meeting.
DAY_SHIFT = 100_000_000
DIGITS = 14


def case_id(received_at: datetime, serial: int) -> int:
    """``yymmdd`` of the local day and eight digits of a running number: 26112300012345."""
    return int(received_at.astimezone(LOCAL).strftime("%y%m%d")) * DAY_SHIFT + serial % DAY_SHIFT


def parse(number: str) -> int:
    """The id of a typed number, blanks and dashes allowed; raises NotFound for anything else."""
    digits = number.replace("-", "").replace(" ", "")
    if len(digits) != DIGITS or not digits.isascii() or not digits.isdigit():
        raise NotFound
    return int(digits)


def month_bounds(month: date) -> tuple[int, int]:
    """The half-open id range of a month."""
    after = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return _first(month.replace(day=1)), _first(after)


def _first(day: date) -> int:
    return int(day.strftime("%y%m%d")) * DAY_SHIFT
