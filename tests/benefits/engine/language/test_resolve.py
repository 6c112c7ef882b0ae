"""Types are checked before anything runs."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.absence import check_absence
from jiayuan.benefits.engine.language.kinds import kind_of
from jiayuan.benefits.engine.language.nodes import Lit, Name
from jiayuan.benefits.engine.language.resolve import resolve
from jiayuan.benefits.engine.language.walk import walk
from tests.benefits.engine.toy import names_of, out, tree


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("hukou", "bool"), ("or0(level) + 1", "int"), ("rent - L", "money"), ("rent * 35%", "money"),
        ("rent * R", "money"),
        ("or0(level) * 100元", "money"), ("if(hukou, 1元, 2元)", "money"), ("or0(income)", "money"), ("age", "int"),
        ("age(birth)", "int"), ("add_months(since, 6)", "date"), ("months_between(since, birth)", "int"),
        ("min(L, rent)", "money"), ("div(rent, 3)", "money"), ("has(income)", "bool"), ("draws('other')", "bool"),
    ],
)  # fmt: skip
def test_types_of_expressions(source: str, kind: str, book: RuleBook) -> None:
    assert kind_of(tree(source, book)) == kind


@pytest.mark.parametrize(
    "source",
    [
        "nothing", "kind == x", "kind == 'a'", "kind < a", "level == kind", "level == 100元", "hukou > true",
        "income + 1元", "rent * rent", "rent + 1", "hukou + 1", "not level", "level and hukou", "or0(hukou)",
        "age(level)", "has(level + 1)", "if(level, 1元, 2元)", "if(hukou, 1元, 2)", "min(income, L)",
        "max(hukou, hukou)", "div(rent)", "add_months(level, 1)", "draws('nobody')", "level in (kind, 1)",
        "kind in (a, x)", "min(L)",
        "rent * (R * 2)", "level in (rent, 1)",
    ],
)  # fmt: skip
def test_wrong_types_are_refused(source: str, book: RuleBook) -> None:
    with pytest.raises(BookError):
        tree(source, book)


def test_an_option_is_known_only_beside_its_fact(book: RuleBook) -> None:
    assert tree("kind == a", book).right == Lit("enum", "a")  # type: ignore[union-attr]  # the shape under test
    with pytest.raises(BookError):
        tree("a == kind", book)


def test_a_resolved_tree_stays_as_it_is(book: RuleBook) -> None:
    found = tree("level in 1..2 and hukou", book)
    assert resolve(found, names_of(book)) == found


@pytest.mark.parametrize("source", ["not kind == a", "not (level in 1..2 or hukou)", "not draws('other')", "not hukou"])
def test_not_over_what_may_be_absent_must_ask_has(source: str, book: RuleBook) -> None:
    with pytest.raises(BookError, match="has"):
        check_absence(tree(source, book))


@pytest.mark.parametrize("source", ["has(kind) and not kind == a", "not rent > 1元", "not has(kind)", "not age < 16"])
def test_not_is_free_where_absence_is_thought_of(source: str, book: RuleBook) -> None:
    check_absence(tree(source, book))


def test_a_date_compares_with_a_date(book: RuleBook) -> None:
    assert tree("birth >= d'1933-01-01'", book).right == Lit("date", date(1933, 1, 1))  # type: ignore[union-attr]  # same


@pytest.mark.parametrize(
    ("source", "where", "what"),
    [
        ("kind in a..c", "in", "只有数值和日期可以写区间"),  # options have no order
        ("hukou in false..true", "in", "只有数值和日期可以写区间"),
        ("level in 3..1", "in", "区间的下限大于上限"),
        ("birth in d'2026-01-02'..d'2026-01-01'", "in", "区间的下限大于上限"),
        ("level in (1, L)", "in", "类型不同: int 与 money"),
        ("rent in (1元, L)", "in", "只能列出固定的值"),
        ("R in 10%..50%", "in", "比例只能用来乘金额"),
        ("level == 1.5", "==", "类型不同: int 与 num"),
        ("R > 30%", ">", "比例只能用来乘金额"),
        ("kind == 1", "kind", "应与该事实的选项比较"),
        ("kind == hukou", "hukou", "不是 kind 的选项"),
        ("a == kind", "a", "没有这个事实、参数、术语或选项"),
        ("hukou >= true", ">=", "只能比较是否相等"),
        ("not age", "not", "此处应为条件"),
        ("hukou and 1", "and", "此处应为条件"),
        ("1元 or hukou", "or", "此处应为条件"),
    ],
)
def test_a_sentence_that_cannot_hold_is_refused_with_its_sign(
    source: str, where: str, what: str, book: RuleBook
) -> None:
    with pytest.raises(BookError) as raised:
        tree(source, book)
    assert (raised.value.where, raised.value.what) == (where, what)


@pytest.mark.parametrize("source", ["level in 2..2", "rent in 0元..1元", "birth in d'2026-01-01'..d'2026-01-01'"])
def test_a_span_may_be_of_one_value(source: str, book: RuleBook) -> None:
    assert kind_of(tree(source, book)) == "bool"


@pytest.mark.parametrize(("level", "inside"), [(1, False), (2, True), (3, True), (4, False)])
def test_both_ends_of_a_span_belong_to_it(level: int, inside: bool, book: RuleBook) -> None:
    """以上、以下、以内 include their figure: Civil Code art. 1259."""
    assert out("level in 2..3", book, level=level).yes is inside
    assert out("level not in 2..3", book, level=level).yes is not inside


def test_names_never_survive(book: RuleBook) -> None:
    sentence = tree("if(hukou and kind == a, min(L, rent), or0(income) * R) > 1元", book)
    assert not any(isinstance(part, Name) for part in walk(sentence))
