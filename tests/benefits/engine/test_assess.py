"""Result codes, in the order the law decides."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jiayuan.benefits.engine.assess import provisional_on
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.result import status_of
from jiayuan.benefits.engine.scene import day_tested
from tests.benefits.engine.toy import AS_OF, decided, gate, known_facts, only, row, toy

TWO_ROWS = [row("kind == a", "100元"), row("kind == b", "300元", quote="每月300元")]


def test_a_row_that_holds_is_a_yes(book: RuleBook) -> None:
    result = decided(book, hukou=True)
    assert (result.code, result.amount, result.status, result.row) == (1, 10_000, "yes", 1)


def test_no_row_is_a_no(book: RuleBook) -> None:
    assert decided(book, hukou=False).code == 0


def test_the_first_failed_gate_is_named(tmp_path: Path) -> None:
    book = toy(tmp_path, who=[gate("hukou"), gate("age >= 60")], not_if=[gate("draws('other')")])
    assert decided(book, hukou=True, age=59).code == -11
    assert decided(book, hukou=True, age=60, draws__other=True).code == -12


def test_a_definite_gate_decides_before_an_unknown_one(tmp_path: Path) -> None:
    book = toy(tmp_path, who=[gate("hukou"), gate("age >= 60")])
    assert decided(book, age=10).code == -11


def test_an_unknown_gate_leaves_it_open_with_bounds(tmp_path: Path) -> None:
    book = toy(tmp_path, who=[gate("hukou")], rows=TWO_ROWS)
    result = decided(book, kind="b")
    assert (result.code, result.low, result.high, result.missing) == (-1, 0, 30_000, ("hukou",))


def test_the_scan_stops_at_the_first_unknown_row(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("level == 1", "300元"), row("hukou", "100元")])
    result = decided(book, hukou=True)
    assert (result.code, result.low, result.high, result.amount) == (-1, 10_000, 30_000, None)


def test_a_missing_amount_is_never_paid(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("hukou", "L - or0(income)")])
    result = decided(book, hukou=True)
    assert (result.code, result.amount, result.low, result.high) == (-1, None, 0, 120_000)


def test_a_ruling_is_reported_not_guessed(tmp_path: Path) -> None:
    gap = {key: value for key, value in row("kind == c").items() if key != "pay"} | {"ruling": "文件没有写"}
    result = decided(toy(tmp_path, rows=[*TWO_ROWS, gap]), kind="c")
    assert (result.code, result.amount, result.low, result.high) == (-2, None, 0, 30_000)


def test_a_day_without_a_figure_says_so(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("hukou", "L")])
    result = decided(book, date(2020, 1, 1), hukou=True)
    assert (result.code, result.missing, result.high) == (-3, ("param:L",), None)


def test_a_source_that_is_down_says_so(book: RuleBook) -> None:
    assert decided(book, down=["hukou"]).code == -4


def test_a_figure_to_confirm_marks_the_result(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("hukou", "L")])
    assert decided(book, AS_OF, hukou=True).provisional
    assert not decided(book, date(2025, 6, 1), hukou=True).provisional


def test_a_figure_not_read_marks_nothing(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("hukou", "100元"), row("kind == a", "L")])
    assert not provisional_on(only(book), 1, book, AS_OF)


def test_a_negative_amount_is_nothing(tmp_path: Path) -> None:
    book = toy(tmp_path, rows=[row("hukou", "L - or0(income)")])
    assert decided(book, hukou=True, income=999_999).amount == 0


@pytest.mark.parametrize(
    ("code", "status"), [(3, "yes"), (0, "no"), (-10, "no"), (-15, "no"), (-1, "unknown"), (-4, "unknown")]
)
def test_status_of_codes(code: int, status: str) -> None:
    assert status_of(code) == status


def test_conditions_are_tested_at_the_end_of_the_month(book: RuleBook) -> None:
    assert day_tested(only(book), date(2024, 2, 3)) == date(2024, 2, 29)


@pytest.mark.parametrize("code", sorted(["hukou", "kind", "level", "income", "draws.other"]))
def test_unknown_facts_are_not_facts(code: str, book: RuleBook) -> None:
    assert code not in known_facts(book)
