"""Standards of dates: any spelling, to the precision it was written with."""

from __future__ import annotations

import re
from datetime import date, timedelta

from jiayuan.kernel.text import nfkc, squeeze
from jiayuan.ledgers.rules.cells import EMPTY, Std, blank, error, warn

# A digit too many is a slip, not a date with something after it.
_PARTS = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月]?+(?:(?<=[-/.月])(\d{1,2}))?(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?(?:(?<=\d{8})0{6})?(?!\d)")
# Taken off while blanks still stand: without them 7/1 0:00 would read as the tenth of July.
_CLOCK = re.compile(r"[\sT]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*$")
_SERIAL = re.compile(r"\d{4,5}(\.\d+)?", re.ASCII)
# Day 1 of spreadsheets is 1900-01-01, and they believe in a 29 February 1900: hence two days earlier.
EXCEL_EPOCH = date(1899, 12, 30)
# 1909-12-29 to 2064-04-08: below lie bare years, above compact dates.
SERIALS = range(3650, 60001)
# Note of a date whose day was never written.
MONTH = "month"


def without_clock(text: str) -> str:
    """The text without a time of day at its end."""
    # Most cells have no colon, and a regex over a million of them would be felt.
    return _CLOCK.sub("", nfkc(text)) if ":" in text or "：" in text else text


def _serial(text: str) -> date | None:
    if not _SERIAL.fullmatch(text) or int(float(text)) not in SERIALS:
        return None
    return EXCEL_EPOCH + timedelta(days=int(float(text)))


def day(raw: str) -> Std:
    """Any spelling of a date, or an Excel serial number.

    Year and month alone stand as the first of the month with a warning and the note MONTH: precision is kept.
    """
    text = squeeze(without_clock(raw))
    if blank(text):
        return EMPTY
    counted = _serial(text)
    if counted:
        return Std(counted.isoformat())
    found = _PARTS.match(text) or _COMPACT.match(text)
    if not found:
        return error("date")
    try:
        result = date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return error("date")
    return Std(result.isoformat()) if found[3] else warn(result.isoformat(), "date_month", MONTH)
