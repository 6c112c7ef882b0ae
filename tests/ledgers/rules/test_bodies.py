"""Which organisation or thing a line speaks of: code first, then name and place; two codes are two bodies."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.ledgers.rules.bodies import Body, Known, decide, decide_all, levels

A, B = UUID(int=1), UUID(int=2)
HERE, THERE = "110102.001.001.0001.", "110102.001.002.0001."
KNOWN = Known({A: Body("北京红墙餐饮有限公司", "C1", "", HERE), B: Body("白塔药房", "", "", HERE)})


@pytest.mark.parametrize(
    ("body", "kind", "rule", "who"),
    [
        (Body("红墙餐饮", "C1", "", THERE), "link", "B1", A),
        (Body("", "C1"), "link", "B1", A),
        (Body("景山书店", "C1", "", HERE), "review", "code_of_another", None),
        (Body("白塔药房有限公司", "C2", "", HERE), "link", "B2", B),
        (Body("白塔药房", "", "", THERE), "new", "no_candidate", None),
        (Body("北京红墙餐饮有限公司", "C9", "", HERE), "new", "no_candidate", None),
        (Body("", "", "", HERE), "unplaced", "too_little", None),
        (Body("新店"), "unplaced", "too_little", None),
        (Body("白塔大药房", "C2", "", HERE), "review", "near_name", None),
        (Body("白塔大药房", "", "", THERE), "new", "no_candidate", None),
        (Body("北京红墙餐饮（府右街店）", "C9", "", HERE), "new", "no_candidate", None),
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
    found = decide(Body("小卖部", "", "", HERE), known)
    assert (found.kind, found.rule, [one.person for one in found.candidates]) == ("review", "several", [A, B])


def test_the_bearer_of_a_code_stands_first_and_namesakes_beside_it() -> None:
    found = decide(Body("白塔药房", "C1", "", HERE), KNOWN)
    assert [one.person for one in found.candidates] == [A, B]
    assert [one.levels["body_name"] for one in found.candidates] == ["else", "exact"]


def test_three_at_most_stand_beside_a_line() -> None:
    known = Known({UUID(int=n): Body("小卖部", "", "", HERE) for n in range(5)})
    assert len(decide(Body("小卖部", "", "", HERE), known).candidates) == 3


@pytest.mark.parametrize("name", ["西门消火栓", "东门2号消火栓", "东门消火栓甲"])
def test_what_differs_by_a_number_or_a_side_is_another(name: str) -> None:
    known = Known({A: Body("东门消火栓", "", "hydrant", HERE)})
    assert decide(Body(name, "", "hydrant", HERE), known).kind == "new"


def test_of_near_names_the_nearest_comes_first() -> None:
    known = Known({A: Body("红墙街便民理发店", "", "", HERE), B: Body("红墙街便民理发馆", "", "", HERE)})
    found = decide(Body("红墙街便民理发馆旁", "", "", HERE), known)
    assert [one.person for one in found.candidates] == [B, A]


def test_a_refused_near_name_leaves_a_new_one() -> None:
    assert decide(Body("白塔大药房", "", "", HERE), KNOWN, [B]).kind == "new"


def test_a_code_that_people_said_is_no_word_of_this_one_is_not_taken_over() -> None:
    found = decide(Body("景山书店", "C1", "", HERE), KNOWN, [A])
    assert (found.kind, found.hold_id) == ("new", True)
    assert decide(Body("白塔药房", "C1", "", HERE), KNOWN, [A]).hold_id
    assert not decide(Body("新店", "C8", "", HERE), KNOWN).hold_id


def test_a_link_says_what_it_rests_on() -> None:
    (found,) = decide(Body("红墙餐饮", "C1", "", THERE), KNOWN).candidates
    assert found.levels == {"code": "exact", "body_name": "like", "area": "else"}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (Body(), {}),
        (Body("白塔药房", "C1"), {"body_name": "exact"}),
        (Body("景山书店", kind="lift", place=HERE), {"body_name": "else", "area": "same"}),
    ],
)
def test_levels_are_of_what_both_state(body: Body, told: dict[str, str]) -> None:
    assert levels(body, KNOWN.bodies[B]) == told


@pytest.mark.parametrize(("body", "who"), [(Body("红墙餐饮", "C1", "", HERE), A), (Body("白塔药房", "", "", HERE), B)])
def test_a_refusal_is_obeyed_for_ever(body: Body, who: UUID) -> None:
    assert decide(body, KNOWN, [who]).person is None


def test_a_new_code_is_made_once_in_a_file() -> None:
    rows = [Body("甲店", "C7", "", HERE), Body("乙店", "C7", "", HERE)]
    assert [one.rule for one in decide_all(rows, KNOWN, {})] == ["no_candidate", "code_twice"]
