"""What the sealer reads: finished rows in order, in a canonical form that no session changes."""

from __future__ import annotations

from types import SimpleNamespace

import psycopg
import pytest

from jiayuan.audit import sealstore, store
from jiayuan.audit.leaves import Row, SealHead
from tests.audit.book import Book

WHOLE = 1 << 60


def rows(book: Book, epoch: int = 1) -> list[Row]:
    with book.connection.cursor() as cursor:
        return store.rows_between(cursor, epoch, 0, WHOLE)


def test_rows_come_by_transaction_then_id(book: Book) -> None:
    for _ in range(3):
        with book.connection.transaction():
            book.add()
            book.add()
    found = rows(book)
    assert [(row.xid, row.id) for row in found] == sorted((row.xid, row.id) for row in found)
    assert len({row.xid for row in found}) == 3


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York"])
def test_the_canonical_form_knows_no_time_zone(book: Book, zone: str) -> None:
    book.add()
    before = rows(book)
    book.connection.execute("SELECT set_config('timezone', %s, false)", (zone,))
    assert rows(book) == before
    book.connection.execute("RESET timezone")


@pytest.mark.parametrize(
    "column", ["actor", "role", "act", "purpose", "scope", "object", "outcome", "reason", "request_id"]
)
def test_every_column_is_part_of_the_content(book: Book, column: str) -> None:
    book.add()
    before = rows(book)[0]
    value = "gen_random_uuid()" if column == "actor" else "'other'"
    book.tamper(f"UPDATE audit_record SET {column} = {value}")
    assert rows(book)[0].content != before.content


@pytest.mark.parametrize(
    "change", ["subjects = ARRAY[gen_random_uuid()]", "fields = '{x}'", "n = 99", "detail = '{\"a\": 1}'"]
)
def test_lists_and_details_are_too(book: Book, change: str) -> None:
    book.add()
    before = rows(book)[0]
    book.tamper(f"UPDATE audit_record SET {change}")
    assert rows(book)[0].leaf != before.leaf


def test_another_epoch_is_another_book(book: Book) -> None:
    book.add()
    assert rows(book, epoch=2) == []
    with book.connection.cursor() as cursor:
        assert store.current_epoch(cursor) == 1


def test_the_horizon_stays_behind_open_transactions(book: Book, audit_url: str) -> None:
    with psycopg.connect(audit_url) as slow:
        mine = slow.execute("SELECT pg_current_xact_id()::text::bigint").fetchone()
        with book.connection.cursor() as cursor:
            assert store.horizon(cursor) <= mine[0]


def test_seals_are_read_back(sealed: SimpleNamespace) -> None:
    with sealed.book.connection.cursor() as cursor:
        assert sealstore.last_seal(cursor).head.no == 3
        assert [seal.head.no for seal in sealstore.seals_after(cursor, 1)] == [2, 3]


def test_an_empty_book_has_no_seal(book: Book) -> None:
    with book.connection.cursor() as cursor:
        assert sealstore.last_seal(cursor) is None


def test_the_oldest_month_is_that_of_the_first_partition(book: Book) -> None:
    with book.connection.cursor() as cursor:
        oldest = store.oldest_month(cursor)
    assert oldest is not None
    assert oldest.day == 1


@pytest.mark.parametrize(
    "broken",
    [
        SealHead(9, 1, 5, 5, 1, bytes(32), bytes(32)),
        SealHead(9, 1, 0, 5, 0, bytes(32), bytes(32)),
        SealHead(9, 1, 0, 5, 1, bytes(31), bytes(32)),
        SealHead(9, 1, 0, 5, 1, bytes(32), b""),
    ],
)
def test_the_table_refuses_impossible_seals(sealed: SimpleNamespace, broken: SealHead) -> None:
    seal = sealstore.StoredSeal(broken, b"s", "k", sealed.book.verify_time())
    with sealed.book.connection.cursor() as cursor, pytest.raises(psycopg.errors.IntegrityError):
        sealstore.insert_seal(cursor, seal, [])


def test_two_seals_cannot_cover_the_same_range(sealed: SimpleNamespace) -> None:
    head = SealHead(9, 1, 0, WHOLE, 1, bytes(32), bytes(32))
    seal = sealstore.StoredSeal(head, b"s", "k", sealed.book.verify_time())
    with sealed.book.connection.cursor() as cursor, pytest.raises(psycopg.errors.UniqueViolation):
        sealstore.insert_seal(cursor, seal, [])
