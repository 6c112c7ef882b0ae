"""What match and merge say about many rows at once is what is stored, and of no other row."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import LedgerFile, LedgerRow, Link, ReviewItem
from jiayuan.ledgers.stages.outcomes import (
    asked_about,
    confirm,
    live_links,
    standing,
    write_outcomes,
    write_writers,
)
from jiayuan.ledgers.stages.proposals import forget_proposals
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.people import People

STRANGER = books.line(7, 姓名="孙悟空")


@pytest.fixture
def ref(desk: Desk) -> api.FileRef:
    """Two known people, somebody new and a question, matched and not yet merged."""
    return desk.run(desk.upload(books.workbook([books.line(0), books.line(1), STRANGER, books.doubtful(2)])))


@pytest.fixture
def rows(desk: Desk, ref: api.FileRef) -> Iterator[list[LedgerRow]]:
    with desk.worker.acting(LEDGER_UPKEEP):
        yield list(LedgerRow.objects.filter(file=ref.id).order_by("row"))


def ids(rows: list[LedgerRow]) -> list[int]:
    return [row.record_id or 0 for row in rows]


def test_each_record_has_its_live_link_and_a_question_has_none(rows: list[LedgerRow]) -> None:
    found = live_links(ids(rows))
    assert [found[record].entity for record in ids(rows)[:2]] == [books.person(0), books.person(1)]
    assert [found[record].is_new for record in ids(rows)[:3]] == [False, False, True]
    assert {owner.state for owner in found.values()} == {"proposed"}
    assert ids(rows)[3] not in found
    assert asked_about(ids(rows)) == {ids(rows)[3]}


def test_nothing_asked_nothing_told_and_before_the_merge_no_row_stands(rows: list[LedgerRow]) -> None:
    assert standing(ids(rows)) == {}
    assert (live_links([]), asked_about([]), standing([]), live_links([0])) == ({}, set(), {}, {})


def test_a_rejected_link_is_live_no_more(rows: list[LedgerRow]) -> None:
    Link.objects.filter(record=rows[0].record_id).update(state="rejected")
    assert set(live_links(ids(rows))) == set(ids(rows)[1:3])


def test_an_answered_question_waits_no_more(rows: list[LedgerRow]) -> None:
    ReviewItem.objects.update(state="decided")
    assert asked_about(ids(rows)) == set()


def test_only_the_named_links_are_confirmed(rows: list[LedgerRow]) -> None:
    first, second, third = (live_links(ids(rows))[record].pk for record in ids(rows)[:3])
    confirm([first, third])
    confirm([])
    assert dict(Link.objects.values_list("pk", "state")) == {
        first: "confirmed", second: "proposed", third: "confirmed",
    }  # fmt: skip


def test_outcomes_are_stored_each_with_its_row(rows: list[LedgerRow]) -> None:
    before = rows[3].outcome
    for row, outcome in zip(rows, ("linked", "unchanged", "new"), strict=False):
        row.outcome = outcome
    write_outcomes(rows[:3])
    write_outcomes([])
    stored = LedgerRow.objects.order_by("row").values_list("outcome", flat=True)
    assert list(stored) == ["linked", "unchanged", "new", before]


def test_writers_are_stored_each_with_its_row(rows: list[LedgerRow]) -> None:
    first, second = uuid7(), uuid7()
    write_writers({rows[0].pk: first, rows[2].pk: second})
    write_writers({})
    stored = LedgerRow.objects.order_by("row").values_list("written_by", flat=True)
    assert list(stored) == [first, None, second, None]


def test_the_newest_merged_row_stands_with_who_wrote_it(desk: Desk) -> None:
    first = desk.merge(books.workbook([books.line(0), books.line(1)]))
    second = desk.merge(books.workbook([books.line(1, 联系电话="13700000009")]))
    with desk.worker.acting(LEDGER_UPKEEP):
        newest = LedgerRow.objects.get(file=second.id)
        other = LedgerRow.objects.exclude(record=newest.record_id).get(file=first.id)
        found = standing([newest.record_id or 0, other.record_id or 0])
    assert found[newest.record_id or 0] == (bytes(newest.row_hash or b""), second.id)
    assert found[other.record_id or 0] == (bytes(other.row_hash or b""), first.id)


def test_an_undone_file_lets_the_row_before_stand_again(desk: Desk) -> None:
    first = desk.merge(books.workbook([books.line(1)]))
    second = desk.merge(books.workbook([books.line(1, 联系电话="13700000009")]))
    with desk.officer.acting(LEDGER_UPKEEP):
        api.command(second.id, "undo", reason="写错了")
    with desk.worker.acting(LEDGER_UPKEEP):
        (record,) = LedgerRow.objects.filter(file=first.id).values_list("record_id", flat=True)
        assert {writer for _, writer in standing([record or 0]).values()} == {first.id}


def test_what_the_machine_proposed_is_forgotten_and_what_people_decided_is_kept(rows: list[LedgerRow]) -> None:
    kept = Link.objects.filter(record=rows[0].record_id).update(state="confirmed")
    forget_proposals(LedgerFile.objects.get(pk=rows[0].file_id))
    assert (kept, Link.objects.count(), ReviewItem.objects.count()) == (1, 1, 0)


def test_the_neighbour_sees_no_link_of_these_records(rows: list[LedgerRow], people: People) -> None:
    with people.neighbour.acting(LEDGER_UPKEEP):
        assert (live_links(ids(rows)), asked_about(ids(rows))) == ({}, set())
