"""Figures and cases as worksheets."""

from __future__ import annotations

from typing import Any

import pytest

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.sheets.figures import cases_grid, grid_cases, grid_params, params_grid
from tests.benefits.engine.toy import PARAMS

DATA: dict[str, Any] = {"params": PARAMS}
CASES: dict[str, Any] = {
    "policy": "toy.one",
    "base": {"hukou": True, "level": None},
    "cases": [
        {"title": "甲", "as_of": "2026-03-15", "facts": {}, "expect": {"code": 1, "amount": None}},
        {"title": "乙", "as_of": "2026-03-15", "facts": {"kind": "a"}, "without": ["hukou"], "members": []},
    ],
}


def test_figures_come_back_as_they_were() -> None:
    assert grid_params(params_grid(DATA), DATA) == DATA


def test_a_figure_has_a_line_for_every_value() -> None:
    assert [line[:6] for line in params_grid(DATA)[1:3]] == [
        ["L", "money", "标准", "2024-01-01", "2025-12-31", "1000元"],
        ["L", "money", "标准", "2026-01-01", "", "1200元"],
    ]


def test_a_new_value_is_dated() -> None:
    grid = params_grid(DATA)
    grid[2][4] = "2026-06-30"
    grid.insert(3, ["L", "money", "标准", "2026-07-01", "", "1300元", "1号", "", "yes"])
    values = grid_params(grid, DATA)["params"]["L"]["values"]
    assert values[0] is PARAMS["L"]["values"][0]
    assert [str(value["from"]) for value in values] == ["2024-01-01", "2026-01-01", "2026-07-01"]


def test_a_figure_without_a_value_stays() -> None:
    data = {"params": {"N": {"type": "int", "zh": "个数", "values": []}}}
    assert grid_params(params_grid(data), data) == data


def test_cases_come_back_as_they_were() -> None:
    assert grid_cases(cases_grid({"one": CASES})) == {"one": CASES}


@pytest.mark.parametrize(("row", "cell", "text", "where"), [(0, 0, "naam", "A1"), (1, 3, "one day", "D2")])
def test_a_wrong_cell_is_named(row: int, cell: int, text: str, where: str) -> None:
    grid = params_grid(DATA)
    grid[row][cell] = text
    with pytest.raises(BookError) as refused:
        grid_params(grid, DATA)
    assert refused.value.where == where


def test_a_case_with_a_broken_cell_is_named() -> None:
    grid = cases_grid({"one": CASES})
    grid[2][4] = "{"
    with pytest.raises(BookError, match="facts 3"):
        grid_cases(grid)
