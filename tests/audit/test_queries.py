"""Pages of the trail: no look at a person's data is lost between two pages, however long its transaction took."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

import psycopg
import pytest
from django.db import ProgrammingError, connection

from jiayuan.audit import api as audit
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import AUDIT_REVIEW, CASE_HANDLING, SERVICE_SELF
from tests import database
from tests.people import Person

pytestmark = pytest.mark.django_db
INSERT = "INSERT INTO audit_record (id, at, act, subjects) VALUES (%s, %s, 'test.look', ARRAY[%s]::uuid[])"


Looks = tuple[UUID, list[UUID]]


@pytest.fixture
def book(db: None) -> Iterator[psycopg.Connection[object]]:
    """The tables with all rights: no role of ours may date a record, and what is added here is taken away again."""
    url = psycopg.conninfo.make_conninfo(database.admin_url(), dbname=connection.settings_dict["NAME"])
    with psycopg.connect(url, autocommit=True) as opened:
        yield opened
        opened.execute("SET session_replication_role = replica")
        opened.execute("DELETE FROM audit_record WHERE act = 'test.look'")


def look(book: psycopg.Connection[object], subject: UUID, began: datetime) -> UUID:
    """A record written now by a transaction that began earlier."""
    record = uuid7()
    book.execute(INSERT, (record, began, subject))
    return record


def pages(subject: UUID, size: int) -> list[UUID]:
    """All ids of the trail, read page by page."""
    found: list[UUID] = []
    while page := audit.trail_of(subject, before=found[-1] if found else None, limit=size):
        found += [entry.id for entry in page]
    return found


@pytest.fixture
def looks(book: psycopg.Connection[object]) -> Looks:
    """Looks of transactions that began in another order than they wrote."""
    subject, now = uuid7(), clock.now()
    return subject, [look(book, subject, now - timedelta(minutes=minutes)) for minutes in (3, 9, 1, 6, 1, 20)]


@pytest.mark.parametrize("size", [1, 2, 3, 10])
def test_no_look_falls_between_two_pages(auditor: Person, looks: Looks, size: int) -> None:
    subject, records = looks
    with auditor.acting(AUDIT_REVIEW):
        found = pages(subject, size)
    assert sorted(found) == sorted(records)
    assert len(found) == len(set(found))


def test_the_latest_comes_first(auditor: Person, looks: Looks) -> None:
    with auditor.acting(AUDIT_REVIEW):
        times = [entry.at for entry in audit.trail_of(looks[0])]
    assert times == sorted(times, reverse=True)


def test_the_auditor_pages_the_same_way(auditor: Person, looks: Looks) -> None:
    with auditor.acting(AUDIT_REVIEW):
        first = audit.search(act="test.look", limit=4)
        rest = audit.search(act="test.look", before=first[-1].id, limit=4)
    assert [entry.id for entry in (*first, *rest)][:6] == [entry.id for entry in (*first, *rest)]
    assert {entry.id for entry in (*first, *rest)} == set(looks[1])


def test_a_page_after_a_record_of_somebody_else_is_empty(
    resident: Person, book: psycopg.Connection[object], looks: Looks
) -> None:
    mine = resident.subject or uuid7()
    look(book, mine, clock.now())
    with resident.acting(SERVICE_SELF):
        assert audit.trail_of(mine, before=looks[1][0]) == []
        assert audit.trail_of(mine, before=uuid7()) == []


@pytest.mark.parametrize("read", [audit.search, audit.counts, lambda: audit.trail_of(uuid7())])
def test_staff_may_not_even_ask(worker: Person, read: Callable[[], object]) -> None:
    with pytest.raises(ProgrammingError), worker.acting(CASE_HANDLING):
        read()


def test_no_role_of_ours_dates_a_record(worker: Person) -> None:
    with pytest.raises(ProgrammingError), worker.acting(CASE_HANDLING), connection.cursor() as cursor:
        cursor.execute(INSERT, (uuid7(), clock.now(), uuid7()))
