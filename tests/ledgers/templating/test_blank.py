"""The empty workbook: what its drop-downs and notes say, for every template that ships."""

from __future__ import annotations

import io

import openpyxl
import pytest

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.templating.blank import LONGEST_LIST
from tests.ledgers.conftest import Desk
from tests.ledgers.test_templates import CODES


def sheet(desk: Desk, code: str) -> openpyxl.worksheet.worksheet.Worksheet:
    with desk.worker.acting(LEDGER_UPKEEP) as acting:
        content = api.empty_workbook(api.template_view(code, acting.scope))
    page = openpyxl.load_workbook(io.BytesIO(content)).active
    assert page is not None
    return page


@pytest.mark.parametrize("code", CODES)
def test_every_template_that_ships_has_one(desk: Desk, code: str) -> None:
    page = sheet(desk, code)
    assert all(cell.value and cell.comment for cell in page[1])
    assert page.max_row == 1


@pytest.mark.parametrize("code", CODES)
def test_no_list_is_longer_than_the_program_takes(desk: Desk, code: str) -> None:
    lists = [one.formula1 for one in sheet(desk, code).data_validations.dataValidation]
    assert all(len(text.strip('"')) <= LONGEST_LIST for text in lists)


def test_columns_are_text_so_that_numbers_lose_no_digit(desk: Desk) -> None:
    page = sheet(desk, "elderly")
    assert {page.column_dimensions[letter].width >= 12 for letter in "ABC"} == {True}
    assert all(cell.number_format == "@" for cell in page[1])
