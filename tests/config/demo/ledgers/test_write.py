"""The workbooks of a community: readable, as dirty as the model says, and the truth beside them."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from jiayuan.config.demo.district import District
from jiayuan.config.demo.ledgers.kinds import LEDGERS
from jiayuan.config.demo.ledgers.write import write_ledgers

CODES = ("110102001004", "110102001007", "110102001011")


@pytest.fixture(scope="module")
def written(district: District, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, pl.DataFrame]:
    folder = tmp_path_factory.mktemp("ledgers")
    return folder, write_ledgers(district, 7, folder, CODES)


def rate(truth: pl.DataFrame, fault: str) -> float:
    return float(truth.select(pl.col("faults").list.contains(fault).mean()).item())


def test_every_line_of_every_sheet_is_in_the_truth(written: tuple[Path, pl.DataFrame]) -> None:
    folder, truth = written
    for file in sorted(folder.glob("*.xlsx"))[:5]:
        book = CalamineWorkbook.from_path(str(file))
        rows = truth.filter(pl.col("file") == file.name)
        for sheet in rows["sheet"].unique():
            cells = book.get_sheet_by_name(sheet).to_python()
            last = rows.filter(pl.col("sheet") == sheet)["row"].max()
            assert (cells[2][0], cells[last][0]) == ("序号", "合计")


def test_there_is_a_workbook_per_ledger_and_community(written: tuple[Path, pl.DataFrame]) -> None:
    folder, truth = written
    assert len(list(folder.glob("*.xlsx"))) == len(LEDGERS) * len(CODES) == truth["file"].n_unique()


def test_outsiders_are_nobody_in_the_base(written: tuple[Path, pl.DataFrame]) -> None:
    _, truth = written
    strangers = truth.filter(pl.col("entity") == "")
    assert 0.03 < strangers.height / truth.height < 0.08
    assert not strangers["in_base"].any()


@pytest.mark.parametrize(
    ("fault", "low", "high"),
    [
        ("phone_other", 0.07, 0.13),
        ("phone_dashes", 0.02, 0.05),
        ("phone_landline", 0.03, 0.07),
        ("name_blank", 0.02, 0.04),
        ("id_spaced", 0.005, 0.03),
        ("id_relative", 0.0005, 0.008),
        ("id_float", 0.001, 0.012),
        ("id_masked", 0.002, 0.014),
        ("address_moved", 0.01, 0.03),
        ("name_phone", 0.001, 0.006),
        ("shifted", 0.01, 0.10),
    ],
)
def test_error_rates_are_near_the_model(
    written: tuple[Path, pl.DataFrame], fault: str, low: float, high: float
) -> None:
    assert low < rate(written[1], fault) < high


def test_repeated_lines_are_there(written: tuple[Path, pl.DataFrame]) -> None:
    truth = written[1].filter(pl.col("entity") != "")
    assert 0.004 < truth.select("file", "entity").is_duplicated().mean() / 2 < 0.02


def test_damaged_numbers_are_numbers_in_the_file(written: tuple[Path, pl.DataFrame]) -> None:
    folder, truth = written
    hit = truth.filter(pl.col("faults").list.contains("id_float") & ~pl.col("faults").list.contains("shifted"))
    file, sheet, row = hit.select("file", "sheet", "row").row(0)
    cells = CalamineWorkbook.from_path(str(folder / file)).get_sheet_by_name(sheet).to_python()[row - 1]
    assert any(isinstance(cell, float) and cell > 1e17 for cell in cells)


def test_the_same_seed_writes_the_same_lines(district: District, tmp_path: Path) -> None:
    one = write_ledgers(district, 5, tmp_path / "a", CODES[:1])
    two = write_ledgers(district, 5, tmp_path / "b", CODES[:1])
    assert one.equals(two)
