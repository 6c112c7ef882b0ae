"""What a person types instead of a wrong value, brought to what the base keeps."""

from __future__ import annotations

import pytest

from jiayuan.web.registry.mydata_forms import AnswerForm, CheckForm, CopyCodeForm, ObjectForm, WrongForm
from tests.tree import HOME, HOME_ROOM
from tests.web.registry.test_mydata_words import holding


def form(code: str, typed: str, value: str = "x") -> WrongForm:
    return WrongForm(holding(code, value), HOME, {"own": typed})


@pytest.mark.parametrize(("code", "typed", "kept"), [
    ("name", "王秀蓝", "王秀蓝"), ("phone", " 13922220000 ", "13922220000"), ("birth", "1950-03-16", "1950-03-16"),
    ("hukou", "true", "true"), ("sex", "1", "1"), ("work.income", "1234.56", "123456"), ("dis.level", "2", "2"),
])  # fmt: skip
def test_what_is_typed_is_kept_in_the_bases_form(code: str, typed: str, kept: str) -> None:
    filled = form(code, typed)
    assert filled.is_valid(), filled.errors
    assert filled.cleaned_data["own"] == kept


@pytest.mark.parametrize("code", ["name", "birth", "hukou", "sex", "work.income", "residence.actual"])
def test_it_may_be_said_only_that_it_is_wrong(code: str) -> None:
    filled = form(code, "")
    assert filled.is_valid(), filled.errors
    assert filled.cleaned_data["own"] is None


@pytest.mark.parametrize(("code", "typed"), [
    ("birth", "昨天"), ("birth", "1950-02-31"), ("hukou", "perhaps"), ("sex", "3"), ("work.income", "-1"),
    ("work.income", "1.234"), ("name", "字" * 121),
])  # fmt: skip
def test_what_is_no_such_value_is_told(code: str, typed: str) -> None:
    assert "own" in form(code, typed).errors


@pytest.mark.django_db
def test_an_address_becomes_a_place(tree: None) -> None:
    filled = form("residence.actual", "红墙小区1号楼1单元301室")
    assert filled.is_valid(), filled.errors
    assert filled.cleaned_data["own"] == str(HOME_ROOM)


@pytest.mark.django_db
def test_an_address_nobody_knows_is_told(tree: None) -> None:
    assert "own" in form("residence.actual", "不知哪里").errors


@pytest.mark.parametrize(("sent", "good"), [
    ({"outcome": "kept", "reason": "看过"}, True), ({"outcome": "kept"}, False), ({"reason": "看过"}, False),
    ({"outcome": "perhaps", "reason": "看过"}, False),
])  # fmt: skip
def test_a_check_names_its_result_and_its_how(sent: dict[str, str], good: bool) -> None:
    assert CheckForm(sent).is_valid() is good


def test_an_answer_is_one_of_two_words() -> None:
    assert AnswerForm({"state": "upheld", "answer": "同意"}).is_valid()
    assert not AnswerForm({"state": "open", "answer": "同意"}).is_valid()


def test_an_objection_needs_no_reason_and_a_copy_needs_its_code() -> None:
    assert ObjectForm({}).is_valid()
    assert not CopyCodeForm({"code": ""}).is_valid()
