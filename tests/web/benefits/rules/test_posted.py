"""The editor's form as a sheet."""

from __future__ import annotations

import pytest

from jiayuan.benefits.rulebook import PolicySheet, SheetLine
from jiayuan.web.benefits.rules.posted import MOST_ROWS, Posted, grown, sheet_posted

FORM = {
    "columns": "2",
    "column-0": "level",
    "column-1": "kind",
    "rows": "2",
    "lines-0": "2",
    "id-0": "r1",
    "cell-0-0-0": "1",
    "cell-0-0-1": "甲",
    "cell-0-1-1": "丙",
    "rest-0-1": "hukou",
    "pay-0": " 100元 ",
    "quote-0": "一\r\n\r\n二",
    "lines-1": "1",
    "id-1": "",
    "pay-1": "忘了编号",
    "gates": "2",
    "gate-part-0": "not_if",
    "gate-when-0": "level == 4",
    "gate-cite-0": "三",
    "gate-part-1": "who",
}


def sheet(**changed: str) -> PolicySheet:
    return sheet_posted({**FORM, **{name.replace("__", "-"): text for name, text in changed.items()}})


def test_cells_become_lines() -> None:
    (row,) = sheet().rows
    assert row.lines == (SheetLine((("level", "1"), ("kind", "甲")), ""), SheetLine((("kind", "丙"),), "hukou"))


def test_texts_lose_their_margins_and_foreign_line_ends() -> None:
    (row,) = sheet().rows
    assert (row.pay, row.quote) == ("100元", "一\n\n二")


def test_a_row_without_a_number_is_none() -> None:
    assert [row.id for row in sheet(id__1="r2").rows] == ["r1", "r2"]
    assert sheet(id__0="").rows == ()


def test_an_emptied_alternative_is_gone() -> None:
    (row,) = sheet(cell__0__1__1="", rest__0__1="").rows
    assert len(row.lines) == 1


def test_a_first_line_may_say_everybody() -> None:
    (row,) = sheet(cell__0__0__0="", cell__0__0__1="").rows
    assert row.lines[0] == SheetLine((), "")


def test_an_empty_gate_is_none() -> None:
    ((gate),) = sheet().gates
    assert (gate.part, gate.when, gate.cite) == ("not_if", "level == 4", "三")


@pytest.mark.parametrize(("new", "added"), [("age", ("age",)), ("level", ()), ("", ())])
def test_a_column_is_added_once(new: str, added: tuple[str, ...]) -> None:
    assert sheet(column__new=new).columns == ("level", "kind", *added)


def test_one_more_alternative_for_one_row() -> None:
    both = sheet(id__1="r2")
    assert [len(row.lines) for row in grown(both, "r1").rows] == [3, 1]
    assert grown(both, "r9") == both


@pytest.mark.parametrize(("text", "count"), [("3", 3), ("", 0), ("-1", 0), ("x", 0), ("99999999", MOST_ROWS)])
def test_a_number_of_rows_is_bounded(text: str, count: int) -> None:
    assert Posted({"rows": text}).count("rows", MOST_ROWS) == count


def test_an_empty_form_is_an_empty_sheet() -> None:
    assert sheet_posted({}) == PolicySheet((), (), ())
