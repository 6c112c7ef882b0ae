"""From plain values to known facts: type and range, and never the value in a fault."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from jiayuan.benefits.engine.facts import FactDef
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.typed import known

LEVEL = FactDef("level", "int", "等级", "level", low=1, high=4)
PAY = FactDef("pay", "money", "收入", "pay", low=0)
BORN = FactDef("birth", "date", "出生", "birth")
NOTE = FactDef("note", "text", "备注", "note")


@pytest.mark.parametrize(
    ("value", "fits"), [(0, False), (1, True), (4, True), (5, False), (-1, False), (10**30, False)]
)
def test_a_level_lies_where_the_catalogue_says(value: int, fits: bool) -> None:
    assert LEVEL.within(value) is fits
    if fits:
        assert known(LEVEL, value).value == value
        return
    with pytest.raises(BookError) as raised:
        known(LEVEL, value)
    assert (raised.value.where, raised.value.what) == ("level", "超出目录里写明的范围")


def test_an_open_end_takes_any_number() -> None:
    assert known(PAY, 10**12).value == 10**12
    assert FactDef("n", "int", "数", "n").within(-(10**9))


@pytest.mark.parametrize("value", [datetime(2026, 1, 1, 12), 20260101, "2026/01/01", "2026-1-1", "", None])
def test_a_day_is_a_day(value: object) -> None:
    with pytest.raises(BookError, match="birth: 类型应为 date"):
        known(BORN, value)


def test_source_and_date_travel_with_the_value() -> None:
    fact = known(BORN, date(1950, 1, 2), as_of=date(2026, 1, 1), source="人口库")
    assert (fact.value, fact.as_of, fact.source, fact.note) == (date(1950, 1, 2), date(2026, 1, 1), "人口库", "")


@pytest.mark.parametrize("secret", ["张三丰", "110101195001012345"])
def test_no_fault_repeats_what_was_typed(secret: str) -> None:
    for defined in (LEVEL, PAY, BORN):
        with pytest.raises(BookError) as raised:
            known(defined, secret)
        assert secret not in str(raised.value)


def test_a_text_is_any_text() -> None:
    assert known(NOTE, "x").value == "x"
    with pytest.raises(BookError, match="类型应为 text"):
        known(NOTE, 3)
