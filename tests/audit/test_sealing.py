"""What a seal covers: finished transactions, each exactly once, in an unbroken chain."""

from __future__ import annotations

from types import SimpleNamespace

import psycopg

from jiayuan.audit.leaves import GENESIS
from jiayuan.audit.sealstore import seals_after
from tests.audit.book import Book


def test_nothing_new_makes_no_seal(book: Book) -> None:
    book.add()
    assert book.seal() is not None
    assert book.seal() is None


def test_seals_chain_without_gaps(sealed: SimpleNamespace) -> None:
    with sealed.book.connection.cursor() as cursor:
        heads = [seal.head for seal in seals_after(cursor, 0)]
    assert [head.no for head in heads] == [1, 2, 3]
    assert [head.prev_root for head in heads] == [GENESIS, heads[0].digest(), heads[1].digest()]
    assert [head.from_xid for head in heads[1:]] == [head.to_xid for head in heads[:-1]]


def test_a_late_commit_cannot_slip_behind_a_seal(book: Book, audit_url: str) -> None:
    with psycopg.connect(audit_url) as slow:
        late = book.add(connection=slow)
        book.add()
        assert book.seal() is None
        slow.commit()
    seal = book.seal()
    assert seal is not None
    assert seal.head.count == 2
    assert str(late) in {leaf.id for leaf in book.archive.read(1)[1]}


def test_missing_file_is_written_by_the_next_run(sealed: SimpleNamespace) -> None:
    gone = sealed.book.archive.folders[1] / "seal-000000000003.json"
    gone.unlink()
    sealed.book.seal()
    assert gone.exists()


def test_a_tampered_range_never_becomes_a_witness(sealed: SimpleNamespace) -> None:
    gone = sealed.book.archive.folders[0] / "seal-000000000003.json"
    gone.unlink()
    sealed.book.tamper("DELETE FROM audit_record WHERE id = %s", sealed.ids[2][0])
    sealed.book.seal()
    assert not gone.exists()


def test_a_new_epoch_starts_its_transactions_again(book: Book) -> None:
    book.add()
    book.seal()
    book.connection.execute("ALTER TABLE audit_record ALTER epoch SET DEFAULT 2")
    book.add()
    head = book.seal().head
    book.connection.execute("ALTER TABLE audit_record ALTER epoch SET DEFAULT 1")
    assert (head.no, head.epoch, head.from_xid) == (2, 2, 0)
    assert book.verify().verified
