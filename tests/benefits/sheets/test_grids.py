"""A policy file as the lines of a worksheet."""

from __future__ import annotations

from typing import Any

import pytest

from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.sheets.grids import Grid, grid_policy, policy_grid
from tests.benefits.engine.toy import POLICY, gate, row

DATA: dict[str, Any] = {
    **POLICY,
    "who": [gate("hukou")],
    "rows": [{**row("(level == 1 and kind == a) or kind == c"), "id": "r1"}, {**row("level == 2", "50元"), "id": "r2"}],
}


@pytest.fixture
def grid(book: RuleBook) -> Grid:
    return policy_grid(DATA, book.facts)


def test_lines_say_what_they_are(grid: Grid) -> None:
    assert [line[0] for line in grid[-5:]] == ["条件", "表头", "档位", "或", "档位"]
    assert grid[-4][2:5] == ["level\n等级", "kind\n类别", "其他条件"]
    assert [line[2:6] for line in grid[-3:]] == [["1", "甲", "", "100元"], ["-", "丙", ""], ["2", "-", "", "50元"]]


def test_a_worksheet_comes_back_as_the_file(grid: Grid, book: RuleBook) -> None:
    found = grid_policy(grid, DATA, book.facts)
    assert found == DATA
    assert list(found) == list(DATA)


def test_a_clerk_may_add_a_column_and_a_row(grid: Grid, book: RuleBook) -> None:
    head = [*grid[-4][:2], "hukou\n户籍", *grid[-4][2:]]
    wider = [[*line[:2], "-", *line[2:]] for line in grid[-3:]]
    added = ["档位", "r3", "否", "3", "-", "", "30元", "外地", "", "二", "每月30元", ""]
    found = grid_policy([*grid[:-4], head, *wider, added], DATA, book.facts)
    assert found["rows"][:2] == DATA["rows"]
    assert (found["rows"][2]["when"], found["rows"][2]["pay"]) == ("hukou == false and level == 3", "30元")


def test_settings_may_change(grid: Grid, book: RuleBook) -> None:
    grid[0] = ["设定", "review", "每年一次"]
    assert grid_policy(grid, DATA, book.facts)["review"] == "每年一次"


@pytest.mark.parametrize(
    ("line", "where"),
    [
        (["档位了", "r9"], "第一列应为"),
        (["或", "r9", "1"], "第一列应为"),
        (["条件", "whom", "hukou", "x", "", "一"], "who 或 not_if"),
        (["表头", "id", "level", "金额"], "表头右侧"),
        (["设定", "name", "{zh: ["], "写法不对"),
        (["档位", "r9", "1 1", "-", "", "1元", "x", "", "一", "q", ""], "r9"),
    ],
)
def test_a_line_that_is_not_understood_is_refused(line: list[str], where: str, grid: Grid, book: RuleBook) -> None:
    with pytest.raises(BookError, match=where):
        grid_policy([*grid, line], DATA, book.facts)


def test_empty_lines_are_passed_over(grid: Grid, book: RuleBook) -> None:
    assert grid_policy([*grid, ["", ""], []], DATA, book.facts) == DATA
