"""Which row of a record counts."""

from __future__ import annotations

import pytest

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.models import LedgerFile, Record
from jiayuan.ledgers.stages.active import active_rows, known_records, missing_records
from tests.ledgers import books
from tests.ledgers.conftest import Desk

ONE = books.workbook([books.line(0)])
TWO = books.workbook([books.line(0, 联系电话="13700001111"), books.line(1)])


def active_file(desk: Desk) -> object:
    with desk.worker.acting(LEDGER_UPKEEP):
        first = Record.objects.earliest("id").pk
        row = active_rows([first]).get(first)
        return row.file_id if row else None


def test_the_last_merged_file_counts(desk: Desk) -> None:
    first = desk.merge(ONE)
    assert active_file(desk) == first.id
    second = desk.merge(TWO)
    assert active_file(desk) == second.id


def test_an_undone_file_does_not_count(desk: Desk) -> None:
    first, second = desk.merge(ONE), desk.merge(TWO)
    desk.do(second, "undo", reason="x")
    assert active_file(desk) == first.id
    desk.do(first, "undo", reason="x")
    assert active_file(desk) is None


def test_before_a_merge_the_earlier_file_counts(desk: Desk) -> None:
    first, second = desk.merge(ONE), desk.merge(TWO)
    with desk.worker.acting(LEDGER_UPKEEP):
        number = LedgerFile.objects.get(pk=second.id).merge_no
        record = Record.objects.earliest("id").pk
        assert active_rows([record], before=number)[record].file_id == first.id


def test_a_previewed_file_does_not_count(desk: Desk) -> None:
    desk.run(desk.upload(ONE))
    assert active_file(desk) is None


@pytest.mark.parametrize(("mode", "missing"), [("partial", 0), ("full", 1)])
def test_only_a_full_file_misses_people(desk: Desk, mode: str, missing: int) -> None:
    desk.merge(TWO)
    ref = desk.run(desk.upload(ONE, mode=mode))
    with desk.worker.acting(LEDGER_UPKEEP):
        file = LedgerFile.objects.get(pk=ref.id)
        assert len(missing_records(file)) == missing
        assert known_records(file) == 2


def test_a_withdrawn_record_is_not_missed_twice(desk: Desk) -> None:
    desk.merge(TWO)
    desk.merge(ONE, mode="full")
    ref = desk.run(desk.upload(books.workbook([books.line(0)], title="3"), mode="full"))
    assert ref.counts["missing"] == 0
