"""Whatever is done to sealed records is found and located."""

from __future__ import annotations

import json
import random
from datetime import timedelta
from types import SimpleNamespace

import pytest

from jiayuan.audit import checking
from jiayuan.audit.leaves import SealHead
from jiayuan.kernel.ids import uuid7
from tests.audit.book import Book

COPY = """
INSERT INTO audit_record
SELECT (jsonb_populate_record(r, jsonb_build_object('id', %s::text))).* FROM audit_record r WHERE id = %s
"""


def test_an_untouched_book_verifies(sealed: SimpleNamespace) -> None:
    report = sealed.book.verify()
    assert (report.verified, report.seals, report.records) == (True, 3, 12)


def test_changed_record_is_named(sealed: SimpleNamespace) -> None:
    victim = sealed.ids[1][2]
    sealed.book.tamper("UPDATE audit_record SET outcome = 'refused' WHERE id = %s", victim)
    assert sealed.book.found() == {("changed", 2, str(victim))}


def test_deleted_record_is_named(sealed: SimpleNamespace) -> None:
    victim = sealed.ids[2][0]
    sealed.book.tamper("DELETE FROM audit_record WHERE id = %s", victim)
    assert sealed.book.found() == {("deleted", 3, str(victim))}


def test_record_slipped_in_is_named(sealed: SimpleNamespace) -> None:
    intruder = uuid7()
    sealed.book.tamper(COPY, str(intruder), sealed.ids[0][0])
    assert sealed.book.found() == {("inserted", 1, str(intruder))}


def test_exchanged_records_are_reordered(book: Book) -> None:
    one, two = book.add("case.read"), book.add("case.dispatch")
    book.seal()
    spare = uuid7()
    for old, new in ((one, spare), (two, one), (spare, two)):
        book.tamper("UPDATE audit_record SET id = %s WHERE id = %s", new, old)
    assert {kind for kind, _, _ in book.found()} == {"reordered"}


def test_cut_tail_is_found(sealed: SimpleNamespace) -> None:
    sealed.book.tamper("DELETE FROM audit_seal WHERE no = 3")
    sealed.book.tamper("DELETE FROM audit_record WHERE id = ANY(%s)", sealed.ids[2])
    assert sealed.book.found() == {("cut_tail", 3, "")}


def test_seal_removed_from_the_middle_is_found(sealed: SimpleNamespace) -> None:
    sealed.book.tamper("DELETE FROM audit_seal WHERE no = 2")
    assert {"seal_missing", "range"} <= {kind for kind, _, _ in sealed.book.found()}


def test_seal_made_with_another_key_is_found(sealed: SimpleNamespace) -> None:
    sealed.book.tamper("UPDATE audit_seal SET signature = %s WHERE no = 2", bytes(64))
    assert ("signature", 2, "") in sealed.book.found()


def test_rewritten_seal_differs_from_its_copy(sealed: SimpleNamespace) -> None:
    sealed.book.tamper("UPDATE audit_seal SET count = count + 1 WHERE no = 2")
    assert ("seal_changed", 2, "") in sealed.book.found()


def test_without_the_copy_the_seal_is_still_named(sealed: SimpleNamespace) -> None:
    for folder in sealed.book.archive.folders:
        (folder / "seal-000000000002.json").unlink()
    sealed.book.tamper("DELETE FROM audit_record WHERE id = %s", sealed.ids[1][0])
    assert sealed.book.found() == {("deleted", 2, "")}


def test_only_the_asked_period_is_read_again(sealed: SimpleNamespace) -> None:
    book = sealed.book
    book.tamper("UPDATE audit_seal SET at = at - interval '10 days' WHERE no = 1")
    with book.connection.cursor() as cursor:
        keys = {book.signer.key_id: book.signer.public}
        late = checking.verify(cursor, book.archive, keys, since=book.verify_time() - timedelta(days=1))
        early = checking.verify(cursor, book.archive, keys, until=book.verify_time() - timedelta(days=1))
    assert (late.seals, late.records, early.records) == (3, 8, 4)


def test_records_past_their_retention_leave_a_sound_chain(sealed: SimpleNamespace) -> None:
    book = sealed.book
    book.tamper("UPDATE audit_seal SET at = '2001-01-01T00:00:00Z' WHERE no = 1")
    for folder in book.archive.folders:
        file = folder / "seal-000000000001.json"
        file.write_text(json.dumps({**json.loads(file.read_text()), "at": "2001-01-01T00:00:00+00:00"}))
    book.tamper("DELETE FROM audit_record WHERE id = ANY(%s)", sealed.ids[0])
    report = book.verify()
    assert (report.aged_out, report.verified) == (1, True)


def test_a_seal_dated_back_does_not_hide_a_deletion(sealed: SimpleNamespace) -> None:
    book = sealed.book
    book.tamper("UPDATE audit_seal SET at = '2001-01-01T00:00:00Z' WHERE no = 1")
    book.tamper("DELETE FROM audit_record WHERE id = ANY(%s)", sealed.ids[0])
    assert ("seal_changed", 1, "") in book.found()


def test_several_tamperings_are_all_told(sealed: SimpleNamespace) -> None:
    book, ids = sealed.book, sealed.ids
    book.tamper("DELETE FROM audit_record WHERE id = %s", ids[0][1])
    book.tamper("UPDATE audit_record SET role = 'auditor' WHERE id = %s", ids[2][3])
    assert book.found() == {("deleted", 1, str(ids[0][1])), ("changed", 3, str(ids[2][3]))}


def test_a_report_speaks_json(sealed: SimpleNamespace) -> None:
    told = sealed.book.verify().as_dict()
    assert told == {"seals": 3, "records": 12, "aged_out": 0, "verified": True, "findings": []}


TAMPERINGS = {
    "changed": "UPDATE audit_record SET reason = reason || '!' WHERE id = %s",
    "actor": "UPDATE audit_record SET actor = gen_random_uuid() WHERE id = %s",
    "time": "UPDATE audit_record SET at = at + interval '1 microsecond' WHERE id = %s",
    "deleted": "DELETE FROM audit_record WHERE id = %s",
}


@pytest.mark.parametrize("seed", range(20))
def test_random_tampering_is_located(sealed: SimpleNamespace, seed: int) -> None:
    dice = random.Random(seed)
    seal = dice.randrange(3)
    victim = dice.choice(sealed.ids[seal])
    name = dice.choice(sorted(TAMPERINGS))
    sealed.book.tamper(TAMPERINGS[name], victim)
    kind = "deleted" if name == "deleted" else "changed"
    assert sealed.book.found() == {(kind, seal + 1, str(victim))}


def test_head_digest_covers_every_figure() -> None:
    head = SealHead(1, 1, 0, 9, 4, bytes(32), bytes(32))
    others = {SealHead(2, 1, 0, 9, 4, bytes(32), bytes(32)), SealHead(1, 1, 0, 8, 4, bytes(32), bytes(32))}
    assert head.digest() not in {other.digest() for other in others}


COLUMNS = """
SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position
"""
OTHER_VALUES = {
    "uuid": "gen_random_uuid()",
    "integer": "coalesce({c}, 0) + 1",
    "bigint": "{c} + 1",
    "text": "{c} || 'x'",
    "jsonb": "jsonb_build_object('n', 1)",
    "bytea": "set_byte({c}, 3, 255 - get_byte({c}, 3))",
    "timestamp with time zone": "{c} + interval '1 microsecond'",
}
ARRAYS = {"subjects": "ARRAY[gen_random_uuid()]", "fields": "ARRAY['phone']"}


def columns(book: Book, table: str) -> dict[str, str]:
    return dict(book.connection.execute(COLUMNS, (table,)).fetchall())  # type: ignore[arg-type]


def test_every_column_of_a_record_is_under_the_seal(sealed: SimpleNamespace) -> None:
    book, victim = sealed.book, sealed.ids[1][1]
    for column, kind in columns(book, "audit_record").items():
        if column in ("xid", "epoch", "id"):
            continue
        value = ARRAYS.get(column) or OTHER_VALUES[kind].format(c=column)
        book.tamper("CREATE TEMP TABLE before AS SELECT * FROM audit_record WHERE id = %s", victim)
        book.tamper(f"UPDATE audit_record SET {column} = {value} WHERE id = %s", victim)
        assert book.found() == {("changed", 2, str(victim))}, column
        book.tamper("DELETE FROM audit_record WHERE id = %s", victim)
        book.tamper("INSERT INTO audit_record SELECT * FROM before")
        book.tamper("DROP TABLE before")
    assert book.verify().verified


@pytest.mark.parametrize("change", ["xid = (xid::text::bigint - 1)::text::xid8", "epoch = 7"])
def test_a_record_moved_out_of_its_seal_is_missed_there(sealed: SimpleNamespace, change: str) -> None:
    victim = sealed.ids[1][0]
    sealed.book.tamper(f"UPDATE audit_record SET {change} WHERE id = %s", victim)
    assert {(no, record) for _, no, record in sealed.book.found()} >= {(2, str(victim))}


def test_every_column_of_a_seal_is_found_and_its_number_named(sealed: SimpleNamespace) -> None:
    book = sealed.book
    for column, kind in columns(book, "audit_seal").items():
        # Where it was sent is a note for the operator, and the number has tests of its own.
        if column in ("no", "sent_to"):
            continue
        book.tamper("CREATE TEMP TABLE before AS SELECT * FROM audit_seal WHERE no = 2")
        book.tamper(f"UPDATE audit_seal SET {column} = {OTHER_VALUES[kind].format(c=column)} WHERE no = 2")
        assert 2 in {no for _, no, _ in book.found()}, column
        book.tamper("DELETE FROM audit_seal WHERE no = 2")
        book.tamper("INSERT INTO audit_seal SELECT * FROM before")
        book.tamper("DROP TABLE before")
    assert book.verify().verified
