"""Rights in the database: everybody may append, nobody may change, only the auditor reads all."""

from __future__ import annotations

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from tests.audit.book import Book

ROLES = ("jy_web", "jy_worker", "jy_resident", "jy_staff", "jy_analyst", "jy_auditor")


def acting(connection: psycopg.Connection[object], role: str) -> None:
    connection.execute(f"SET LOCAL ROLE {role}")


def attempt(book: Book, role: str, statement: str) -> None:
    with book.connection.transaction():
        acting(book.connection, role)
        book.connection.execute(statement)


@pytest.mark.parametrize("role", ROLES)
def test_every_acting_role_may_append(book: Book, role: str) -> None:
    with book.connection.transaction():
        acting(book.connection, role)
        book.add()
    assert book.connection.execute("SELECT count(*) FROM audit_record").fetchone() == (1,)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("deed", ["UPDATE {} SET epoch = 9", "DELETE FROM {}", "TRUNCATE {}"])
@pytest.mark.parametrize("table", ["audit_record", "audit_seal"])
def test_no_role_may_change_or_remove(book: Book, role: str, deed: str, table: str) -> None:
    with pytest.raises(InsufficientPrivilege):
        attempt(book, role, deed.format(table))


@pytest.mark.parametrize("deed", ["UPDATE audit_record SET n = 9", "DELETE FROM audit_record", "TRUNCATE audit_record"])
def test_even_the_owner_is_stopped_by_the_trigger(book: Book, deed: str) -> None:
    book.add()
    with pytest.raises(InsufficientPrivilege, match="append-only"):
        book.connection.execute(deed)


@pytest.mark.parametrize("role", ["jy_web", "jy_worker", "jy_staff", "jy_analyst"])
def test_only_auditor_and_subject_may_read(book: Book, role: str) -> None:
    with pytest.raises(InsufficientPrivilege):
        attempt(book, role, "SELECT count(id) FROM audit_record")


def test_time_and_transaction_are_the_databases_own(book: Book) -> None:
    with pytest.raises(InsufficientPrivilege):
        attempt(book, "jy_staff", "INSERT INTO audit_record (id, act, xid) VALUES (gen_random_uuid(), 'x', '3')")


def test_subject_reads_the_own_trail_only(book: Book) -> None:
    me, other = "018f0000-0000-7000-8000-000000000001", "018f0000-0000-7000-8000-000000000002"
    for subject in (me, other, None):
        subjects = [subject] if subject else []
        book.connection.execute(
            "INSERT INTO audit_record (id, act, subjects) VALUES (gen_random_uuid(), 'x', %s::uuid[])", (subjects,)
        )
    with book.connection.transaction():
        book.connection.execute("SELECT set_config('jiayuan.subject', %s, true)", (me,))
        acting(book.connection, "jy_resident")
        assert book.connection.execute("SELECT count(id) FROM audit_record").fetchone() == (1,)


@pytest.mark.parametrize("setting", ["", None])
def test_without_a_subject_no_trail_is_seen(book: Book, setting: str | None) -> None:
    book.add()
    with book.connection.transaction():
        if setting is not None:
            book.connection.execute("SELECT set_config('jiayuan.subject', %s, true)", (setting,))
        acting(book.connection, "jy_resident")
        assert book.connection.execute("SELECT count(id) FROM audit_record").fetchone() == (0,)


def test_next_months_have_partitions(book: Book) -> None:
    with book.connection.transaction():
        acting(book.connection, "jy_auditor")
        assert book.connection.execute("SELECT audit_ensure_partitions(3)").fetchone() == (0,)
    names = book.connection.execute("SELECT count(*) FROM pg_inherits WHERE inhparent = 'audit_record'::regclass")
    assert names.fetchone() == (5,)
