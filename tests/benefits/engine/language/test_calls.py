"""Each function: how many arguments, of which types, and what a clerk is told."""

from __future__ import annotations

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.calls import CHECKS
from jiayuan.benefits.engine.language.nodes import Call, FactRef, Lit
from tests.benefits.engine.toy import names_of, toy, tree


def fault(source: str, book: RuleBook) -> tuple[str, str]:
    with pytest.raises(BookError) as raised:
        tree(source, book)
    return raised.value.where, raised.value.what


@pytest.mark.parametrize("name", sorted(CHECKS.keys() - {"bands"}))
def test_one_argument_too_many_or_too_few_is_refused(name: str, book: RuleBook) -> None:
    least, most, _ = CHECKS[name]
    for number in (least - 1, most + 1):
        if number:
            assert fault(f"{name}({', '.join(['hukou'] * number)})", book) == (name, "参数个数不对")


@pytest.mark.parametrize("name", ["has", "known", "or0", "age"])
@pytest.mark.parametrize("argument", ["1", "L", "hukou and hukou", "or0(level)"])
def test_facts_are_asked_by_name(name: str, argument: str, book: RuleBook) -> None:
    assert fault(f"{name}({argument})", book) == (name, "括号里只能是一个事实的名称")


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("or0(hukou)", "hukou 的类型不对"), ("or0(kind)", "kind 的类型不对"), ("or0(birth)", "birth 的类型不对"),
        ("age(level)", "level 的类型不对"), ("age(hukou)", "hukou 的类型不对"),
    ],
)  # fmt: skip
def test_the_fact_must_fit_the_function(source: str, what: str, book: RuleBook) -> None:
    assert fault(source, book)[1] == what


@pytest.mark.parametrize("argument", ["other", "1", "hukou", "d'2026-01-01'"])
def test_draws_takes_the_name_of_a_benefit(argument: str, book: RuleBook) -> None:
    assert fault(f"draws({argument})", book)[0] in ("draws", "other")


def test_draws_is_the_fact_of_that_name(book: RuleBook) -> None:
    assert tree("draws('other')", book) == names_of(book).facts["draws.other"]
    assert fault("draws('nobody')", book) == ("draws.nobody", "没有这个事实、参数、术语或选项")


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("if(level, 1元, 2元)", "第一个参数应为条件"),
        ("if(hukou, 1元, 2)", "类型不同: int 与 money"),
        ("if(hukou, 50%, 20%)", "比例只能用来乘金额"),
        ("if(hukou, income, L)", "可能没有的数值须写成 or0(…)"),
        ("if(hukou, L, income)", "可能没有的数值须写成 or0(…)"),
    ],
)
def test_an_if_gives_one_type_that_is_there(source: str, what: str, book: RuleBook) -> None:
    assert fault(source, book) == ("if", what)


def test_a_yes_or_no_branch_may_be_absent(book: RuleBook) -> None:
    assert isinstance(tree("if(known(kind), hukou, draws('other'))", book), Call)


@pytest.mark.parametrize("name", ["min", "max"])
@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ("income, L", "只能用于确有的数值"), ("hukou, hukou", "只能用于确有的数值"),
        ("birth, since", "只能用于确有的数值"),
        ("L, 1", "类型不同: int 与 money"), ("R, 50%", "比例只能用来乘金额"),
    ],
)  # fmt: skip
def test_extremes_are_of_numbers_of_one_type(name: str, arguments: str, what: str, book: RuleBook) -> None:
    assert fault(f"{name}({arguments})", book) == (name, what)


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("add_months(level, 1)", "参数应为 date"),
        ("add_months(since, 1元)", "参数应为 int"),
        ("add_months(since, or0(level))", "月数应为固定的整数"),
        ("months_between(since, 1)", "参数应为 date"),
        ("div(level, 2)", "参数应为 money"),
        ("div(L, 2元)", "参数应为 int"),
        ("div(income, 2)", "参数应为 money"),
        ("div(L, level)", "参数应为 int"),
        ("div(L, 0)", "不能除以零"),
    ],
)
def test_dates_and_shares_have_fixed_types(source: str, what: str, book: RuleBook) -> None:
    assert fault(source, book)[1] == what


def test_a_date_that_may_be_absent_has_no_age(tmp_path_factory: pytest.TempPathFactory) -> None:
    book = toy(tmp_path_factory.mktemp("b"), facts={"adopted": {"type": "date", "zh": "收养日期", "en": "adopted on"}})
    assert fault("age(adopted) > 3", book) == ("age", "adopted 可能没有，不能计算年龄")
    assert fault("add_months(adopted, 3) > birth", book) == ("add_months", "参数应为 date")
    assert tree("adopted > birth", book)


def test_arguments_come_resolved(book: RuleBook) -> None:
    found = tree("div(L, 3)", book)
    assert isinstance(found, Call)
    assert found.args[1] == Lit("int", 3)
    assert tree("age(birth)", book) == Call("age", (FactRef("birth", "date", False),))
