"""What a template must say before it may be registered, and when a ledger is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.limits import limits
from jiayuan.ledgers.rules import families
from jiayuan.ledgers.rules.registering import CADENCES, Column, NewTemplate, ended, keys_of, overdue, wrong

TODAY = date(2026, 3, 1)
KNOWN = ("name", "id_number", "phone", "birth")
GOOD = NewTemplate(
    "visits", "入户走访台账", "visit", None, "ledger-upkeep", date(2026, 12, 31), "month", 365,
    (Column("姓名", "name", True), Column("证件", "id_number"), Column("电话", "phone", rule="unique")),
    (("id_number",), ("name", "phone")),
)  # fmt: skip


def errors(new: NewTemplate, in_register: bool = True) -> list[str]:
    found = wrong(new, KNOWN, families.FAMILIES, in_register, TODAY, limits(TODAY))
    return [f"{one.field}:{one.code}" for one in found]


def test_a_whole_template_has_nothing_wrong() -> None:
    assert errors(GOOD) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "title:title"),
        ({"code": ""}, "code:code"),
        ({"code": "form-12"}, "code:code"),
        ({"family": "army"}, "family:family"),
        ({"cadence": "daily"}, "cadence:cadence"),
        ({"kept_days": 0}, "kept_days:kept_days"),
        ({"age_min": 90, "age_max": 60}, "age_min:age_min"),
        ({"purpose_until": TODAY}, "purpose_until:period"),
        ({"purpose_until": TODAY + timedelta(367)}, "purpose_until:period"),
        ({"row_key": ()}, "row_key:none"),
        ({"row_key": (("birth",),)}, "row_key:attr"),
        ({"columns": (Column("姓名", "name"),), "row_key": (("name",),)}, "columns:required"),
        ({"columns": (*GOOD.columns, Column("姓名", "birth"))}, "columns:twice"),
        ({"columns": (*GOOD.columns, Column("名字", "name"))}, "columns:twice"),
        ({"columns": (*GOOD.columns, Column("信用", "credit"))}, "columns:attr"),
        ({"columns": (*GOOD.columns, Column("出生", "birth", rule="often"))}, "columns:rule"),
    ],
)
def test_each_fault_is_told_at_its_field(changes: dict[str, object], code: str) -> None:
    assert errors(replace(GOOD, **changes)) == [code]  # type: ignore[arg-type]


def test_a_purpose_must_be_in_the_register() -> None:
    assert errors(GOOD, in_register=False) == ["purpose:unknown"]


def test_all_faults_are_told_at_once() -> None:
    assert len(errors(replace(GOOD, title="", family="", columns=(), row_key=()), in_register=False)) == 5


@pytest.mark.parametrize(("until", "over"), [(None, False), (TODAY, True), (TODAY + timedelta(1), False)])
def test_a_purpose_ends_on_its_day(until: date | None, over: bool) -> None:
    assert ended(until, TODAY) is over


@pytest.mark.parametrize(
    ("cadence", "last", "late"),
    [
        ("month", TODAY - timedelta(31), 0),
        ("month", TODAY - timedelta(41), 10),
        ("change", TODAY - timedelta(4000), 0),
        ("week", None, 93),
    ],
)
def test_a_ledger_is_late_by_its_cadence(cadence: str, last: date | None, late: int) -> None:
    assert overdue(cadence, last, TODAY - timedelta(100), TODAY) == late


@given(st.sampled_from(sorted(CADENCES)), st.integers(0, 2000))
def test_an_upload_today_is_never_late(cadence: str, age: int) -> None:
    assert overdue(cadence, TODAY, TODAY - timedelta(age), TODAY) == 0


@pytest.mark.parametrize("text", ["证件；姓名+电话", "证件\n姓名、电话", "id_number; name + phone\n"])
def test_keys_are_written_in_headers_or_codes(text: str) -> None:
    assert keys_of(text, {"证件": "id_number", "姓名": "name", "电话": "phone"}) == GOOD.row_key


@pytest.mark.parametrize(
    "word", ["重点人员", "上访户", "信教群众", "刑满释放", "人脸", "门禁记录", "车牌号", "行踪", "信用评分"]
)
def test_what_jiayuan_does_not_keep_is_known_by_its_words(word: str) -> None:
    assert families.refused("community", f"{word}台账", ["姓名"])
    assert families.refused("community", "台账", ["姓名", f"是否{word}"])


@pytest.mark.parametrize("family", sorted(families.REFUSED_FAMILIES))
def test_a_refused_family_is_refused_whatever_it_is_called(family: str) -> None:
    assert families.refused(family, "爱心台账", ["姓名"]) == [family]
    assert family not in families.FAMILIES


@pytest.mark.parametrize("title", ["停车位台账", "消防设施台账", "电梯台账", "独居老人关爱台账", "重点项目单位台账"])
def test_ordinary_ledgers_are_not_refused(title: str) -> None:
    assert families.refused("community", title, ["名称", "地址"]) == []
