"""A condition as column and cell, and back."""

from __future__ import annotations

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.parser import parse
from jiayuan.benefits.engine.sheets.cells import cell_of, condition


@pytest.mark.parametrize(
    ("source", "head", "cell"),
    [
        ("hukou", "hukou", "是"),
        ("not hukou", "hukou", "not(是)"),
        ("hukou == false", "hukou", "否"),
        ("has(level)", "has(level)", "是"),
        ("draws('other')", "draws('other')", "是"),
        ("level == 3", "level", "3"),
        ("level != 3", "level", "not(3)"),
        ("level in 1..2", "level", "1..2"),
        ("level not in 1..2", "level", "not(1..2)"),
        ("level in (1, 3)", "level", "1,3"),
        ("age >= 60", "age", ">=60"),
        ("kind == a", "kind", "甲"),
        ("kind in (a, b)", "kind", "甲,乙"),
        ("kind not in (a, b)", "kind", "not(甲,乙)"),
        ("or0(income) < L", "or0(income)", "<L"),
        ("income < 12.5元", "income", "<12.5元"),
        ("since >= d'2020-01-31'", "since", ">=d'2020-01-31'"),
    ],
)
def test_there_and_back(source: str, head: str, cell: str, book: RuleBook) -> None:
    assert cell_of(parse(source), book.facts) == (head, cell)
    assert parse(condition(head, cell, book.facts)) == parse(source)


@pytest.mark.parametrize(
    "source",
    ["hukou == true", "1 < level", "kind in (a)", "any(members, hukou)", "a or b", "income + rent < L", "not (a or b)"],
)
def test_what_no_cell_says_exactly_is_no_cell(source: str, book: RuleBook) -> None:
    assert cell_of(parse(source), book.facts) is None


@pytest.mark.parametrize(
    ("head", "cell", "meant"),
    [
        ("level", "－", ""),
        ("level", " ", ""),
        ("level", "≥3", "level >= 3"),
        ("level", "＜ 3", "level < 3"),
        ("level", "=3", "level == 3"),
        ("level", "1～2", "level in 1..2"),
        ("kind", "甲、丙", "kind in (a, c)"),
        ("kind", "a,丙", "kind in (a, c)"),
        ("hukou", "√", "hukou"),
        ("hukou", "No", "hukou == false"),
    ],
)
def test_clerks_write_it_their_way(head: str, cell: str, meant: str, book: RuleBook) -> None:
    assert condition(head, cell, book.facts) == meant


def test_a_question_mark_belongs_to_the_amount(book: RuleBook) -> None:
    with pytest.raises(BookError, match="只写在金额"):
        condition("level", "？", book.facts)
