"""Questions to a list: Kleene over its entries, nothing of nobody, and what an unknown entry keeps open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.engine.faults import BookError
from tests.benefits.engine.family import decided_for, homely

POOR, RICH, SILENT = {"salary": 100_000}, {"salary": 900_000}, dict[str, Any]()
YES, NO, OPEN = 1, 0, -1


@pytest.mark.parametrize(
    ("question", "members", "code"),
    [
        ("any(members, self.salary > 5000元)", [POOR, RICH, SILENT], YES),
        ("any(members, self.salary > 5000元)", [POOR, SILENT], OPEN),
        ("any(members, self.salary > 5000元)", [POOR], NO),
        ("all(members, self.salary > 5000元)", [POOR, SILENT], NO),
        ("all(members, self.salary > 5000元)", [RICH, SILENT], OPEN),
        ("all(members, self.salary > 5000元)", [RICH], YES),
        ("count(members) >= 2", [POOR, SILENT], YES),
        ("count(members, self.salary > 5000元) == 1", [RICH, SILENT], OPEN),
        ("count(members, self.salary > 5000元) == 1", [RICH, POOR], YES),
        ("sum(members, self.salary) == 10000元", [RICH, POOR], YES),
        ("sum(members, self.salary) == 10000元", [RICH, SILENT], OPEN),
        ("min_of(members, self.salary) == 1000元", [RICH, POOR], YES),
        ("max_of(members, self.salary) == 9000元", [RICH, POOR], YES),
    ],
    ids=str,
)
def test_a_list_is_asked(question: str, members: list[Any], code: int, tmp_path: Path) -> None:
    assert decided_for(homely(tmp_path, question), members).code == code


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("any(members, hukou)", NO),
        ("all(members, hukou)", YES),
        ("count(members) == 0", YES),
        ("sum(members, self.salary) == 0元", YES),
        ("max_of(members, self.salary) >= 0元", NO),
        ("or0(max_of(members, self.salary)) == 0元", YES),
    ],
)
def test_of_nobody(question: str, code: int, tmp_path: Path) -> None:
    assert decided_for(homely(tmp_path, question), []).code == code


def test_a_household_nobody_has_counted_is_what_is_missing(tmp_path: Path) -> None:
    result = decided_for(homely(tmp_path, "sum(members, self.salary) < 100元"), None)
    assert (result.code, result.missing) == (OPEN, ("members",))


def test_children_are_the_members_under_eighteen(tmp_path: Path) -> None:
    book = homely(tmp_path, "count(children) == 1")
    child, grown = {"birth": "2015-01-01"}, {"birth": "1980-01-01"}
    assert decided_for(book, [child, grown]).code == YES
    assert decided_for(book, [child, {}]).missing == ("birth",)


def test_who_certainly_does_not_belong_keeps_nothing_open(tmp_path: Path) -> None:
    book = homely(tmp_path, "true", "sum(children, if(self.level == 1, 300元, 200元))")
    assert decided_for(book, [{"birth": "1980-01-01"}, {"birth": "2015-01-01", "level": 1}]).amount == 30_000


def test_the_book_says_who_lives_together(tmp_path: Path) -> None:
    head = {"jurisdiction": "toy", "name": {"zh": "测", "en": "t"}, "currency": "CNY", "lists": {"members": "hukou"}}
    book = homely(tmp_path, "count(members) == 1", files={"book": head})
    assert decided_for(book, [{"hukou": True}, {"hukou": False}]).code == YES


def test_facts_of_the_home_hold_for_everybody_in_it(tmp_path: Path) -> None:
    book = homely(tmp_path, "any(members, hukou and property_ok)")
    assert decided_for(book, [{"hukou": True}], {"property_ok": True}).code == YES
    assert decided_for(book, [{"hukou": True}]).missing == ("property_ok",)


def test_supporters_and_parents_are_lists_of_their_own(tmp_path: Path) -> None:
    book = homely(tmp_path, "sum(supporters, helps) >= 500元 and any(parents, missing)")
    found = decided_for(book, [], supporters=[{"helps": 50_000}], parents=[{"missing": True}])
    assert found.code == YES
    assert decided_for(book, [], parents=[]).code == NO


def test_an_open_sum_has_bounds(tmp_path: Path) -> None:
    result = decided_for(homely(tmp_path, "true", "sum(members, self.salary * 10%)"), [POOR, SILENT])
    assert (result.code, result.low, result.high, result.missing) == (OPEN, 10_000, 510_000, ("salary",))


def test_a_person_who_may_belong_widens_the_bounds(tmp_path: Path) -> None:
    result = decided_for(homely(tmp_path, "true", "sum(children, 100元)"), [{}, {"birth": "2015-01-01"}])
    assert (result.low, result.high) == (10_000, 20_000)


@pytest.mark.parametrize(
    ("when", "what"),
    [
        ("sum(hukou, self.salary) > 1元", "第一个参数应为 members"),
        ("count(members, count(children) > 1) > 1", "列表里不能再写列表"),
        ("any(members, self.salary)", "第二个参数应为条件"),
        ("sum(members, hukou) > 1元", "第二个参数应为确有的数值"),
        ("sum(members, self.income) > 1元", "第二个参数应为确有的数值"),
        ("sum(members) > 1元", "参数个数不对"),
        ("self.hukou", "self 只能写在"),
        ("hukou", "hukou 不是household的事实"),
        ("not any(members, hukou)", "须同时写 has"),
        ("max_of(members, self.salary) + 1元 > 2元", "须写成 or0"),
    ],
)
def test_what_a_list_cannot_be_asked(when: str, what: str, tmp_path: Path) -> None:
    with pytest.raises(BookError, match=what.replace("(", r"\(")):
        homely(tmp_path, when)
