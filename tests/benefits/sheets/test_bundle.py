"""A whole book as worksheets: all of it or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiayuan.benefits.engine.sheets.bundle import SheetsRefused, files_from, sheets_of
from jiayuan.benefits.engine.sheets.files import book_of, files_in
from jiayuan.benefits.engine.sheets.grids import Grid
from tests.benefits.engine.toy import written

Files = dict[str, str]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    case = {"title": "甲", "as_of": "2026-03-15", "facts": {"hukou": True}, "expect": {"code": 1}}
    return files_in(written(tmp_path, cases={"policy": "toy.one", "cases": [case]}))


def out(files: Files) -> dict[str, Grid]:
    return sheets_of(files, book_of(files))


def back(sheets: dict[str, Grid], files: Files) -> Files:
    return files_from(sheets, files, book_of(files))


def test_a_sheet_for_each_policy_then_figures_and_cases(files: Files) -> None:
    assert list(out(files)) == ["one", "params", "cases"]


def test_out_and_in_is_the_same_book(files: Files) -> None:
    assert back(out(files), files) == files


def test_a_changed_amount_changes_one_file(files: Files) -> None:
    sheets = out(files)
    sheets["one"][-1] = ["120元" if cell == "100元" else cell for cell in sheets["one"][-1]]
    found = back(sheets, files)
    assert [name for name in files if found[name] != files[name]] == ["policies/one.yaml"]
    assert book_of(found).policies["toy.one"].rows[0].pay_source == "120元"


def test_a_changed_case_leaves_the_hash(files: Files) -> None:
    sheets = out(files)
    sheets["cases"][1][2] = "乙"
    found = back(sheets, files)
    assert "乙" in found["cases/one.yaml"]
    assert book_of(found).hash == book_of(files).hash


def refused(sheets: dict[str, Grid], files: Files) -> list[tuple[str, str]]:
    with pytest.raises(SheetsRefused) as wrong:
        back(sheets, files)
    return [(fault.sheet, fault.what[:4]) for fault in wrong.value.faults]


def test_foreign_and_missing_sheets_are_named(files: Files) -> None:
    sheets = out(files)
    sheets["笔记"] = [["x"]]
    del sheets["params"]
    assert refused(sheets, files) == [("笔记", "不是本规"), ("params", "缺少这张")]


def test_every_faulty_sheet_is_named_at_once(files: Files) -> None:
    sheets = out(files)
    sheets["one"].append(["什么"])
    sheets["params"][0] = ["x"]
    assert refused(sheets, files) == [("one", "第一列应"), ("params", "表头应为")]


def test_cells_that_make_no_book_are_refused(files: Files) -> None:
    sheets = out(files)
    sheets["one"][-1] = ["没有的名字" if cell == "100元" else cell for cell in sheets["one"][-1]]
    assert len(refused(sheets, files)) == 1


def test_figures_that_overlap_are_refused_as_a_whole(files: Files) -> None:
    sheets = out(files)
    sheets["params"][1][4] = "2026-12-31"
    ((sheet, what),) = refused(sheets, files)
    assert (sheet, what) == ("params", "两段时间")
