"""What stands in the editor's margin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override

from jiayuan.benefits.engine.reading.loader import load
from jiayuan.benefits.rulebook import BookError, PolicySheet, RuleBook, SheetLine, data_of, policy_sheet
from jiayuan.web.benefits.rules.margin import margin, tried, with_sheet

DAY = date(2026, 3, 15)
Files = dict[str, str]


@pytest.fixture
def book(shipped: Path) -> RuleBook:
    return load(shipped)


@pytest.fixture
def sheet(files: Files, book: RuleBook) -> PolicySheet:
    return policy_sheet(data_of(files, "policies/one.yaml"), book.facts)


def test_rows_are_told_with_their_cases(files: Files) -> None:
    found = margin(files, "toy.one", DAY)
    assert [(row.id, row.when, row.pay, row.cases) for row in found.rows] == [
        ("r1", "等级是1，且类别是甲、乙", "100元", 1),
    ]  # fmt: skip
    assert found.gates == [("hukou", 1)]


def test_in_english_too(files: Files) -> None:
    with override("en"):
        (row,) = margin(files, "toy.one", DAY).rows
    assert (row.when, row.pay) == ("level is 1, and kind is a, b", "100 yuan")


def test_a_gap_shows_as_soon_as_nobody_means_it(files: Files) -> None:
    assert margin(files, "toy.one", DAY).spots == []
    ((what, grave),) = margin({**files, "gaps.yaml": "gaps: {}"}, "toy.one", DAY).spots
    assert grave
    assert "没有一档说到这种情况" in what
    assert "level=" in what


def test_the_grid_says_how_much_it_tried(files: Files) -> None:
    found = margin(files, "toy.one", DAY).grid
    assert found is not None
    assert found.written > found.cells > 4


def test_failing_cases_are_named(files: Files) -> None:
    found = margin({**files, "cases/one.yaml": files["cases/one.yaml"].replace("code: 1", "code: 7")}, "toy.one", DAY)
    assert found.coverage is not None
    assert found.coverage.failing == ("一级",)


@pytest.mark.parametrize("name", ["params.yaml", "gaps.yaml", "cases/one.yaml", "policies/one.yaml"])
def test_a_broken_file_is_the_only_thing_told(name: str, files: Files) -> None:
    found = margin({**files, name: "["}, "toy.one", DAY)
    assert found.fault is not None
    assert (found.rows, found.grid) == ([], None)


def test_a_sheet_takes_the_place_of_the_table(files: Files, sheet: PolicySheet, book: RuleBook) -> None:
    row = replace(sheet.rows[0], lines=(SheetLine((("level", "2"),), ""),))
    found = with_sheet(files, "toy.one", replace(sheet, rows=(row,)), book)
    assert [name for name in files if files[name] != found[name]] == ["policies/one.yaml"]
    assert margin(found, "toy.one", DAY).rows[0].when == "等级是2"


def test_a_cell_that_cannot_be_read_is_named(files: Files, sheet: PolicySheet, book: RuleBook) -> None:
    row = replace(sheet.rows[0], lines=(SheetLine((("level", "?"),), ""),))
    with pytest.raises(BookError) as wrong:
        with_sheet(files, "toy.one", replace(sheet, rows=(row,)), book)
    assert wrong.value.where == "r1 level"


def one(book: RuleBook, **typed: str) -> Any:
    fields = {f"try-{name}": text for name, text in typed.items()}
    return tried(fields, book.policies["toy.one"], book, DAY).result


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"hukou": "true", "level": "1", "kind": "a"}, 1),
        ({"hukou": "true", "level": "1", "kind": ""}, -1),
        ({"hukou": "false"}, -10),
        ({"hukou": "none!"}, -10),
        ({"hukou": "true", "level": "none!"}, 0),
    ],
)
def test_one_person_is_decided_by_what_was_typed(typed: dict[str, str], code: int, book: RuleBook) -> None:
    assert one(book, **typed).code == code


@pytest.mark.parametrize("typed", [{"level": "x"}, {"level": "9"}, {"kind": "z"}, {"level": "1e400"}])
def test_a_fact_of_the_wrong_type_is_named_without_its_value(typed: dict[str, str], book: RuleBook) -> None:
    with pytest.raises(BookError) as wrong:
        one(book, **typed)
    assert wrong.value.where in typed
    assert next(iter(typed.values())) not in wrong.value.what
