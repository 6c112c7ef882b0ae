"""Which organisation or thing a line speaks of: code first, then name and place; two codes are two bodies."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.bodies import Body, Known, alike, decide, decide_all, normal

A, B = UUID(int=1), UUID(int=2)
HERE, THERE = "110102.001.001.0001.", "110102.001.002.0001."
KNOWN = Known({A: Body("北京红墙餐饮有限公司", "C1", "", HERE), B: Body("白塔药房", "", "", HERE)})


@pytest.mark.parametrize(
    ("body", "kind", "rule", "who"),
    [
        (Body("红墙餐饮", "C1", "", THERE), "link", "B1", A),
        (Body("", "C1"), "link", "B1", A),
        (Body("景山书店", "C1", "", HERE), "unplaced", "code_of_another", None),
        (Body("白塔药房有限公司", "C2", "", HERE), "link", "B2", B),
        (Body("白塔药房", "", "", THERE), "new", "no_candidate", None),
        (Body("北京红墙餐饮有限公司", "C9", "", HERE), "new", "no_candidate", None),
        (Body("", "", "", HERE), "unplaced", "too_little", None),
        (Body("新店"), "unplaced", "too_little", None),
    ],
)
def test_decisions(body: Body, kind: str, rule: str, who: UUID | None) -> None:
    found = decide(body, KNOWN)
    assert (found.kind, found.rule, found.person) == (kind, rule, who)


def test_things_of_another_kind_are_other_things() -> None:
    known = Known({A: Body("一号", "", "lift", HERE), B: Body("二号", "K2", "lift", HERE)})
    assert decide(Body("一号", "", "parking", HERE), known).kind == "new"
    assert decide(Body("二号", "K2", "parking", HERE), known).rule == "code_of_another"


def test_two_of_one_name_in_a_community_are_for_people() -> None:
    known = Known({A: Body("小卖部", "", "", HERE), B: Body("小卖部", "", "", HERE)})
    assert decide(Body("小卖部", "", "", HERE), known).rule == "several"


@pytest.mark.parametrize(("body", "who"), [(Body("红墙餐饮", "C1", "", HERE), A), (Body("白塔药房", "", "", HERE), B)])
def test_a_refusal_is_obeyed_for_ever(body: Body, who: UUID) -> None:
    assert decide(body, KNOWN, [who]).person is None


def test_a_new_code_is_made_once_in_a_file() -> None:
    rows = [Body("甲店", "C7", "", HERE), Body("乙店", "C7", "", HERE)]
    assert [one.rule for one in decide_all(rows, KNOWN, {})] == ["no_candidate", "code_twice"]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("北京红墙餐饮有限公司", "红墙餐饮（府右街店）", True),
        ("北京市红墙餐饮有限责任公司", "北京红墙餐饮有限公司", True),
        ("白塔药房", "白塔大药房", True),
        ("北京红墙餐饮有限公司", "北京白塔药房有限公司", False),
        ("甲", "乙", False),
    ],
)
def test_names_that_could_be_one(first: str, second: str, same: bool) -> None:
    assert alike(first, second) is alike(second, first) is same


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_the_same_both_ways_and_a_name_is_like_itself(first: str, second: str) -> None:
    assert alike(first, second) is alike(second, first)
    assert alike(first, first)
    assert normal(normal(first)) == normal(normal(normal(first)))
