"""Cells of dates: every spelling of clerks and spreadsheets, impossible days, serial numbers, clocks behind them."""

from __future__ import annotations

from datetime import date
from random import Random

from jiayuan.ledgers.rules.dates import day, without_clock
from tests.fuzz.dice import damaged, digits, pick

FORMS = (
    "{y}{m:02}{d:02}", "{y}-{m}-{d}", "{y}-{m:02}-{d:02}", "{y}.{m}.{d}", "{y}/{m}/{d}", "{y}年{m}月{d}日",
    "{y}年{m}月",
    "{y}.{m}", "{y}-{m:02}", "{y}{m:02}", "{y}", "{d}/{m}/{y}", "{m}月{d}日", "{y}年{m:02}月{d:02}号",
    "{y}{m:02}{d:02}000000",
)  # fmt: skip
CLOCKS = ("", "", "", " 00:00:00", "T08:30", " 8:05", " 00:00:00.000", "　０：００")


def written(rng: Random) -> str:
    year = pick(rng, (1949, 1900, 2000, 2026, 1, 9999, 0, 1899, rng.randrange(1900, 2030)))
    form = pick(rng, FORMS) + pick(rng, CLOCKS)
    return form.format(y=year, m=rng.randrange(0, 14), d=rng.randrange(0, 33))


def serial(rng: Random) -> str:
    return digits(rng, rng.randrange(1, 8)) + pick(rng, ("", ".0", ".5", ".333333"))


def make(rng: Random) -> str:
    return damaged(rng, pick(rng, (written, written, serial))(rng), 0.3)


def check(raw: str) -> None:
    """A real day in ISO form or nothing; the day read again is the same day, to the day."""
    cell = day(raw)
    assert (cell.state, cell.code) in {("ok", ""), ("warn", "date_month"), ("error", "date"), ("empty", "")}
    assert without_clock(without_clock(raw)) == without_clock(raw) or raw.count(":") + raw.count("：") > 1
    if cell.usable:
        assert date.fromisoformat(cell.value).isoformat() == cell.value
        assert len(cell.value) == 10
        again = day(cell.value)
        assert (again.value, again.state) == (cell.value, "ok")
    else:
        assert cell.value == ""
