"""The figures a rule turns on, and the cases that stand on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.gate.checking import full_check
from jiayuan.benefits.engine.gate.edges import Edge, bare_edges, edges_of, missing
from jiayuan.benefits.engine.language.nodes import Compare, Lit
from tests.benefits.engine.family import homely
from tests.benefits.engine.toy import AS_OF, gate, only, policy_of, row, scene, toy, tree


def turned(book: RuleBook, when: str, pay: str = "1元") -> list[object]:
    """The figures a row turns on, literals as their values, anything else as its kind of node."""
    sides = [edge.right for edge in edges_of(policy_of(book, [], [(when, pay)]), book)]
    return [side.value if isinstance(side, Lit) else type(side).__name__ for side in sides]


@pytest.mark.parametrize(
    ("when", "figures"),
    [
        ("age >= 60", [60]), ("age < 60 or income <= 10元", [60, 1_000]), ("not age > 60", [60]),
        ("age in 16..59", [16, 59]), ("age not in 16..59", [16, 59]), ("income < L", ["ParamRef"]),
        ("since >= d'2020-05-01'", [date(2020, 5, 1)]), ("rent < L * 35%", ["Arith"]),
        ("months_between(since, d'2026-03-15') >= 6", [6]), ("age(birth) >= 49", [49]),
        ("if(hukou, age >= 55, age >= 60)", [55, 60]), ("or0(income) > 1元 - rent", ["Arith"]),
    ],
    ids=str,
)  # fmt: skip
def test_a_figure_is_what_something_is_more_or_less_than(when: str, figures: list[object], book: RuleBook) -> None:
    assert turned(book, when) == figures


@pytest.mark.parametrize(
    "when",
    ["hukou", "kind == a", "age == 60", "rent != L", "level >= 3", "level in 1..2", "rent > 0元", "rent < or0(income)",
     "2 > 1", "kind in (a, b)", "L > 1000元", "if(age == 3, rent, or0(income)) > rent"],
    ids=str,
)  # fmt: skip
def test_names_classes_floors_and_bare_comparisons_are_no_figures(when: str, book: RuleBook) -> None:
    assert turned(book, when) == []


@pytest.mark.parametrize(
    ("pay", "figures"),
    [
        ("min(rent, 1600元)", [160_000]), ("max(L, rent)", ["FactRef"]), ("max(0元, rent - 5元)", []),
        ("min(rent, 10元, L)", [1_000, "ParamRef"]), ("L", []),
        ("bands(rent, 300元:30%, 500元:40%, inf:50%)", [30_000, 50_000]), ("if(age < 6, 250元, 200元)", [6]),
    ],
    ids=str,
)  # fmt: skip
def test_caps_and_bands_of_an_amount_are_figures(pay: str, figures: list[object], book: RuleBook) -> None:
    assert turned(book, "hukou", pay) == figures


def test_a_figure_used_twice_is_one(book: RuleBook) -> None:
    policy = policy_of(book, [("age >= 60", False)], [("age >= 60 and hukou", "1元"), ("age > 60", "2元")])
    assert len(edges_of(policy, book)) == 1


def ages(book: RuleBook, when: str, *known: int) -> tuple[int, ...]:
    """The sides on which nobody of these ages stands."""
    (edge,) = edges_of(policy_of(book, [], [(when, "1元")]), book)
    return missing(edge, [scene(book, age=age) for age in known], book)


@pytest.mark.parametrize(
    ("known", "sides"),
    [((), (-1, 0, 1)), ((59,), (0, 1)), ((60,), (-1, 1)), ((61, 59), (0,)), ((59, 60, 61), ()), ((58, 62), (-1, 0, 1))],
    ids=str,
)
def test_each_side_wants_somebody_on_it(known: Sequence[int], sides: tuple[int, ...], book: RuleBook) -> None:
    assert ages(book, "age >= 60", *known) == sides


def test_where_nobody_can_stand_nobody_is_missed(book: RuleBook) -> None:
    assert ages(book, "age < 130", 129, 130) == ()
    assert ages(book, "age < 129", 128, 129) == (1,)


@pytest.mark.parametrize(("rent", "side"), [(41_999, -1), (42_000, 0), (42_001, 1)])
def test_money_stands_a_fen_from_a_share_of_a_dated_figure(rent: int, side: int, book: RuleBook) -> None:
    (edge,) = edges_of(policy_of(book, [], [("rent < L * 35%", "1元")]), book)
    assert set(missing(edge, [scene(book, rent=rent)], book)) == {-1, 0, 1} - {side}


def test_a_share_of_a_fen_is_a_step_too(book: RuleBook) -> None:
    (edge,) = edges_of(policy_of(book, [], [("hukou", "min(rent * 80%, 100元)")]), book)
    rents = [scene(book, rent=rent) for rent in (12_499, 12_500, 12_501)]
    assert missing(edge, rents, book) == ()


@pytest.mark.parametrize("given", [{}, {"income": None}])
def test_who_is_unknown_or_has_nothing_stands_nowhere(given: Mapping[str, Any], book: RuleBook) -> None:
    (edge,) = edges_of(policy_of(book, [], [("income < L", "1元")]), book)
    assert missing(edge, [scene(book, **given)], book) == (-1, 0, 1)


def test_days_are_steps_of_dates(book: RuleBook) -> None:
    (edge,) = edges_of(policy_of(book, [], [("since >= d'2020-05-01'", "1元")]), book)
    around = [scene(book, since=day) for day in ("2020-04-30", "2020-05-01", "2020-05-02")]
    assert missing(edge, around, book) == ()
    assert missing(edge, around[:2], book) == (1,)


@given(figure=st.integers(1, 129), known=st.sets(st.integers(0, 130)))
def test_a_side_is_missing_as_long_as_nobody_is_there(figure: int, known: set[int], book: RuleBook) -> None:
    edge = Edge(tree("age", book), Lit("int", figure))
    wanted = {step for step in (-1, 0, 1) if figure + step not in known}
    assert set(missing(edge, [scene(book, age=age) for age in known], book)) == wanted


def test_entries_of_a_list_stand_on_its_figures(tmp_path: Path) -> None:
    book = homely(tmp_path, "any(members, age >= 60)")
    (edge,) = (edge for edge in edges_of(only(book), book) if edge.source)
    unit, member = scene(book, age=60), scene(book, age=61)
    home = type(unit)(unit.facts, unit.params, unit.day, {"persons": (member,)})
    assert isinstance(edge.right, Lit)
    assert missing(edge, [home], book) == (-1, 0)


def case(age: int) -> dict[str, Any]:
    facts = {"hukou": True, "birth": f"{2026 - age}-01-01"}
    return {"title": f"{age}岁", "as_of": "2026-03-15", "facts": facts, "expect": {}}


def warned(folder: Path, *known: int) -> list[tuple[str, str, bool]]:
    book = toy(
        folder,
        who=[gate("age >= 60")],
        rows=[row("hukou")],
        cases={"policy": "toy.one", "cases": [case(age) for age in known]},
    )
    return [(finding.where, finding.what, finding.grave) for finding in bare_edges(book)]


def test_a_bare_figure_is_a_warning_in_plain_words(tmp_path: Path) -> None:
    ((where, what, grave),) = warned(tmp_path, 59, 60)
    assert (where, what.endswith("「60」的界上缺算例：+1"), grave) == ("toy.one", True, False)


def test_a_figure_with_cases_around_it_is_silent(tmp_path: Path) -> None:
    assert warned(tmp_path, 59, 60, 61) == []


def test_without_cases_every_figure_is_bare(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("age >= 60 and rent < L")])
    assert [finding.what.rpartition("：")[2] for finding in bare_edges(book)] == ["−1、0、+1"] * 2


def test_the_gate_warns_and_lets_pass(tmp_path: Path) -> None:
    cases = {"policy": "toy.one", "cases": [case(60), {**case(60), "facts": {"hukou": True, "birth": "2000-01-01"}}]}
    book = toy(tmp_path, who=[gate("age >= 60")], rows=[row("hukou")], cases=cases)
    (tmp_path / "gaps.yaml").write_text("gaps: {toy.one: [{why: 没有}]}\n", encoding="utf-8")
    report = full_check(book, None, AS_OF)
    assert report.passes
    assert [one.what.rpartition("：")[2] for one in report.findings if "界上" in one.what] == ["−1、+1"]


def test_a_case_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("age >= 60")], cases={"policy": "toy.one", "cases": [{**case(60), "as_of": "?"}]})
    with pytest.raises(BookError, match="60岁"):
        bare_edges(book)


def test_an_edge_knows_no_direction(book: RuleBook) -> None:
    edges = [edges_of(policy_of(book, [], [(when, "1元")]), book) for when in ("age < 60", "age >= 60")]
    assert edges[0] == edges[1]
    assert isinstance(tree("age < 60", book), Compare)
