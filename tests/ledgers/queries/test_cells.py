"""The cell behind a value: of the newest file, or of the upload asked for."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import Record
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import as_service

PHONE = 4


@pytest.fixture
def twice(desk: Desk) -> tuple[api.FileRef, api.FileRef, int]:
    """The same line in two files, and its record."""
    first = desk.merge(books.workbook([books.line(7)]), filename="一.xlsx")
    second = desk.merge(books.workbook([books.line(7, 联系电话="13700001111")], title="二"), filename="二.xlsx")
    with as_service():
        return first, second, Record.objects.get().pk


def test_without_a_file_the_newest_speaks(desk: Desk, twice: tuple[api.FileRef, api.FileRef, int]) -> None:
    with desk.worker.acting(LEDGER_UPKEEP):
        found = api.cell(twice[2], PHONE)
    assert (found.filename, found.row, found.column, found.raw) == ("二.xlsx", 3, "E", "13700001111")


def test_a_replaced_value_is_found_in_its_own_file(desk: Desk, twice: tuple[api.FileRef, api.FileRef, int]) -> None:
    with desk.worker.acting(LEDGER_UPKEEP):
        found = api.cell(twice[2], PHONE, twice[0].id)
    assert (found.filename, found.row, found.raw) == ("一.xlsx", 2, books.phone(7))


def test_an_undone_file_still_names_its_cell(desk: Desk, twice: tuple[api.FileRef, api.FileRef, int]) -> None:
    desk.do(twice[1], "undo", reason="错")
    with desk.worker.acting(LEDGER_UPKEEP):
        assert api.cell(twice[2], PHONE, twice[1].id).filename == "二.xlsx"
        assert api.cell(twice[2], PHONE).filename == "一.xlsx"


@pytest.mark.parametrize("who", ["worker", "officer"])
def test_another_upload_has_no_such_cell(desk: Desk, twice: tuple[api.FileRef, api.FileRef, int], who: str) -> None:
    with getattr(desk, who).acting(LEDGER_UPKEEP), pytest.raises(NotFound):
        api.cell(twice[2], PHONE, UUID(int=5))
