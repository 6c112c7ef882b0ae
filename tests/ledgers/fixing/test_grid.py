"""The grid shows wrong cells only, as typed, of one's own ledger."""

from __future__ import annotations

import pytest

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.fixing import grid
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.fixing.conftest import PHONE


def page(desk: Desk, ref: api.FileRef, **asked: object) -> api.FixPage:
    with desk.worker.acting(LEDGER_UPKEEP):
        return api.fix_grid(ref.id, **asked)  # type: ignore[arg-type]


def test_errors_only_and_with_warnings_when_asked(desk: Desk, previewed: api.FileRef) -> None:
    assert [cell.place for cell in page(desk, previewed).cells] == [(0, 9, PHONE), (0, 10, PHONE), (0, 12, PHONE)]
    assert {cell.code for cell in page(desk, previewed, warnings=True).cells} >= {"phone", "sex_differs"}


def test_the_cell_is_shown_as_typed_and_the_name_is_not(desk: Desk, previewed: api.FileRef) -> None:
    cell = page(desk, previewed).cells[0]
    assert (cell.raw, cell.letter, cell.header) == ("12", "E", "联系电话")
    assert "*" in cell.name


def test_kinds_are_counted_errors_first(desk: Desk, previewed: api.FileRef) -> None:
    kinds = page(desk, previewed).kinds
    assert (kinds[0].code, kinds[0].severity, kinds[0].count) == ("phone", "error", 3)
    assert kinds[-1].severity == "warn"


def test_one_kind_alone(desk: Desk, previewed: api.FileRef) -> None:
    cells = page(desk, previewed, code="sex_differs", attr="sex").cells
    assert [cell.attr for cell in cells] == ["sex"]


def test_pages_go_on_by_key(desk: Desk, previewed: api.FileRef, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "PAGE", 2)
    first = page(desk, previewed)
    sheet, row, col = map(int, first.last.split("."))
    rest = page(desk, previewed, after=(sheet, row, col))
    assert [cell.place[1] for cell in (*first.cells, *rest.cells)] == [9, 10, 12]
    assert rest.last == ""


def test_a_row_that_was_moved_as_a_whole_is_locked(desk: Desk) -> None:
    good = books.id_number(3)
    line = books.line(3, 身份证号=good[:-1] + ("1" if good[-1] != "1" else "2"))
    name, phone = line[0], line[4]
    line[0], line[4] = phone, name
    ref = desk.run(desk.upload(books.workbook([books.line(1), books.line(2), line])))
    cells = page(desk, ref).cells
    assert [(cell.state, cell.suggestion) for cell in cells] == [("locked", "")]


def test_a_file_without_faults_has_an_empty_grid(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook([books.line(n) for n in range(3)])))
    found = page(desk, ref)
    assert (list(found.cells), found.mended, found.closed) == ([], 0, False)
