"""What the cases of a policy show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jiayuan.benefits.engine.gate.coverage import Coverage, coverage
from jiayuan.benefits.engine.worked import worked_cases
from tests.benefits.engine.toy import gate, only, row, toy

CASES: list[dict[str, Any]] = [
    {"title": "一级", "as_of": "2026-03-15", "facts": {"hukou": True, "level": 1}, "expect": {"code": 1}},
    {"title": "二级", "as_of": "2026-03-15", "facts": {"hukou": True, "level": 2}, "expect": {"code": -2}},
    {"title": "外地", "as_of": "2026-03-15", "facts": {"hukou": False}, "expect": {"code": -10}},
    {"title": "写错了", "as_of": "2026-03-15", "facts": {"hukou": True, "level": 1}, "expect": {"amount": 1}},
]


def covered(folder: Path, cases: list[dict[str, Any]]) -> Coverage:
    gap = {key: value for key, value in row("level == 2").items() if key != "pay"} | {"ruling": "谁来定"}
    policy = {"who": [gate("hukou")], "rows": [row("level == 1"), gap, row("level == 3")]}
    book = toy(folder, cases={"policy": "toy.one", "cases": cases}, **policy)
    return coverage(only(book), book, worked_cases(book))


def test_cases_are_counted_behind_rows_and_gates(tmp_path: Path) -> None:
    found = covered(tmp_path, CASES)
    assert (found.cases, found.rows, found.gates) == (4, {1: 2, 2: 1, 3: 0}, {0: 1})


def test_failing_cases_are_named(tmp_path: Path) -> None:
    assert covered(tmp_path, CASES).failing == ("写错了",)


def test_whole_means_everything_shown_and_nothing_failing(tmp_path: Path) -> None:
    third = {**CASES[0], "facts": {"hukou": True, "level": 3}, "expect": {"code": 3}}
    assert covered(tmp_path, [*CASES[:3], third]).whole
    assert not covered(tmp_path, CASES[:3]).whole
