"""Rows put right before they are checked: pastes moved back, exchanges undone, everything told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.models import LedgerFile, LedgerRow
from jiayuan.ledgers.rules.checks import Finding
from jiayuan.ledgers.rules.shifts import Shift
from jiayuan.ledgers.stages.lines import Line, _move_block, columns_of, lines_of, raw_rows, turned
from tests.ledgers import books
from tests.ledgers.conftest import Desk

ATTRS = ("name", "sex", "id_number", "birth", "phone", "residence.actual")
COLUMNS = {attr: col for col, attr in enumerate(ATTRS)}


def line(cells: list[str], row: int = 2) -> Line:
    return Line(0, row, cells, COLUMNS)


@pytest.mark.parametrize("shift", range(1, 6))
@pytest.mark.parametrize("n", range(3))
def test_a_row_pasted_some_columns_off_is_turned_back(n: int, shift: int) -> None:
    cells = books.line(n)
    one = line(cells[shift:] + cells[:shift])
    turned(one, ATTRS, {})
    assert one.raw == cells
    assert one.findings == [Finding("", "rotated", "warn")]


@pytest.mark.parametrize("pair", [(0, 4), (2, 4), (2, 3), (1, 4), (0, 2), (3, 4)])
def test_two_exchanged_cells_are_put_back_and_both_told(pair: tuple[int, int]) -> None:
    cells, (first, second) = books.line(1), pair
    cells[first], cells[second] = cells[second], cells[first]
    one = line(cells)
    turned(one, ATTRS, {})
    assert one.raw == books.line(1)
    assert [(finding.attr, finding.code) for finding in one.findings] == [
        (ATTRS[first], "swapped_cells"), (ATTRS[second], "swapped_cells"),
    ]  # fmt: skip


@pytest.mark.parametrize("change", [{}, {"联系电话": ""}, {"身份证号": "", "出生日期": ""}, {"姓名": "欧阳春晓"}])
def test_a_right_row_is_left_alone(change: dict[str, str]) -> None:
    cells = books.line(2, **change)
    kept = line(cells.copy())
    turned(kept, ATTRS, {})
    assert (kept.raw, kept.findings) == (cells, [])


def test_a_row_shorter_than_its_headers_is_survived() -> None:
    short = line(["王秀兰", "女"])
    turned(short, ATTRS, {})
    assert short.raw[:2] == ["王秀兰", "女"]
    turned(line([]), ATTRS, {})


@given(st.lists(st.text(max_size=10), min_size=6, max_size=6))
def test_putting_right_loses_and_invents_no_cell(cells: list[str]) -> None:
    one = line(cells.copy())
    turned(one, ATTRS, {})
    assert sorted(one.raw) == sorted(cells)
    assert bool(one.findings) == (one.raw != cells) or one.raw == cells
    assert one.raw == ([cells[col] for col in one.moved] if one.moved else cells)


@pytest.mark.parametrize("offset", [1, -1])
def test_a_block_moved_back_is_told_in_each_row_it_changed(offset: int) -> None:
    lines = [line([f"{n}"], row=n + 2) for n in range(8)]
    _move_block(lines, 0, Shift("id_number", 2, 5, offset))
    moved = [one.raw[0] for one in lines]
    assert moved[2:6] == [f"{n + offset}" for n in range(2, 6)]
    changed = [n for n in range(8) if moved[n] != f"{n}"]
    assert [n for n, one in enumerate(lines) if one.findings] == changed
    assert {one.findings[0].code for one in lines if one.findings} == {"pasted_off"}


@pytest.mark.parametrize(
    ("severities", "state"),
    [([], "ok"), (["warn"], "warn"), (["error"], "error"), (["warn", "error"], "error"), (["warn", "warn"], "warn")],
)
def test_a_row_is_as_bad_as_its_worst_cell(severities: list[str], state: str) -> None:
    one = line([])
    one.findings = [Finding("name", "x", severity) for severity in severities]  # type: ignore[arg-type]
    assert one.state == state


def test_columns_without_an_attribute_stand_for_nothing() -> None:
    assert columns_of({"columns": ["name", None, "phone", ""]}) == {"name": 0, "phone": 2}


def test_rows_come_back_in_order_of_sheet_and_row(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook([books.line(n) for n in range(5)], title="标题")))
    with desk.worker.acting(LEDGER_UPKEEP):
        file = LedgerFile.objects.get(pk=ref.id)
        assert not raw_rows(file)
        LedgerRow.objects.filter(file=ref.id).update(std=None)
        found = lines_of(raw_rows(file), file.mapping[0])
    assert [(one.sheet, one.row) for one in found] == [(0, n) for n in range(3, 8)]
    assert [one.raw for one in found] == [books.line(n) for n in range(5)]
