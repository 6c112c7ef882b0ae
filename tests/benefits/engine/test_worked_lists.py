"""Worked cases of households, of rows that count together, and of sources that are down."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.reading.loader import load
from jiayuan.benefits.engine.worked import Worked, check_cases, differs, rows_shown, run_case, worked_cases
from tests.benefits.engine.family import HOME_FACTS
from tests.benefits.engine.toy import gate, row, written

POOR, RICH = {"salary": 1_000}, {"salary": 900_000}
BELOW = "sum(members, self.salary) < 5000元"


def book_of(folder: Path, *cases: dict[str, Any], base: dict[str, Any] | None = None, **policy: Any) -> RuleBook:
    data = {
        "policy": "toy.one",
        "base": base or {},
        "cases": [{"as_of": "2026-03-15", "title": "算例", **one} for one in cases],
    }
    return load(written(folder, facts=HOME_FACTS, cases=data, **policy))


def faults(folder: Path, *cases: dict[str, Any], **policy: Any) -> list[str]:
    return [finding.what for finding in check_cases(book_of(folder, *cases, **policy))[1]]


def test_members_and_supporters_are_read_into_the_lists_they_are_taken_from(tmp_path: Path) -> None:
    lists = {"members": [POOR, RICH], "supporters": [{"helps": 7}], "parents": None}
    (case,) = worked_cases(book_of(tmp_path, {"expect": {}, **lists}))
    assert [entry["salary"].value for entry in case.lists["persons"]] == [1_000, 900_000]
    assert [entry["helps"].value for entry in case.lists["supporters"]] == [7]
    assert case.lists["parents"] == ()


@pytest.mark.parametrize(
    ("members", "expect"),
    [
        ({"members": [POOR]}, {"code": 1, "amount": 10_000}),
        ({"members": [POOR, RICH]}, {"code": 0, "amount": 0}),
        ({"members": [POOR, {}]}, {"code": -1, "missing": ["salary"]}),
        ({}, {"code": -1, "missing": ["members"]}),  # a list that is not written is one nobody named
        ({"members": None}, {"code": 1}),
    ],
    ids=["poor", "rich", "silent", "uncounted", "nobody"],
)
def test_a_household_is_worked_like_any_unit(members: dict[str, Any], expect: dict[str, Any], tmp_path: Path) -> None:
    book = book_of(tmp_path, {**members, "expect": expect}, entity="household", rows=[row(BELOW)])
    (case,) = worked_cases(book)
    assert list(differs(case, run_case(case, book))) == []


@pytest.mark.parametrize(
    ("lists", "where"),
    [({"members": "two"}, "members"), ({"members": [{"salry": 1}]}, "salry"), ({"parents": [3]}, "parents")],
    ids=["no-list", "misspelt", "no-group"],
)
def test_a_faulty_list_is_named(lists: dict[str, Any], where: str, tmp_path: Path) -> None:
    with pytest.raises(BookError) as raised:
        check_cases(book_of(tmp_path, {"expect": {}, **lists}))
    assert raised.value.where == where


TWO = [row("hukou", id="one"), row("level == 1", "300元", quote="每月300元", id="two")]
BOTH, FIRST, SECOND = ({"facts": {"hukou": yes, "level": level}} for yes, level in ((True, 1), (True, 2), (False, 1)))


def shown(folder: Path, hit: str, given: dict[str, Any]) -> set[int]:
    book = book_of(folder, {**given, "expect": {}}, rows=TWO, hit=hit)
    (case,) = worked_cases(book)
    return {code for _, code in rows_shown(case, run_case(case, book), book)}


@pytest.mark.parametrize(
    ("hit", "codes"), [("first", {1}), ("collect_sum", {1, 2}), ("collect_max", {1, 2}), ("collect_min", {1, 2})]
)
def test_where_rows_count_together_a_case_shows_every_row_that_holds(hit: str, codes: set[int], tmp_path: Path) -> None:
    assert shown(tmp_path, hit, BOTH) == codes


@pytest.mark.parametrize(("given", "codes"), [(FIRST, {1}), (SECOND, {2})], ids=["first", "second"])
def test_a_row_that_does_not_hold_is_not_shown(given: dict[str, Any], codes: set[int], tmp_path: Path) -> None:
    assert shown(tmp_path, "collect_sum", given) == codes


def test_an_open_case_shows_no_row(tmp_path: Path) -> None:
    assert shown(tmp_path, "collect_sum", {"facts": {"hukou": True}}) == {-1}


def test_one_case_of_both_rows_covers_a_sum_and_not_a_first_hit(tmp_path: Path) -> None:
    case = {**BOTH, "expect": {"code": 1}}
    assert faults(tmp_path / "sum", case, rows=TWO, hit="collect_sum") == []
    assert faults(tmp_path / "first", case, rows=TWO) == ["档位 two 没有算例"]


def test_gates_are_covered_by_those_they_turn_away(tmp_path: Path) -> None:
    doors = {"who": [gate("hukou")], "not_if": [gate("draws('other')")], "rows": [row("level == 1")]}
    passed = {"facts": {"hukou": True, "draws.other": False, "level": 1}, "expect": {"code": 1}}
    out = {"facts": {"hukou": False}, "expect": {"code": -10}}
    barred = {"facts": {"hukou": True, "draws.other": True}, "expect": {"code": -11}}
    assert faults(tmp_path / "all", passed, out, barred, **doors) == []
    assert faults(tmp_path / "two", passed, barred, **doors) == ["第 1 个条件没有算例"]
    assert faults(tmp_path / "one", passed, **doors) == ["第 1 个条件没有算例", "第 2 个条件没有算例"]


def test_a_source_that_is_down_is_a_case_of_its_own(tmp_path: Path) -> None:
    silent = {"facts": {"hukou": {"source": "人口库"}}, "expect": {"code": -4, "missing": ["hukou"]}}
    assert faults(tmp_path, silent, {"facts": {"hukou": True}, "expect": {"code": 1}}) == []


def test_what_is_not_written_down_is_not_compared(tmp_path: Path) -> None:
    book = book_of(tmp_path, {"facts": {"hukou": True}, "expect": {}})
    (case,) = worked_cases(book)
    result = run_case(case, book)
    assert list(differs(case, replace(result, code=0, amount=7, missing=("kind",)))) == []


@pytest.mark.parametrize(
    ("expect", "keys"),
    [
        ({"code": 1, "amount": 10_000, "low": 10_000, "high": 10_000, "missing": [], "provisional": False}, []),
        ({"code": 2}, ["code"]), ({"amount": None}, ["amount"]), ({"high": None}, ["high"]),
        ({"missing": ["hukou"]}, ["missing"]), ({"provisional": True, "low": 0}, ["low", "provisional"]),
    ],
    ids=str,
)  # fmt: skip
def test_each_expectation_is_compared_by_itself(expect: dict[str, Any], keys: list[str], tmp_path: Path) -> None:
    book = book_of(tmp_path, {"facts": {"hukou": True}, "expect": expect})
    (case,) = worked_cases(book)
    assert [finding.what.split()[0] for finding in differs(case, run_case(case, book))] == keys


def test_a_fault_says_which_case_of_which_file(tmp_path: Path) -> None:
    book = book_of(
        tmp_path, {"facts": {"hukou": True}, "expect": {"code": 1}}, {"title": "无户籍", "expect": {"code": 1}}
    )
    cases: list[Worked] = worked_cases(book)
    found = [finding.where for case in cases for finding in differs(case, run_case(case, book))]
    assert found == ["one.yaml:cases[1] 无户籍"]


def test_what_is_left_out_is_left_out_of_the_base_too(tmp_path: Path) -> None:
    given = {"without": ["hukou", "kind"], "facts": {"level": 1}, "expect": {}}
    (case,) = worked_cases(book_of(tmp_path, given, base={"hukou": True, "rent": 3}))
    assert set(case.facts) == {"rent", "level"}
