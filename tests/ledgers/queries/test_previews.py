"""Previews and findings: every row once, page by page; the workbook that goes back comes back the same."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.intake.child import read, unquoted
from jiayuan.ledgers.intake.reader import Sheet
from jiayuan.ledgers.intake.workbook import error_workbook
from jiayuan.ledgers.models import LedgerRow
from tests.ledgers import books
from tests.ledgers.conftest import Desk


def two_sheets(count: int) -> bytes:
    """Two groups of people on sheets whose rows begin at different heights."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        for number, name in enumerate(("一组", "二组")):
            page = book.add_worksheet(name)
            page.write_row(number, 0, books.HEADERS)
            for at in range(count):
                person = number * count + at
                page.write_row(number + 1 + at, 0, books.line(person % 60, 姓名=f"欧阳{chr(0x4E00 + person)}"))
    return target.getvalue()


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 100])
def test_pages_of_two_sheets_hold_every_row_once(desk: Desk, limit: int) -> None:
    ref = desk.run(desk.upload(two_sheets(4)))
    seen: list[tuple[str, int]] = []
    after = 0
    with desk.worker.acting(LEDGER_UPKEEP):
        while rows := api.preview(ref.id, after=after, limit=limit):
            seen += [(row.sheet, row.row) for row in rows]
            after = rows[-1].key
    assert seen == [("一组", n) for n in range(2, 6)] + [("二组", n) for n in range(3, 7)]


def test_a_finding_stands_at_the_row_of_its_own_sheet(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook([books.line(0), books.line(1, 联系电话="12")], title="标题")))
    with desk.worker.acting(LEDGER_UPKEEP):
        found = {row.row: list(row.findings) for row in api.preview(ref.id)}
    assert found[3] == []
    assert found[4] == ["E「联系电话」：电话号码不对，请填写11位手机号或带区号的固定电话"]


def test_findings_are_told_in_the_reader_s_language(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook([books.line(1, 联系电话="12")])))
    with desk.worker.acting(LEDGER_UPKEEP), translation.override("en"):
        ((message, severity, count),) = api.issue_counts(ref.id)
    assert message.isascii()
    assert (severity, count) == ("error", 1)


def test_counts_of_findings_come_commonest_first(desk: Desk) -> None:
    rows = [books.line(n, 联系电话="12") for n in range(3)] + [books.line(4, 家庭住址="火星路1号")]
    ref = desk.run(desk.upload(books.workbook(rows)))
    with desk.worker.acting(LEDGER_UPKEEP):
        found = api.issue_counts(ref.id)
    assert [(severity, count) for _, severity, count in found] == [("error", 3), ("error", 1)]


def test_no_preview_shows_a_name_or_number_in_full(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook([books.line(n, 联系电话="12") for n in range(3)])))
    with desk.worker.acting(LEDGER_UPKEEP):
        told = repr(api.preview(ref.id)) + repr(api.columns(ref.id)) + repr(api.issue_counts(ref.id))
    assert not [name for name in books.NAMES if name in told]
    assert not [n for n in range(3) if books.line(n)[2] in told]


CELLS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"]), max_size=12),
    st.sampled_from(
        ["=1+1", "+86 13912345678", "-3", "@x", "'王", "=cmd|' /C calc'!A0", "1.10E+17", "00123", "1950-01-01"]
    ),
)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_the_error_workbook_reads_back_cell_for_cell(rows: list[list[str]]) -> None:
    width = max(map(len, rows))
    even = [[cell.strip() and cell for cell in row] + [""] * (width - len(row)) for row in rows]
    (sheet,) = read(error_workbook([Sheet("表", even)], {(0, 1, 0): [("phone", "error")]}))
    found = [[*row, *[""] * (width - len(row))] for row in sheet["rows"]]  # type: ignore[attr-defined]
    assert found == even[: len(found)]
    assert not any(cell for row in even[len(found) :] for cell in row)


@pytest.mark.parametrize(
    ("cell", "plain"), [("'=1", "=1"), ("'+8", "+8"), ("'110102", "'110102"), ("'", "'"), ("", ""), ("''=1", "''=1")]
)
def test_only_our_own_mark_comes_off(cell: str, plain: str) -> None:
    assert unquoted(cell) == plain


def test_an_untouched_error_workbook_changes_nothing(desk: Desk) -> None:
    rows = [*(books.line(n) for n in range(4)), books.line(4, 联系电话="12")]
    first = desk.merge(books.workbook(rows, title="花名册"))
    with desk.worker.acting(LEDGER_UPKEEP):
        again = api.error_workbook(first.id)
    second = desk.merge(again, filename="老年人-问题标注.xlsx")
    assert (second.counts["unchanged"], second.counts["facts"], second.counts["error"]) == (5, 0, 1)


def test_a_corrected_error_workbook_is_the_next_version(desk: Desk) -> None:
    first = desk.merge(books.workbook([books.line(0), books.line(1, 联系电话="12")], title="花名册"))
    assert first.counts["error"] == 1
    with desk.worker.acting(LEDGER_UPKEEP):
        (sheet,) = read(api.error_workbook(first.id))
    rows = sheet["rows"]
    rows[3][4] = "13700001111"  # type: ignore[index]
    second = desk.merge(error_workbook([Sheet("花名册", rows)], {}))  # type: ignore[arg-type]
    assert (second.counts["error"], second.counts["changed"], second.counts["unchanged"]) == (0, 1, 1)
    with desk.worker.acting(LEDGER_UPKEEP):
        assert LedgerRow.objects.filter(file=second.id, state="ok").count() == 2


def outcomes(desk: Desk, ref: api.FileRef, outcome: str) -> list[api.PreviewRow]:
    with desk.worker.acting(LEDGER_UPKEEP):
        return api.preview(ref.id, outcome)


@pytest.mark.parametrize("state", ["previewed", "merged"])
def test_what_a_row_changes_is_named_before_and_after_the_merge(desk: Desk, state: str) -> None:
    desk.merge(books.workbook([books.line(n) for n in range(4)]))
    book = books.workbook([books.line(0, 联系电话="13900000000"), books.line(1)])
    ref = desk.run(desk.upload(book)) if state == "previewed" else desk.merge(book)
    assert [list(row.changes) for row in outcomes(desk, ref, "known")] == [["联系电话"]]
    assert [list(row.changes) for row in outcomes(desk, ref, "unchanged")] == [[]]


def test_who_is_missing_is_shown_from_the_file_that_names_them(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(n) for n in range(4)]))
    ref = desk.run(desk.upload(books.workbook([books.line(n) for n in range(3)]), mode="full"))
    assert [(row.name, row.row, row.outcome) for row in outcomes(desk, ref, "missing")] == [("刘*", 5, "missing")]


def test_nobody_is_missing_from_an_addition(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(n) for n in range(4)]))
    ref = desk.run(desk.upload(books.workbook([books.line(0)])))
    assert outcomes(desk, ref, "missing") == []
