"""Standards of dates: any spelling, to the precision it was written with."""

from __future__ import annotations

import re
from datetime import date, timedelta

from jiayuan.kernel.text import squeeze
from jiayuan.ledgers.rules.cells import EMPTY, Std, blank, error, warn

_DATE_PARTS = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})?日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:0{6})?")
EXCEL_EPOCH = date(1899, 12, 30)


def day(raw: str) -> Std:
    """Any spelling of a date, or an Excel serial number; year and month alone are kept as the first, with a warning."""
    text = squeeze(raw)
    if blank(text):
        return EMPTY
    if re.fullmatch(r"\d{4,5}(\.0+)?", text) and 3650 <= int(float(text)) <= 60000:
        return Std((EXCEL_EPOCH + timedelta(days=int(float(text)))).isoformat())
    # Eight digits first: a hyphen-less 20210701 would otherwise be read as year 2021, month 07, day 0.
    found = _COMPACT.match(text) if text[:8].isdigit() else _DATE_PARTS.match(text)
    if not found:
        return error("date")
    try:
        result = date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return error("date")
    return Std(result.isoformat()) if found[3] else warn(result.isoformat(), "date_month")
