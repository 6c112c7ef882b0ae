"""The layout of a workbook."""

from __future__ import annotations

from pathlib import Path

from python_calamine import CalamineWorkbook

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.ledgers.kinds import LEDGERS
from jiayuan.config.demo.ledgers.layout import BLOCK, layout
from jiayuan.config.demo.ledgers.lines import Lines
from jiayuan.config.demo.ledgers.workbook import write_workbook

PROPERTY = next(ledger for ledger in LEDGERS if ledger.code == "property")


def plain(n: int) -> Lines:
    cells = {field: [f"{field}{row}" for row in range(n)] for field in PROPERTY.columns}
    return Lines(cells, [str(row) for row in range(n)], [[] for _ in range(n)])


def test_a_block_is_pasted_one_column_off(tmp_path: Path) -> None:
    lines = plain(3 * BLOCK)
    placed = write_workbook(dice(1, "book"), tmp_path / "a.xlsx", PROPERTY, "某社区", lines)
    shifted = [one for one in placed if "shifted" in lines.faults[one.line]]
    assert len(shifted) == BLOCK
    sheet = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_name(shifted[0].sheet).to_python()
    assert sheet[shifted[0].row - 1][1].startswith("tenure")


def test_the_title_is_above_the_headers(tmp_path: Path) -> None:
    placed = write_workbook(dice(2, "book"), tmp_path / "b.xlsx", PROPERTY, "某社区", plain(5))
    rows = CalamineWorkbook.from_path(str(tmp_path / "b.xlsx")).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "某社区住户信息登记表"
    assert rows[2][1:3] == ["业主姓名", "身份证"]
    assert placed[0].row == 4


def test_short_ledgers_have_no_shifted_block() -> None:
    assert all(layout(dice(seed, "l"), PROPERTY, "某社区", 20).rotated is None for seed in range(20))


def test_some_books_have_two_sheets() -> None:
    counts = {len(layout(dice(seed, "s"), PROPERTY, "某社区", 20).sheets) for seed in range(40)}
    assert counts == {1, 2}
