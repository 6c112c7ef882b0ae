"""Today's lines: the newest word of every record, and nothing that was withdrawn."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from psycopg.sql import SQL

from jiayuan.ledgers import api
from jiayuan.ledgers.models import Link
from jiayuan.ledgers.quality.lines import Ledger, lines_of_today
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import as_service
from tests.tree import HOME


def lines(ledger: Ledger | None = None) -> list[dict[str, Any]]:
    with as_service(), lines_of_today(ledger) as (table, n), connection.cursor() as cursor:
        cursor.execute(SQL("SELECT * FROM {} ORDER BY row").format(table))
        names = [column.name for column in cursor.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    assert len(rows) == n
    return rows


def people(*numbers: int) -> bytes:
    return books.workbook([books.line(n) for n in numbers])


def test_every_record_has_one_line(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(0), books.line(1), books.line(1), books.line(7)]))
    found = lines()
    assert [row["row"] for row in found] == [2, 3, 5]
    assert {row["place"] for row in found} == {HOME.value}
    assert all(row["linked"] and row["entity"] for row in found)


def test_the_file_merged_last_speaks(desk: Desk) -> None:
    desk.merge(people(0, 1))
    second = desk.merge(books.workbook([books.line(1, 联系电话="13700001111")]), filename="二.xlsx")
    assert {row["entity"]: row["file"] == second.id for row in lines()} == {
        books.person(0): False, books.person(1): True,
    }  # fmt: skip


def test_an_unchanged_file_takes_over_its_lines(desk: Desk) -> None:
    desk.merge(people(0, 1))
    again = desk.merge(books.workbook([books.line(0), books.line(1)], title="三月"), filename="三月.xlsx")
    assert {row["file"] for row in lines()} == {again.id}
    assert all(row["linked"] for row in lines())


def test_what_waits_for_a_decision_is_a_line_without_person(desk: Desk) -> None:
    # Name and birth date of person 0, nothing else: people decide.
    desk.merge(books.workbook([books.line(0, 身份证号="", 联系电话="", 家庭住址=""), books.line(1)]))
    found = lines()
    assert [row["linked"] for row in found] == [row["entity"] is not None for row in found]


@pytest.mark.parametrize("state", ["cancel", "undo"])
def test_files_that_do_not_count_have_no_lines(desk: Desk, state: str) -> None:
    if state == "undo":
        desk.do(desk.merge(people(0)), "undo", reason="错")
    else:
        desk.do(desk.run(desk.upload(people(0))), "cancel")
    assert lines() == []


def test_a_withdrawn_record_comes_back_with_a_later_file(desk: Desk) -> None:
    desk.merge(people(0, 1, 2))
    desk.merge(people(0), filename="全.xlsx", mode="full")
    assert len(lines()) == 1
    desk.merge(people(0, 2), filename="后.xlsx")
    assert len(lines()) == 2


def test_a_full_file_ends_lines_that_still_waited(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(0), books.doubtful(2)]))
    assert [row["linked"] for row in lines()] == [True, False]
    full = desk.merge(people(0), filename="全.xlsx", mode="full")
    assert len(lines()) == 1
    desk.do(full, "undo", reason="错")
    assert len(lines()) == 2


def test_one_ledger_can_be_asked_for_alone(desk: Desk) -> None:
    desk.merge(people(0, 1))
    desk.merge(people(2), template="property", filename="物业.xlsx")
    assert len(lines(Ledger("property", desk.office))) == 1
    assert lines(Ledger("property", desk.office + 1)) == []
    assert len(lines()) == 3


def test_a_relatives_number_is_marked(desk: Desk) -> None:
    desk.merge(people(0, 1))
    with as_service():
        Link.objects.filter(entity=books.person(0)).update(hold_id=True)
    assert sorted(row["hold_id"] for row in lines()) == [False, True]


def test_the_table_is_gone_afterwards(merged: api.FileRef) -> None:
    with as_service():
        with lines_of_today(None) as (table, _):
            pass
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(SQL("SELECT 1 FROM {}").format(table))
