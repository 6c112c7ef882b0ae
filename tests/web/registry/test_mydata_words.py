"""Values in the words of the person they are about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from jiayuan.ledgers.api import OriginView
from jiayuan.registry.api import ATTRS, Holding
from jiayuan.web.registry.mydata_words import CODES, Told, plain_words, told
from tests.people import Person
from tests.tree import HOME_ROOM

KINDS = {one.code: one.kind for one in ATTRS}
NUMBER = "110102194001151234"


def holding(code: str, value: str, **more: object) -> Holding:
    one = Holding(
        1, code, "项目", KINDS[code], value, False, "self", date(2026, 3, 1), datetime(2026, 3, 2, tzinfo=UTC), True,
        False, False,
    )  # fmt: skip
    return replace(one, **more)  # type: ignore[arg-type]


def words(code: str, value: str, *, whole: bool = False, **more: object) -> str:
    return plain_words(holding(code, value, **more), {}, whole=whole)


@pytest.mark.parametrize(("code", "value", "text"), [
    ("name", "王秀兰", "王秀兰"), ("sex", "2", "女"), ("student.fulltime", "false", "否"), ("hukou", "true", "是"),
    ("work.income", "123456", "1234.56 元"), ("birth", "1950-03-15", "1950-03-15"), ("dis.type", "visual", "视力"),
    ("relief.status", "dibao", "低保"), ("elder.assessed", "severe", "重度失能"), ("tenure", "tenant", "租住"),
    ("phone", "13911110000", "13911110000"), ("household", "", "已登记"),
])  # fmt: skip
def test_a_value_is_told_as_people_say_it(code: str, value: str, text: str) -> None:
    assert words(code, value) == text


def test_looked_and_none_is_not_unknown() -> None:
    assert words("phone", "", absent=True) == "查过，没有"


def test_a_code_without_a_word_is_shown_as_it_is() -> None:
    assert words("dis.type", "new-kind") == "new-kind"
    assert words("hukou", "perhaps") == "perhaps"


@pytest.mark.parametrize("code", ["id_number", "dis.certificate", "account"])
def test_numbers_are_masked_on_the_screen_and_whole_in_the_copy(code: str) -> None:
    assert words(code, NUMBER) == "110102********1234"
    assert words(code, NUMBER, whole=True) == NUMBER


def test_a_place_is_told_by_its_address() -> None:
    held = holding("residence.actual", str(HOME_ROOM))
    assert plain_words(held, {str(HOME_ROOM): "红墙小区1号楼"}) == "红墙小区1号楼"
    assert plain_words(held, {}) == str(HOME_ROOM)


def test_every_word_of_a_code_is_of_an_attribute() -> None:
    assert set(CODES) <= set(KINDS)
    assert {KINDS[code] for code in CODES} == {"code"}


@pytest.mark.parametrize(("office", "source"), [("府右街南", "台账 · 府右街南"), ("", "台账")])
def test_the_sentence_read_aloud_has_value_source_and_day(office: str, source: str) -> None:
    one = Told(holding("name", "王秀兰"), "姓名", "王秀兰", OriginView("台账", office))
    assert one.source == source
    assert one.sentence == f"姓名：王秀兰。来自{source}，日期2026-03-01。"


@pytest.mark.django_db
def test_places_and_sources_are_asked_for_together(resident: Person) -> None:
    with resident.acting():
        first, second = told([holding("residence.actual", str(HOME_ROOM)), holding("name", "王秀兰")])
    assert "红墙小区" in first.text
    assert (second.text, second.origin.title) == ("王秀兰", "本人填报")


@pytest.mark.django_db
def test_a_place_that_is_none_is_shown_as_it_was_said(resident: Person) -> None:
    with resident.acting():
        (one,) = told([holding("residence.actual", "某处")])
    assert one.text == "某处"


def test_words_are_in_the_readers_language() -> None:
    with override("en"):
        assert words("hukou", "true") == "Yes"
        assert words("work.income", "100") == "1.00 yuan"
