"""The explainer and the set run are one: proven on random people, and on every kind of expression."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from jiayuan.benefits.engine.assess import assess
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import KNOWN, Fact, Facts
from jiayuan.benefits.engine.families import Family, Member
from jiayuan.benefits.engine.parity import differences, parity
from jiayuan.benefits.engine.people import random_people
from jiayuan.benefits.engine.scene import scene_for
from tests.benefits.engine.toy import AS_OF, gate, row, toy

WHENS = (
    "hukou", "not has(hukou)", "hukou and kind == a", "hukou or kind == a", "kind != b", "kind in (a, b)",
    "kind not in (a, b)", "level in 2..3", "has(kind) and not kind == a", "known(income)",
    "known(income) or has(level)",
    "income < L", "or0(income) >= L", "rent < income", "age in 16..59", "age(since) >= 1",
    "months_between(birth, since) > 240",
    "add_months(since, 6) > d'2026-03-15'", "draws('other')", "if(hukou, level == 1, kind == a)",
    "not (age < 16 or rent > L)",
    "or0(level) * 2 + 1 > 5", "div(rent, 3) < 1000元", "(hukou and kind == a) or (level == 1 and not has(income))",
)  # fmt: skip
PAYS = (
    "100元", "L", "L - or0(income)", "rent * 35%", "rent * R", "rent * 1.5", "if(hukou, 400元, 320元)",
    "if(kind == a, L, rent)",
    "min(L, rent)", "max(L - or0(income), 0元)", "div(rent, 7)", "or0(level) * 100元",
    "min(or0(income), L, rent * 50%)",
    "if(hukou and level == 1, L - or0(income), rent + 1元)", "max(or0(income), rent)", "rent - or0(income) * 25%",
)  # fmt: skip


def explained(book: RuleBook, facts: Facts) -> int:
    policy = book.policies["bj.elder_aged"]
    return assess(policy, scene_for({**facts, "hukou": Fact(KNOWN, True)}, book, AS_OF), book).code


@pytest.mark.parametrize("as_of", [date(2026, 2, 15), date(2024, 2, 29), date(2021, 3, 31), date(2017, 1, 1)])
def test_beijing_on_many_people(as_of: date, beijing: RuleBook) -> None:
    """The bench takes twenty thousand; here each day has people of its own."""
    assert parity(beijing, 600, as_of.toordinal(), as_of) == []


@pytest.mark.parametrize("when", WHENS)
def test_each_kind_of_condition(when: str, tmp_path: Path) -> None:
    assert parity(toy(tmp_path, rows=[row(when)]), 300, 5, AS_OF) == []


@pytest.mark.parametrize("when", ["rent == L", "rent != L", "or0(income) - L > 0元", "not rent == L", "L in 1元..2元"])
def test_a_figure_without_a_value_keeps_it_unknown(when: str, tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row(when)], in_force={"from": date(2020, 1, 1)})
    assert parity(book, 200, 5, date(2023, 6, 1)) == []


@pytest.mark.parametrize("pay", PAYS)
def test_each_kind_of_amount(pay: str, tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("hukou", pay), row("level in 1..2 or age > 60", pay)])
    assert parity(book, 300, 6, AS_OF) == []


@pytest.mark.parametrize("as_of", [AS_OF, date(2023, 6, 1)])
def test_gates_bars_rulings_and_missing_figures(as_of: date, tmp_path: Path) -> None:
    gap = {key: value for key, value in row("kind == c").items() if key != "pay"} | {"ruling": "没有写"}
    rows = [row("kind == a", "L"), gap, row("level == 1", "L - or0(income)")]
    start = {"from": date(2020, 1, 1)}
    book = toy(
        tmp_path, who=[gate("hukou"), gate("age >= 16")], not_if=[gate("draws('other')")], rows=rows, in_force=start
    )
    assert parity(book, 1_000, 8, as_of) == []


def alone(people: Sequence[Facts]) -> list[Family]:
    """Everybody in a household of their own."""
    return [Family({}, (Member(facts, None),), None) for facts in people]


def test_other_facts_give_other_decisions(beijing: RuleBook) -> None:
    people = random_people(beijing, 50, 1, AS_OF)
    later = [{**one, "birth": Fact(KNOWN, date(1926, 1, 1))} for one in people]
    assert differences(beijing, alone(people), AS_OF) == differences(beijing, alone(later), AS_OF) == []
    assert explained(beijing, people[0]) != explained(beijing, later[0])


def test_every_birthday_of_a_century(tmp_path: Path) -> None:
    """Ages by DuckDB and by the explainer agree on each day of 36,525."""
    book = toy(tmp_path, rows=[row("age in 16..59"), row("age >= 60", "300元", quote="每月300元")])
    people = random_people(book, 3_000, 11, date(2026, 2, 28), unknown=0.01)
    assert differences(book, alone(people), date(2026, 2, 28)) == []
