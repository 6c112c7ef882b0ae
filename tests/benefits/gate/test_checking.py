"""Everything a book must pass before a dry run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.gate.checking import Report, full_check
from tests.benefits.engine.toy import AS_OF, ROW, toy

CASE = {"title": "有", "as_of": "2026-03-15", "facts": {"hukou": True}, "expect": {"code": 1, "amount": 10000}}


def checked(folder: Path, gaps: str = "{toy.one: [{why: 没有}]}", texts: Path | None = None, **policy: Any) -> Report:
    book = toy(folder, cases={"policy": "toy.one", "cases": [CASE]}, **policy)
    (folder / "gaps.yaml").write_text(f"gaps: {gaps}\n", encoding="utf-8")
    return full_check(book, texts, AS_OF)


def grave(report: Report) -> list[str]:
    return [finding.where for finding in report.findings if finding.grave]


def test_a_good_book_passes_and_says_how_much_was_tried(tmp_path: Path) -> None:
    report = checked(tmp_path)
    assert (report.passes, report.cases, report.cells) == (True, 1, 2)


def test_without_the_texts_a_hint_says_so(tmp_path: Path) -> None:
    assert [finding.where for finding in checked(tmp_path).findings] == ["texts"]


def test_a_gap_stops_it(tmp_path: Path) -> None:
    report = checked(tmp_path, gaps="{}")
    assert (report.passes, grave(report)) == (False, ["toy.one:—"])


def test_a_failing_case_stops_it(tmp_path: Path) -> None:
    assert grave(checked(tmp_path, rows=[{**ROW, "pay": "101元", "quote": "每月101元"}])) == ["one.yaml:cases[0] 有"]


def test_a_quote_without_its_figure_stops_it(tmp_path: Path) -> None:
    assert grave(checked(tmp_path, rows=[{**ROW, "quote": "每月一百元"}])) == ["toy.one:r1"]


def test_a_quote_that_is_not_in_the_text_stops_it(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "one.txt").write_text("补贴标准为每月100元", encoding="utf-8")
    assert checked(tmp_path / "a", texts=texts).passes
    (texts / "one.txt").write_text("补贴标准为每月200元", encoding="utf-8")
    assert grave(checked(tmp_path / "b", texts=texts)) == ["toy.one:r1"]


def test_a_row_without_a_case_stops_it(tmp_path: Path) -> None:
    rows = [ROW, {**ROW, "id": "r2", "when": "level == 2 and not (hukou and has(hukou))"}]
    assert [finding.what for finding in checked(tmp_path, rows=rows).findings if finding.grave] == ["档位 r2 没有算例"]


def test_gaps_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"gaps\.yaml"):
        checked(tmp_path, gaps="{toy.two: [{why: x}]}")
