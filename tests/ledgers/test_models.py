"""Constraints of the intake's tables."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.tables import registered
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link, Record, ReviewItem, Template
from tests.ledgers import books
from tests.ledgers.conftest import Desk

GUARDED = ("ledger_file", "file_body", "record", "ledger_row", "issue", "link", "review_item")


@pytest.mark.parametrize("name", GUARDED)
def test_row_security_is_forced(desk: Desk, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = %s", [f"ledgers_{name}"]
        )
        assert cursor.fetchone() == (True,)
    assert registered()[f"ledgers_{name}"].guarded


def test_the_same_bytes_live_once(desk: Desk) -> None:
    ref = desk.upload(books.workbook([books.line(0)]))
    with desk.worker.acting(LEDGER_UPKEEP):
        twin = LedgerFile.objects.get(pk=ref.id)
        twin.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            twin.save(force_insert=True)


def test_a_record_has_one_live_link(desk: Desk) -> None:
    desk.merge(books.workbook([books.line(0)]))
    with desk.worker.acting(LEDGER_UPKEEP):
        link = Link.objects.get()
        link.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            link.save()
        link.state = "rejected"
        link.save()


def test_a_record_is_asked_about_once_at_a_time(desk: Desk) -> None:
    desk.run(desk.upload(books.workbook([books.doubtful()])))
    with desk.worker.acting(LEDGER_UPKEEP):
        item = ReviewItem.objects.get()
        item.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            item.save()


def test_a_line_of_a_file_is_stored_once(desk: Desk) -> None:
    desk.run(desk.upload(books.workbook([books.line(0)])))
    with desk.worker.acting(LEDGER_UPKEEP):
        row = LedgerRow.objects.get()
        row.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_models_say_what_they_are(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook([books.line(0)])))
    with desk.worker.acting(LEDGER_UPKEEP):
        assert str(LedgerFile.objects.get(pk=ref.id)) == "老年人.xlsx"
        assert str(Record.objects.get()).startswith("record")
        assert str(Template.objects.get(code="elderly")) == "老年人台账"
