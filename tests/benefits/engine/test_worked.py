"""Worked cases: each row and each gate has one, and all pass."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import Finding
from jiayuan.benefits.engine.reading.loader import load
from jiayuan.benefits.engine.worked import check_cases, run_case, worked_cases
from tests.benefits.engine.toy import gate, written


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
