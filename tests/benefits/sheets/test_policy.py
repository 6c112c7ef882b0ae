"""A policy file as a sheet and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jiayuan.benefits.books import book_folder
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.sheets.files import book_of, changed, data_of, file_of, files_in
from jiayuan.benefits.engine.sheets.lines import Line
from jiayuan.benefits.engine.sheets.policy import PolicySheet, applied, policy_sheet
from tests.benefits.engine.toy import POLICY, gate, row

DATA: dict[str, Any] = {
    **POLICY,
    "who": [gate("hukou")],
    "rows": [
        {**row("level == 1 and kind == a"), "id": "r1", "quote": ["每月100元", "第二句"]},
        {"id": "gap", "when": "level == 2", "ruling": "没有写", "say": {"zh": "二级", "en": "level 2"}, "cite": "二"},
    ],
}


def test_a_sheet_shows_what_the_file_says(book: RuleBook) -> None:
    sheet = policy_sheet(DATA, book.facts)
    assert sheet.columns == ("level", "kind")
    assert [(gate.part, gate.when) for gate in sheet.gates] == [("who", "hukou")]
    assert [(row.id, row.pay, row.zh, row.en, row.ruling) for row in sheet.rows] == [
        ("r1", "100元", "有户籍", "", ""), ("gap", "?", "二级", "level 2", "没有写"),
    ]  # fmt: skip
    assert sheet.rows[0].quote == "每月100元\n\n第二句"


def test_an_unchanged_sheet_changes_nothing(book: RuleBook) -> None:
    assert applied(DATA, policy_sheet(DATA, book.facts), book.facts) == DATA


def test_spelling_alone_is_no_change(book: RuleBook) -> None:
    sheet = policy_sheet(DATA, book.facts)
    lines = (Line((("level", "= 1"), ("kind", "a")), ""),)
    respelled = replace(sheet, rows=(replace(sheet.rows[0], lines=lines, pay="100.00元"), sheet.rows[1]))
    assert applied(DATA, respelled, book.facts) == DATA


def test_a_changed_cell_changes_its_row_alone(book: RuleBook) -> None:
    sheet = policy_sheet(DATA, book.facts)
    first = replace(sheet.rows[0], lines=(Line((("level", "1..2"),), ""),), pay="120元")
    found = applied(DATA, replace(sheet, rows=(first, sheet.rows[1])), book.facts)
    assert (found["rows"][0]["when"], found["rows"][0]["pay"]) == ("level in 1..2", "120元")
    assert found["rows"][1] is DATA["rows"][1]


def test_an_amount_may_become_a_ruling(book: RuleBook) -> None:
    sheet = policy_sheet(DATA, book.facts)
    ruled = replace(sheet, rows=(replace(sheet.rows[0], pay="？", ruling="谁来定"),))
    (first,) = applied(DATA, ruled, book.facts)["rows"]
    assert first["ruling"] == "谁来定"
    assert "pay" not in first


def test_gates_may_come_and_go(book: RuleBook) -> None:
    sheet = policy_sheet(DATA, book.facts)
    bar = replace(sheet.gates[0], part="not_if", when="level == 4", en="level 4")
    found = applied(DATA, replace(sheet, gates=(bar,)), book.facts)
    assert (found["who"], found["not_if"][0]["when"]) == ([], "level == 4")


@pytest.mark.parametrize("cell", [("level", "?"), ("level", "1 1")])
def test_a_wrong_cell_names_row_and_column(cell: tuple[str, str], book: RuleBook) -> None:
    sheet = policy_sheet(DATA, book.facts)
    wrong = replace(sheet.rows[0], lines=(Line((cell,), ""),))
    with pytest.raises(BookError) as refused:
        applied(DATA, PolicySheet(sheet.columns, (), (wrong,)), book.facts)
    assert refused.value.where.startswith("r1 level")


@pytest.mark.parametrize("name", ["bj", "de"])
def test_every_shipped_policy_comes_back_the_same(name: str) -> None:
    files = files_in(book_folder(name))
    book = book_of(files)
    for policy in book.policies:
        file = file_of(files, policy)
        data = data_of(files, file)
        sheet = policy_sheet(data, book.facts)
        assert changed(files, file, applied(data, sheet, book.facts)) == files
        # Without the file beside it, the cells alone still make the same conditions and amounts.
        alone = applied({**data, "rows": [], "who": [], "not_if": []}, sheet, book.facts)
        assert policy_sheet(alone, book.facts) == sheet


def test_one_book_from_its_files(tmp_path: Path) -> None:
    files = files_in(book_folder("de"))
    assert book_of(files).hash == book_of(dict(reversed(files.items()))).hash
