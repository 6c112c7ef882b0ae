"""Checked rows are written back with the lasting record of their line, known next month by its key."""

from __future__ import annotations

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import Issue, LedgerRow, Record
from jiayuan.ledgers.sealing import open_rows, unpack
from tests.ledgers import books
from tests.ledgers.conftest import Desk


def checked(desk: Desk, *rows: list[str], **more: str) -> api.FileRef:
    return desk.run(desk.upload(books.workbook(rows, title=more.pop("title", "")), **more))


def keys(desk: Desk, ref: api.FileRef) -> list[int]:
    with desk.worker.acting(LEDGER_UPKEEP):
        return [row.record_id or 0 for row in LedgerRow.objects.filter(file=ref.id).order_by("row")]


def test_the_number_makes_a_line_the_same_line(desk: Desk) -> None:
    number = books.line(0)[2]
    first = keys(desk, checked(desk, books.line(0)))
    same = [{"联系电话": "13700001111"}, {"姓名": "王秀芝"}, {"身份证号": number.lower()}, {"身份证号": f"'{number}"}]
    other = [{"身份证号": books.id_number(77)}, {"身份证号": ""}]
    for n, changes in enumerate([*same, *other]):
        again = keys(desk, checked(desk, books.line(0, **changes), title=f"第{n}版"))
        assert (again == first) == (changes in same), changes


def test_a_line_without_any_key_is_known_by_its_text(desk: Desk) -> None:
    bare = ["欧阳春晓", "", "", "", "", ""]
    first = keys(desk, checked(desk, bare))
    assert keys(desk, checked(desk, bare, title="2")) == first
    assert keys(desk, checked(desk, ["欧阳春小", *bare[1:]], title="3")) != first


def test_each_office_and_template_has_records_of_its_own(desk: Desk) -> None:
    first = keys(desk, checked(desk, books.line(0)))
    assert keys(desk, checked(desk, books.line(0), template="property")) != first


def test_what_was_typed_and_what_it_became_are_both_kept(desk: Desk) -> None:
    ref = checked(desk, books.line(0, 联系电话="+86 137-0000-1111", 姓名=" 王　秀兰 "))
    with desk.worker.acting(LEDGER_UPKEEP):
        row = LedgerRow.objects.get(file=ref.id)
        (raw,) = open_rows("raw", ref.id, [(row.sheet, row.row, bytes(row.raw))])
        (std,) = open_rows("std", ref.id, [(row.sheet, row.row, bytes(row.std or b""))])
    assert (raw[0], raw[4]) == (" 王　秀兰 ", "+86 137-0000-1111")
    cells = unpack(std)
    assert (cells["name"].value, cells["phone"].value) == ("王秀兰", "13700001111")


def test_a_key_tells_nobody_the_number_it_was_made_of(desk: Desk) -> None:
    checked(desk, books.line(0))
    with desk.worker.acting(LEDGER_UPKEEP):
        key = bytes(Record.objects.get().row_key)
        row = LedgerRow.objects.get()
    plain = books.line(0)[2].encode()
    assert not [
        held for held in (key, bytes(row.raw), bytes(row.std or b""), bytes(row.row_hash or b"")) if plain in held
    ]


def test_another_spelling_is_no_change_and_another_value_is(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(0)]))
    spelled: list[dict[str, str]] = [
        {"联系电话": f" {books.phone(0)} "},
        {"家庭住址": "红墙小区1号楼1单元101"},
        {"出生日期": "1940年1月15日"},
        {"性别": ""},
    ]
    for n, changes in enumerate([*spelled, {"联系电话": "13700001111"}, {"联系电话": ""}]):
        ref = checked(desk, books.line(0, **changes), title=f"第{n}版")
        assert (ref.counts["unchanged"], ref.counts["changed"]) == ((1, 0) if changes in spelled else (0, 1)), changes


def test_checking_again_replaces_its_findings(desk: Desk) -> None:
    ref = checked(desk, books.line(0, 联系电话="12"), books.line(1))
    with desk.officer.acting(LEDGER_UPKEEP):
        before = list(Issue.objects.filter(file=ref.id).values_list("row", "col", "code"))
        assert before == [(2, 4, "phone")]
    assert desk.run(ref).counts["error"] == 1
