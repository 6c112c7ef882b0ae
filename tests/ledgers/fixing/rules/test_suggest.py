"""Proposals for wrong cells come from the row itself and from lists of words."""

from __future__ import annotations

import pytest

from jiayuan.ledgers.fixing.rules.suggest import PROPOSALS, Wrong, suggest
from jiayuan.ledgers.rules.cells import Std
from jiayuan.ledgers.rules.messages import CELL
from jiayuan.ledgers.rules.numbers import certificate
from tests.ledgers import books

NUMBER = books.id_number(1, "19500307", "1")
ROW = {"id_number": Std(NUMBER), "birth": Std("1950-03-07"), "dis.certificate": certificate(f"{NUMBER}43")}


@pytest.mark.parametrize(
    ("attr", "code", "raw", "meant"),
    [
        ("sex", "sex_differs", "女", "男"),
        ("sex", "sex", "囡", "男"),
        ("birth", "birth_differs", "1951-03-07", "1950-03-07"),
        ("birth", "date", "五零年春", "1950-03-07"),
        ("birth", "required", "", "1950-03-07"),
        ("dis.level", "level", "很重", "三级"),
        ("relief.status", "code_unknown", "低保户家庭", "低保户"),
        ("name", "name_digits", "张三1", "张三"),
        ("name", "name_digits", "12", ""),
        ("phone", "phone", "l3912340009", "13912340009"),
        ("phone", "required", "", ""),
        ("name", "required", "", ""),
        ("id_number", "id_float", "1.10102E+17", ""),
        ("id_number", "id_masked", "110102********1234", ""),
    ],
)
def test_what_a_cell_may_have_meant(attr: str, code: str, raw: str, meant: str) -> None:
    assert suggest(Wrong(attr, code, raw, ROW)) == meant


def test_a_number_is_never_put_right_by_itself() -> None:
    row = {"birth": Std("1950-03-07", note="from_id")}
    assert suggest(Wrong("id_number", "id_check", f"{NUMBER[:9]}9{NUMBER[10:]}", row)) == ""


def test_a_number_is_put_right_by_the_birth_date_beside_it() -> None:
    assert suggest(Wrong("id_number", "id_check", f"{NUMBER[:9]}9{NUMBER[10:]}", ROW)) == NUMBER


def test_the_nearest_community_is_meant() -> None:
    wrong = Wrong("community", "community_unknown", "府又街南社区", {}, ["府右街南", "西交民巷"])
    assert suggest(wrong) == "府右街南社区"


def test_a_community_far_from_all_is_left_alone() -> None:
    assert suggest(Wrong("community", "community_unknown", "望京", {}, ["府右街南", "西交民巷"])) == ""


def test_the_same_text_is_no_proposal() -> None:
    assert suggest(Wrong("birth", "birth_differs", "1950-03-07", ROW)) == ""


def test_every_proposal_is_for_a_fault_that_is_told() -> None:
    assert set(CELL) >= PROPOSALS.keys()
