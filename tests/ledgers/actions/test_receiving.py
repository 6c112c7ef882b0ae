"""Receipts: the same bytes once, whatever they are called, however fast they are sent."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.audit.models import Record
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import FileBody, LedgerFile
from jiayuan.ledgers.rules.files import ENDED
from jiayuan.ledgers.stages.reading import body_of
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import as_role

CONTENT = books.workbook([books.line(n) for n in range(3)])
FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_another_name_is_not_another_file(desk: Desk) -> None:
    first = desk.upload(CONTENT, filename="老年人.xlsx")
    again = desk.upload(CONTENT, filename="老年人(1).xlsx")
    assert (again.id, again.filename, again.version) == (first.id, "老年人.xlsx", 1)
    with desk.worker.acting(LEDGER_UPKEEP):
        assert LedgerFile.objects.count() == FileBody.objects.count() == 1


def test_the_second_of_two_at_once_waits_for_the_first(desk: Desk) -> None:
    """The lock is held until the first receipt is written: no second row, no broken constraint."""
    desk.upload(CONTENT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        assert cursor.fetchone()[0] >= 1


def test_bytes_of_a_living_file_give_its_receipt_and_of_an_ended_one_a_new_one(desk: Desk) -> None:
    for state in LedgerFile.State.values:
        first = desk.upload(CONTENT)
        with desk.officer.acting(LEDGER_UPKEEP):
            LedgerFile.objects.filter(pk=first.id).update(state=state)
        assert (desk.upload(CONTENT).id == first.id) == (state not in ENDED), state


def test_asking_again_is_remembered_without_a_new_job(desk: Desk) -> None:
    first = desk.upload(CONTENT)
    desk.upload(CONTENT)
    with as_role("jy_auditor"):
        acts = list(Record.objects.filter(object=str(first.id)).order_by("n").values_list("act", flat=True))
    assert acts.count("ledgers.receive") == acts.count("ledgers.receive_again") == 1


def test_one_byte_more_is_another_file(desk: Desk) -> None:
    body = "姓名,手机\n王秀兰,13912345678\n".encode()
    first = desk.upload(body, filename="a.csv")
    assert desk.upload(body + b"\n", filename="a.csv").id != first.id


@FEW
@given(content=st.binary(min_size=1, max_size=300))
def test_any_bytes_come_back_from_the_seal_as_they_went_in(desk: Desk, content: bytes) -> None:
    ref = desk.upload(content, filename="x.csv")
    with desk.worker.acting(LEDGER_UPKEEP):
        file = LedgerFile.objects.get(pk=ref.id)
        assert body_of(file) == content
        assert file.sha256 == hashlib.sha256(content).hexdigest()


def test_without_a_day_the_receipt_is_of_today(desk: Desk) -> None:
    with desk.worker.acting(LEDGER_UPKEEP), clock.frozen(datetime(2026, 5, 1, 17, tzinfo=clock.UTC)):
        # 01:00 of the next day in Shanghai: the office's day counts, not Greenwich's.
        assert api.receive(desk.office, "elderly", "a.xlsx", CONTENT).as_of == date(2026, 5, 2)


def test_an_unknown_mode_stores_nothing(desk: Desk) -> None:
    for mode in ("", "FULL", "all", "append"):
        with pytest.raises(Invalid) as refused:
            desk.upload(CONTENT, mode=mode)
        assert (refused.value.code, str(refused.value)) == ("mode", "请选择全量或增补")
    with desk.worker.acting(LEDGER_UPKEEP):
        assert LedgerFile.objects.count() == 0


def test_a_long_name_keeps_its_ending(desk: Desk) -> None:
    assert desk.upload(CONTENT, filename="长" * 300 + ".xlsx").filename.endswith("长.xlsx")


def test_the_uploader_s_grant_goes_with_the_file(desk: Desk) -> None:
    ref = desk.upload(CONTENT)
    with desk.worker.acting(LEDGER_UPKEEP) as acting:
        file = LedgerFile.objects.get(pk=ref.id)
    assert (file.uploader, file.uploader_grant, file.uploader_role) == (acting.actor, acting.grant_id, acting.role)
    assert (file.place_path, file.owner_org_id) == ("110102.001.001.", desk.office)
