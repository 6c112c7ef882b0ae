"""What owners of a file read about it, and that nobody else does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection

from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.intake.child import read
from jiayuan.ledgers.models import FileBody, Issue, LedgerFile, LedgerRow, Link, Record, ReviewItem
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import People
from tests.tree import HOME, NEXT, STREET, as_role

ROWS = [books.line(n) for n in range(6)] + [books.line(7, 联系电话="12", 姓名="欧阳春晓")]
TABLES = (LedgerFile, FileBody, Record, LedgerRow, Issue, Link, ReviewItem)
READS: dict[str, Callable[[api.FileRef], object]] = {
    "status": lambda ref: api.status(ref.id),
    "preview": lambda ref: api.preview(ref.id),
    "columns": lambda ref: api.columns(ref.id),
    "issue_counts": lambda ref: api.issue_counts(ref.id),
    "error_workbook": lambda ref: api.error_workbook(ref.id),
}


@pytest.fixture
def merged(desk: Desk) -> api.FileRef:
    return desk.merge(books.workbook(ROWS, title="花名册"))


@pytest.mark.parametrize("name", READS)
def test_the_neighbour_gets_not_found(merged: api.FileRef, people: People, name: str) -> None:
    with people.neighbour.acting(LEDGER_UPKEEP), pytest.raises(NotFound):
        READS[name](merged)


@pytest.mark.parametrize("name", READS)
def test_the_worker_and_the_officer_read(merged: api.FileRef, people: People, name: str) -> None:
    for who in (people.worker, people.officer):
        with who.acting(LEDGER_UPKEEP):
            assert READS[name](merged)


def test_lists_are_empty_for_the_neighbour(merged: api.FileRef, people: People) -> None:
    with people.neighbour.acting(LEDGER_UPKEEP):
        assert api.list_files(Scope(NEXT)) == []
        assert api.list_files(Scope(STREET)) == []
    with people.worker.acting(LEDGER_UPKEEP):
        assert [ref.id for ref in api.list_files(Scope(HOME))] == [merged.id]
        assert api.list_files(Scope()) == []


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_the_database_itself_shows_the_neighbour_nothing(merged: api.FileRef, people: People, model: type) -> None:
    with people.neighbour.acting(LEDGER_UPKEEP):
        assert model.objects.count() == 0  # type: ignore[attr-defined]
    if model is not ReviewItem:
        with people.worker.acting(LEDGER_UPKEEP):
            assert model.objects.count() > 0  # type: ignore[attr-defined]


@pytest.mark.parametrize("scope", ["unset", "empty", "stale"])
@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_without_a_scope_no_row_is_seen(merged: api.FileRef, model: type, scope: str) -> None:
    with as_role("jy_staff"), connection.cursor() as cursor:
        if scope != "unset":
            value = "" if scope == "empty" else "110102.001.002."
            cursor.execute(
                "SELECT set_config('jiayuan.lo', %s, true), set_config('jiayuan.hi', %s, true)", [value, value]
            )
        assert model.objects.count() == 0  # type: ignore[attr-defined]
        cursor.execute("SELECT set_config('jiayuan.lo', '', true), set_config('jiayuan.hi', '', true)")


def test_the_preview_is_masked_and_pages_by_row(merged: api.FileRef, people: People) -> None:
    with people.worker.acting(LEDGER_UPKEEP):
        first = api.preview(merged.id, limit=3)
        rest = api.preview(merged.id, after=first[-1].key)
    assert [row.row for row in first + rest] == list(range(3, 10))
    assert first[0].name == "王*"


@pytest.mark.parametrize(("outcome", "rows"), [("link", 6), ("new", 1), ("review", 0), ("error", 1), ("", 7)])
def test_rows_by_outcome(merged: api.FileRef, people: People, outcome: str, rows: int) -> None:
    with people.worker.acting(LEDGER_UPKEEP):
        assert len(api.preview(merged.id, outcome)) == rows


def test_the_error_workbook_has_the_uploaders_layout(merged: api.FileRef, people: People) -> None:
    with people.worker.acting(LEDGER_UPKEEP):
        (sheet,) = read(api.error_workbook(merged.id))
    assert sheet["rows"][2][: len(ROWS[0])] == ROWS[0]


def test_findings_are_counted_by_their_words(merged: api.FileRef, people: People) -> None:
    with people.worker.acting(LEDGER_UPKEEP):
        ((message, severity, count),) = [one for one in api.issue_counts(merged.id) if one[1] == "error"]
    assert ("电话" in message, severity, count) == (True, "error", 1)


def test_a_cell_of_an_unknown_record_is_not_found(merged: api.FileRef, people: People) -> None:
    with people.worker.acting(LEDGER_UPKEEP), pytest.raises(NotFound):
        api.cell(10**9, 1)


def test_the_neighbour_does_not_see_the_cell(merged: api.FileRef, people: People) -> None:
    with people.worker.acting(LEDGER_UPKEEP):
        record = Record.objects.earliest("id").pk
        assert api.cell(record, 0).raw
    with people.neighbour.acting(LEDGER_UPKEEP), pytest.raises(NotFound):
        api.cell(record, 0)
