"""A community's own workbook with faults of every kind: a heading nobody knows, wrong telephones, doubtful lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import polars as pl

from jiayuan.config.demo.load import build
from jiayuan.config.demo.personas import HOME
from jiayuan.config.demo.scale import Scale
from jiayuan.kernel import clock

HEADERS = ("尊称", "性别", "身份证号码", "联系电话", "备注")
DOUBTFUL, WRONG = 12, 9
BAD_PHONE = "1380"


def known_people(scale: str = "2", seed: int = 7) -> pl.DataFrame:
    """People of the worker's community as the town's base knows them, with an id number."""
    base = build(seed, Scale.parse(scale), clock.today()).base
    numbered = (pl.col("id_number").fill_null("").str.len_chars() == 18) & (pl.col("name").str.len_chars() == 3)
    here = base.filter(pl.col("residence.actual").fill_null("").str.starts_with(HOME) & numbered)
    # Those with a telephone first: the lines whose telephone is spoilt must have a right one.
    return here.with_columns(pl.col("phone").fill_null("")).sort(pl.col("phone") == "", maintain_order=True)


def phones(people: pl.DataFrame) -> dict[str, str]:
    """Number of the document → the telephone the base knows."""
    return dict(people.select("id_number", "phone").iter_rows())


def lines(people: pl.DataFrame) -> Iterator[list[str]]:
    """Doubtful ones first: a stranger's name beside a number of the base; then wrong telephones; the rest is good."""
    for n, row in enumerate(people.iter_rows(named=True)):
        number = str(row["id_number"])
        sex = "男" if int(number[16]) % 2 else "女"
        phone = BAD_PHONE if DOUBTFUL <= n < DOUBTFUL + WRONG else str(row["phone"])
        name = f"欧阳铁{chr(0x4E00 + n)}" if n < DOUBTFUL else str(row["name"])
        yield [name, sex, number, phone, "已入户"]


def write(file: Path, people: pl.DataFrame) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["府右街南社区老年人花名册"])
    sheet.append(list(HEADERS))
    for line in lines(people):
        sheet.append(line)
    book.save(file)
    return file


def corrected(file: Path, into: Path, right: dict[str, str]) -> tuple[Path, int]:
    """The error workbook with every marked telephone put right; returns how many cells were."""
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    marked = [cell for row in sheet.iter_rows() for cell in row if cell.comment and "电话号码不对" in cell.comment.text]
    number = HEADERS.index("身份证号码") + 1
    for cell in marked:
        cell.value, cell.comment = right[str(sheet.cell(cell.row, number).value)], None
    book.save(into)
    return into, len(marked)
