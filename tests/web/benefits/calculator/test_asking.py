"""The questions come from the book: every fact of a single person, not knowing always among the answers."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.benefits.api import RuleBook, load_book
from jiayuan.web.benefits.calculator.asking import ABSENT, UNKNOWN, asked_facts, groups, options

DAY = date(2026, 3, 1)
BOOK: RuleBook = load_book()
CODES = [fact.code for fact in asked_facts(BOOK, DAY)]


@pytest.mark.parametrize("code", ["age", "hukou", "dis.level", "relief.status", "draws.injury_care", "fp.single"])
def test_what_decides_is_asked(code: str) -> None:
    assert code in CODES


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("birth", "an age tells less about whom"),
        ("draws.elder_aged", "the street knows what it pays"),
        ("parent.dead", "of somebody else"),
        ("income.total", "of the household"),
    ],
)
def test_what_is_not_the_persons_alone_is_not_asked(code: str, why: str) -> None:
    assert code not in CODES, why


def test_nothing_is_asked_twice() -> None:
    assert len(CODES) == len(set(CODES))


@pytest.mark.parametrize("code", ["hukou", "dis.type", "dis.level", "sex"])
def test_not_knowing_is_the_first_answer(code: str) -> None:
    assert options(BOOK.facts[code])[0] == (UNKNOWN, "不知道")


@pytest.mark.parametrize(("code", "has"), [("dis.level", True), ("relief.status", False), ("hukou", False)])
def test_there_is_none_is_an_answer_where_it_can_be(code: str, has: bool) -> None:
    assert ((ABSENT, "没有") in options(BOOK.facts[code])) is has


def test_levels_are_picked_and_incomes_typed() -> None:
    assert [value for value, _ in options(BOOK.facts["dis.level"])] == [UNKNOWN, ABSENT, "1", "2", "3", "4"]
    assert options(BOOK.facts["income.own"]) == options(BOOK.facts["age"]) == ()


def test_every_question_stands_in_one_group() -> None:
    shown = [one.code for group in groups(asked_facts(BOOK, DAY), {}) for one in group.asked]
    assert sorted(shown) == sorted(CODES)


def test_the_first_groups_stand_open_and_those_answered() -> None:
    made = groups(asked_facts(BOOK, DAY), {"fp.single": "true"})
    assert [str(group.title) for group in made if group.open] == [
        "您本人", "残疾和失能", "救助、工作和收入", "独生子女家庭",
    ]  # fmt: skip
