"""Questions to lists as trees: their type, what they read of the unit and of each entry, and `not` over them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.absence import check_absence
from jiayuan.benefits.engine.language.kinds import kind_of, may_be_gone
from jiayuan.benefits.engine.language.names import Names
from jiayuan.benefits.engine.language.nodes import Fold, Node
from jiayuan.benefits.engine.language.parser import parse
from jiayuan.benefits.engine.language.resolve import resolve
from jiayuan.benefits.engine.language.walk import asked_in, facts_in, folds_in, outside_lists, params_in, walk
from tests.benefits.engine.toy import names_of, tree


def with_children(book: RuleBook) -> Names:
    return replace(names_of(book), lists={"children": tree("age < 18", book)})


@pytest.mark.parametrize(
    ("source", "kind", "gone"),
    [
        ("any(members, hukou)", "bool", False), ("all(parents, self.rent > L)", "bool", False),
        ("count(supporters)", "int", False), ("count(members, level == 1)", "int", False),
        ("sum(members, rent)", "money", False), ("sum(members, or0(level))", "int", False),
        ("sum(members, rent * R)", "money", False), ("min_of(members, rent)", "money", True),
        ("max_of(members, age)", "int", True), ("or0(max_of(members, rent))", "money", False),
    ],
)  # fmt: skip
def test_a_question_has_the_type_of_what_it_gives(source: str, kind: str, gone: bool, book: RuleBook) -> None:
    node = tree(source, book)
    assert (kind_of(node), may_be_gone(node)) == (kind, gone)


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("count()", "此处应为"), ("sum(members, R) > 1", "第二个参数应为确有的数值"),
        ("sum(members, birth) > 1", "第二个参数应为确有的数值"), ("all(members, self.rent)", "第二个参数应为条件"),
        ("count(members, rent) > 1", "第二个参数应为条件"), ("any(members, hukou, hukou)", "参数个数不对"),
        ("any(self.members, hukou)", "第一个参数应为"), ("any(members and parents, hukou)", "第一个参数应为"),
        ("min_of(members, max_of(parents, rent))", "列表里不能再写列表"),
        ("sum(members, income) > 1元", "第二个参数应为确有的数值"), ("members == 1", "没有这个事实"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_of_a_list_is_said(source: str, what: str, book: RuleBook) -> None:
    with pytest.raises(BookError) as raised:
        tree(source, book)
    assert what in raised.value.what


@pytest.mark.parametrize("name", ["any", "all", "count"])
def test_self_means_nothing_outside_and_nothing_else_inside(name: str, book: RuleBook) -> None:
    assert tree(f"{name}(members, self.hukou)", book) == tree(f"{name}(members, hukou)", book)
    with pytest.raises(BookError, match="self 只能写在"):
        tree(f"{name}(members, hukou) == self.hukou", book)


def test_who_belongs_is_part_of_the_question(book: RuleBook) -> None:
    node = resolve(parse("sum(children, rent)"), with_children(book))
    assert isinstance(node, Fold)
    assert (node.source, node.where) == ("persons", tree("age < 18", book))
    assert facts_in(node) == ("age", "rent")
    assert isinstance(everybody := tree("sum(children, rent)", book), Fold)
    assert everybody.where is None


MIXED = "hukou and sum(members, rent * R) < L and (any(parents, level == 1) or sum(members, rent * R) > 5元)"


def test_each_question_comes_once_in_reading_order(book: RuleBook) -> None:
    assert [(fold.name, fold.source) for fold in folds_in(tree(MIXED, book))] == [
        ("sum", "persons"),
        ("any", "parents"),
    ]


def test_what_stands_inside_lists_is_not_asked_of_the_unit(book: RuleBook) -> None:
    node = tree(MIXED, book)
    outside = list(outside_lists(node))
    assert [fold for fold in outside if isinstance(fold, Fold)] == [
        part for part in walk(node) if isinstance(part, Fold)
    ]
    assert asked_in(node) == ("hukou", "members", "parents")
    assert (facts_in(node), params_in(node)) == (("hukou", "rent", "level"), ("R", "L"))


@pytest.mark.parametrize(
    ("source", "fact"),
    [
        ("not any(members, hukou)", "hukou"), ("not all(members, kind == a)", "kind"),
        ("any(members, not hukou)", "hukou"), ("count(members, not level in 1..2) > 0", "level"),
        ("any(members, hukou) == false", "hukou"), ("not (rent > L or any(parents, level == 1))", "level"),
    ],
)  # fmt: skip
def test_not_over_a_list_asks_whether_its_entries_have_the_fact(source: str, fact: str, book: RuleBook) -> None:
    with pytest.raises(BookError) as raised:
        check_absence(tree(source, book))
    assert raised.value.where == fact


@pytest.mark.parametrize(
    "source",
    [
        "not any(members, has(hukou))", "not any(members, has(hukou) and hukou)", "not all(members, rent > L)",
        "not count(members) > 3", "not sum(members, or0(income)) > L", "any(members, has(kind) and not kind == a)",
    ],
)  # fmt: skip
def test_not_over_a_list_is_free_where_absence_is_thought_of(source: str, book: RuleBook) -> None:
    node: Node = tree(source, book)
    check_absence(node)
