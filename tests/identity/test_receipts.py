"""The first answer under a key, kept with the deed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from jiayuan.identity.api import answered_before, keep_answer
from jiayuan.identity.models import Receipt
from jiayuan.identity.receipts import purge
from jiayuan.identity.session import as_login
from jiayuan.identity.tasks import purge_receipts
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Refused
from tests.people import Person

pytestmark = pytest.mark.django_db


def keep(request: str = "POST /x") -> None:
    keep_answer("me", "key-0001", request, 202, {"id": "1"})


def test_a_new_key_has_no_answer(worker: Person) -> None:
    with worker.acting():
        assert answered_before("me", "key-0001", "POST /x") is None


def test_the_same_request_gets_the_first_answer(worker: Person) -> None:
    with worker.acting():
        keep()
        found = answered_before("me", "key-0001", "POST /x")
    assert found
    assert (found.status, found.body) == (202, {"id": "1"})


def test_a_key_is_of_one_asker(worker: Person) -> None:
    with worker.acting():
        keep()
        assert answered_before("you", "key-0001", "POST /x") is None


def test_another_request_under_the_key_is_refused(worker: Person) -> None:
    with worker.acting():
        keep()
        with pytest.raises(Refused):
            answered_before("me", "key-0001", "POST /y")


def test_no_deed_no_answer(worker: Person) -> None:
    def failing() -> None:
        with transaction.atomic():
            keep()
            raise ZeroDivisionError

    with worker.acting():
        with pytest.raises(ZeroDivisionError):
            failing()
        assert answered_before("me", "key-0001", "POST /x") is None


def test_the_table_tells_neither_key_nor_asker(worker: Person) -> None:
    with worker.acting():
        keep()
    with as_login():
        (row,) = Receipt.objects.all()
    assert b"key" not in bytes(row.key)
    assert len(bytes(row.request)) == 16


@pytest.mark.parametrize(("hours", "left"), [(23, 1), (25, 0)])
def test_an_answer_is_kept_for_a_day(worker: Person, hours: int, left: int) -> None:
    with worker.acting():
        keep()
    with as_login():
        Receipt.objects.update(at=clock.now() - timedelta(hours=hours))
    assert purge() == 1 - left
    with as_login():
        assert Receipt.objects.count() == left


def test_the_hourly_job_drops_what_is_over(worker: Person) -> None:
    with worker.acting():
        keep()
    with as_login():
        Receipt.objects.update(at=clock.now() - timedelta(days=2))
    purge_receipts(0)
    with as_login():
        assert not Receipt.objects.exists()
