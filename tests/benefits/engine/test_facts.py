"""A fact is a value, known absent, or unknown; never a guess."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.benefits.engine.facts import ABSENT, KNOWN, UNKNOWN, Fact, FactDef, fresh
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.typed import known

LEVEL = FactDef("level", "int", "等级", "level")
KIND = FactDef("kind", "enum", "类别", "kind", options=("a", "b"))
BIRTH = FactDef("birth", "date", "出生", "birth", may_be_absent=False)
STATUS = FactDef("status", "bool", "状态", "status", expires=6)
PAY = FactDef("pay", "money", "收入", "pay")


@pytest.mark.parametrize(
    ("defined", "value"), [(LEVEL, 3), (KIND, "a"), (BIRTH, "1950-02-28"), (STATUS, False), (PAY, 0)]
)
def test_values_of_the_right_type_are_known(defined: FactDef, value: object) -> None:
    assert known(defined, value).state == KNOWN


@pytest.mark.parametrize(
    ("defined", "value"),
    [(LEVEL, True), (LEVEL, "3"), (LEVEL, 1.5), (KIND, "z"), (BIRTH, "1950-02-30"), (STATUS, 1), (PAY, -1), (PAY, 2.5)],
)
def test_a_wrong_type_names_the_field_and_never_the_value(defined: FactDef, value: object) -> None:
    with pytest.raises(BookError) as raised:
        known(defined, value)
    assert raised.value.where == defined.code
    assert repr(value) not in str(raised.value)


def test_a_date_text_becomes_a_date() -> None:
    assert known(BIRTH, "1950-02-28").value == date(1950, 2, 28)


def test_an_expired_value_is_unknown_but_kept_for_showing() -> None:
    old = Fact(KNOWN, True, date(2025, 1, 1), "台账")
    counted = fresh(STATUS, old, date(2025, 7, 2))
    assert (counted.state, counted.value, counted.note) == (UNKNOWN, True, "stale")


def test_a_value_is_fresh_to_its_last_day() -> None:
    assert fresh(STATUS, Fact(KNOWN, True, date(2025, 1, 1)), date(2025, 7, 1)).state == KNOWN


def test_absence_where_there_can_be_none_is_unknown() -> None:
    assert fresh(BIRTH, Fact(ABSENT), date(2026, 1, 1)).state == UNKNOWN
    assert fresh(KIND, Fact(ABSENT), date(2026, 1, 1)).state == ABSENT
