"""The catalogue of attributes is fixed by number and code."""

from __future__ import annotations

import pytest

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.tables import DataClass
from jiayuan.registry.attributes import ATTRS, attr, attrs

KINDS = {"text", "code", "date", "bool", "int", "money", "place", "sealed", "entity"}
# Numbers stand in the database: they may be added to, never changed.
FIXED = {
    1: "name", 2: "sex", 3: "birth", 4: "id_number", 5: "phone", 6: "residence.actual", 7: "residence.registered",
    8: "community", 9: "household", 14: "dead_on", 15: "id_kind", 16: "account", 100: "org.name", 101: "org.uscc",
    102: "org.kind", 103: "org.place", 110: "thing.name", 111: "thing.kind", 112: "thing.code16", 113: "thing.place",
}  # fmt: skip


@pytest.mark.parametrize(("number", "code"), FIXED.items())
def test_numbers_that_sql_relies_on(number: int, code: str) -> None:
    assert attr(code).no == number


@pytest.mark.parametrize("one", ATTRS, ids=lambda one: one.code)
def test_every_attribute_is_whole(one: object) -> None:
    assert one.kind in KINDS  # type: ignore[attr-defined]
    assert str(one.label)  # type: ignore[attr-defined]
    assert one.months is None or one.months > 0  # type: ignore[attr-defined]


def test_health_hardship_and_numbers_are_sensitive() -> None:
    sensitive = {one.code for one in ATTRS if one.data_class is DataClass.SENSITIVE}
    assert {"id_number", "account", "dis.type", "relief.status", "illness.major", "income.own"} <= sensitive


def test_numbers_of_people_are_sealed() -> None:
    assert {one.code for one in ATTRS if one.sealed} == {"id_number", "phone", "account", "dis.certificate"}


def test_unknown_codes_are_refused() -> None:
    with pytest.raises(Invalid):
        attrs(["name", "horoscope"])
