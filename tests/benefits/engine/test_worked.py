"""Worked cases: each row and each gate has one, and all pass."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError, Finding
from jiayuan.benefits.engine.reading.loader import load
from jiayuan.benefits.engine.worked import check_cases, run_case, worked_cases
from tests.benefits.engine.toy import PARAMS, gate, row, written


def checked(folder: Path, *cases: dict[str, Any], **policy: Any) -> list[Finding]:
    data = {"policy": "toy.one", "base": {"hukou": True}, "cases": list(cases)}
    return check_cases(load(written(folder, cases=data, **policy)))[1]


def case(expect: dict[str, Any], **facts: Any) -> dict[str, Any]:
    return {"title": "算例", "as_of": "2026-03-15", "facts": facts, "expect": expect}


def test_the_shipped_cases_all_pass(beijing: RuleBook) -> None:
    count, findings = check_cases(beijing)
    assert findings == []
    assert count >= 90


def test_a_wrong_expectation_is_found(tmp_path: Path) -> None:
    found = checked(tmp_path, case({"amount": 20_000}))
    assert "amount 应为 20000" in found[0].what


def test_a_row_without_a_case_is_found(tmp_path: Path) -> None:
    assert "没有算例" in checked(tmp_path, case({"code": 0}, hukou=False))[0].what


def test_a_gate_without_a_case_is_found(tmp_path: Path) -> None:
    found = checked(tmp_path, case({"code": 1}, kind="a"), who=[gate("has(kind)")])
    assert [finding.what for finding in found] == ["第 1 个条件没有算例"]


def test_a_fact_may_be_left_out(tmp_path: Path) -> None:
    less = {**case({"code": -1, "missing": ["hukou"]}), "without": ["hukou"]}
    assert checked(tmp_path, less, case({"code": 1})) == []


def test_each_case_can_be_run_alone(beijing: RuleBook) -> None:
    first = worked_cases(beijing)[0]
    assert run_case(first, beijing).code == first.expect["code"]


def fault(folder: Path, *cases: dict[str, Any], **data: Any) -> tuple[str, str]:
    whole = {"policy": "toy.one", "base": {"hukou": True}, "cases": list(cases), **data}
    with pytest.raises(BookError) as raised:
        check_cases(load(written(folder, cases=whole)))
    return raised.value.where, raised.value.what


@pytest.mark.parametrize(
    ("keys", "where", "what"),
    [
        ({"expect": {"kode": 1}}, "one.yaml:cases[0]:expect", "不认识的键: kode"),
        ({"facts": {"nothing": 1}}, "nothing", "事实目录里没有这一项"),
        ({"facts": {"level": 9}}, "level", "超出目录里写明的范围"),
        ({"without": 3}, "one.yaml:cases[0]", "without 应为文字列表"),
        ({"as_of": None}, "one.yaml:cases[0] 算例", "应为日期 yyyy-mm-dd"),
        ({"note": "x"}, "one.yaml:cases[0]", "不认识的键: note"),
        ({"title": 1}, "one.yaml:cases[0]", "title 应为文字"),
    ],
)
def test_a_faulty_case_is_named_with_file_and_number(
    keys: dict[str, Any], where: str, what: str, tmp_path: Path
) -> None:
    assert fault(tmp_path, {**case({"code": 1}), **keys}) == (where, what)


def test_cases_of_no_policy_are_refused(tmp_path: Path) -> None:
    assert fault(tmp_path, policy="toy.two") == ("one.yaml", "没有这项政策")


def test_a_case_overrides_the_base_and_null_is_absent(tmp_path: Path) -> None:
    assert checked(tmp_path, case({"code": 1}), case({"code": 0, "amount": 0}, hukou=None)) == []


def test_missing_facts_are_compared_as_a_set(tmp_path: Path) -> None:
    rows = [row("hukou and kind == a")]
    lost = {**case({"code": -1, "missing": ["kind", "hukou"]}), "without": ["hukou"]}
    assert checked(tmp_path, lost, case({"code": 1}, kind="a"), rows=rows) == []


def test_several_wrong_expectations_are_all_told(tmp_path: Path) -> None:
    found = checked(tmp_path, case({"code": 2, "amount": 1, "low": 0, "provisional": True}))
    assert {finding.what.split()[0] for finding in found} == {"code", "amount", "low", "provisional"}


def test_a_case_is_tested_at_the_end_of_its_month(tmp_path: Path) -> None:
    turning = case({"code": 1}, birth="1966-03-31")
    assert checked(tmp_path, turning, rows=[row("age >= 60")]) == []


def test_a_ruling_is_covered_by_its_own_code(tmp_path: Path) -> None:
    gap = {key: value for key, value in row("hukou").items() if key != "pay"} | {"ruling": "没有写"}
    assert checked(tmp_path, case({"code": -2, "high": None}), rows=[gap]) == []
    assert "没有算例" in checked(tmp_path, case({"code": 0}, hukou=False), rows=[gap])[0].what


def test_a_row_without_a_figure_is_shown_by_its_gap(tmp_path: Path) -> None:
    """No text at hand has the figure: the case says that there is none."""
    lost = {"params": {**PARAMS, "LOST": {"type": "money", "zh": "缺失", "values": []}}}
    rows = [row("hukou", "LOST", quote="每月若干")]
    shown = checked(tmp_path, case({"code": -3, "missing": ["param:LOST"]}), rows=rows, files={"params": lost})
    assert shown == []


def test_a_row_with_a_figure_is_not_shown_by_a_gap(tmp_path: Path) -> None:
    early = {**case({"code": -3, "missing": ["param:L"]}), "as_of": "2020-03-15"}
    found = checked(tmp_path, early, rows=[row("hukou", "L", quote="每月若干")])
    assert "没有算例" in found[0].what
