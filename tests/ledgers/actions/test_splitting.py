"""Rows split off from a person: their links go along, and their next version goes where they went."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.ledgers.models import LedgerRow, Link
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.ledgers.stages.test_undoing import PHONES, sheet
from tests.people import as_service

A = books.person(0)


def phone(who: UUID) -> str | None:
    with as_service() as acting:
        found = registry.facts_for([who], ["phone"], LEDGER_UPKEEP, acting.scope, as_of=books.AS_OF)
    return found[who]["phone"].value


@pytest.fixture
def record(desk: Desk) -> int:
    """A row that was taken for the first person's."""
    desk.merge(sheet(0, phone=PHONES[1]))
    with as_service():
        return LedgerRow.objects.get().record_id or 0


def split(desk: Desk, record: int) -> registry.Split:
    with desk.officer.acting(LEDGER_UPKEEP):
        return api.split_records(A, [record], "两个人")


def links(record: int) -> list[tuple[UUID, str, str]]:
    with as_service():
        return list(Link.objects.filter(record=record).order_by("id").values_list("entity", "state", "rule"))


def test_the_link_leads_to_the_new_person(desk: Desk, record: int) -> None:
    done = split(desk, record)
    assert links(record) == [(A, "superseded", "G1"), (done.entity, "confirmed", "decided")]


def test_the_next_version_of_the_row_goes_to_the_new_person(desk: Desk, record: int) -> None:
    done = split(desk, record)
    desk.merge(sheet(0, phone=PHONES[2], title="二"))
    assert (phone(done.entity), phone(A)) == (PHONES[2], books.phone(0))


def test_undoing_that_version_lets_the_older_one_speak_of_the_new_person(desk: Desk, record: int) -> None:
    done = split(desk, record)
    second = desk.merge(sheet(0, phone=PHONES[2], title="二"))
    desk.do(second, "undo", reason="x")
    assert (phone(done.entity), phone(A)) == (PHONES[1], books.phone(0))


def test_a_split_taken_back_links_the_row_to_the_first_again(desk: Desk, record: int) -> None:
    done = split(desk, record)
    with desk.officer.acting(LEDGER_UPKEEP):
        api.unsplit_records(done.number, "看错了")
    assert links(record)[-1] == (A, "confirmed", "decided")
    assert phone(A) == PHONES[1]


def test_a_file_undone_while_split_comes_back_where_the_row_belongs(desk: Desk, record: int) -> None:
    with as_service():
        (ref,) = [api.status(row.file_id) for row in LedgerRow.objects.all()]
    done = split(desk, record)
    desk.do(ref, "undo", reason="x")
    desk.do(ref, "redo", reason="x")
    assert (phone(done.entity), links(record)[-1][:2]) == (PHONES[1], (done.entity, "confirmed"))


def test_rows_withdrawn_meanwhile_are_linked_to_nobody(desk: Desk, record: int) -> None:
    with as_service():
        (ref,) = [api.status(row.file_id) for row in LedgerRow.objects.all()]
    done = split(desk, record)
    desk.do(ref, "undo", reason="x")
    with desk.officer.acting(LEDGER_UPKEEP):
        api.unsplit_records(done.number, "看错了")
    assert {state for _, state, _ in links(record)} == {"superseded"}


def test_a_worker_does_not_split(desk: Desk, record: int) -> None:
    with desk.worker.acting(LEDGER_UPKEEP), pytest.raises(NotAllowed):
        api.split_records(A, [record], "两个人")
    assert len(links(record)) == 1


def test_a_split_row_that_comes_anew_is_not_offered_to_the_first_person(desk: Desk, record: int) -> None:
    with as_service():
        (ref,) = [api.status(row.file_id) for row in LedgerRow.objects.all()]
    done = split(desk, record)
    desk.do(ref, "undo", reason="x")
    again = desk.run(desk.upload(sheet(0, phone=PHONES[2], title="二")))
    assert (again.counts["linked"], links(record)[-1]) == (1, (done.entity, "proposed", "split"))
    desk.merge(sheet(0, phone=PHONES[2], title="三"))
    assert (phone(done.entity), phone(A)) == (PHONES[2], books.phone(0))


def test_who_says_it_is_not_even_the_new_person_is_believed(desk: Desk, record: int) -> None:
    with as_service():
        (ref,) = [api.status(row.file_id) for row in LedgerRow.objects.all()]
    done = split(desk, record)
    desk.do(ref, "undo", reason="x")
    with as_service():
        Link.objects.filter(entity=done.entity).update(state=Link.State.REJECTED)
    again = desk.run(desk.upload(sheet(0, phone=PHONES[2], title="二")))
    assert (again.counts["new"], {A, done.entity} & {links(record)[-1][0]}) == (1, set())
