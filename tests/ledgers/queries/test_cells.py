"""The cell behind a value: of the newest file, or of the upload asked for."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import Record
from jiayuan.registry import api as registry
from jiayuan.registry.models import Fact
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


def golden(attr: str, text: str) -> tuple[int, int | None]:
    """Record and column of the golden fact with that number."""
    with as_service():
        found = Fact.objects.filter(bi=registry.blind(attr, text), golden=True, sys_to=None)
        return found.values_list("record_ref", "col")[0]


def test_cells_that_changed_places_lead_to_where_they_were_typed(desk: Desk) -> None:
    line = books.line(17)
    line[2], line[4] = line[4], line[2]
    desk.merge(books.workbook([books.line(16), line, books.line(18)]))
    with desk.worker.acting(LEDGER_UPKEEP):
        found = api.cell(*golden("phone", books.phone(17)))
    assert (found.raw, found.column) == (books.phone(17), "C")


@pytest.mark.parametrize("offset", [1, -1])
def test_a_block_pasted_one_row_off_leads_to_the_row_beside(desk: Desk, offset: int) -> None:
    lines = [books.line(n) for n in range(20, 34)]
    numbers = [line[2] for line in lines]
    for at in range(3, 11):
        lines[at + offset][2] = numbers[at]
    ref = desk.run(desk.upload(books.workbook(lines)), "needs_mapping")
    desk.do(ref, "confirm_mapping")
    desk.run(ref)
    with desk.officer.acting(LEDGER_UPKEEP):
        api.command(ref.id, "approve", data={"right_file": True})
    desk.run(ref, "merged")
    with desk.worker.acting(LEDGER_UPKEEP):
        found = api.cell(*golden("id_number", numbers[8]))
    assert (found.raw, found.row) == (numbers[8], 10 + offset)
