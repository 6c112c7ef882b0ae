"""Decisions: they reach the row that speaks today, are remembered for the record, and end with their file."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from jiayuan.audit.models import Record as AuditRecord
from jiayuan.kernel.purpose import LEDGER_UPKEEP, REGISTRY_REVIEW
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.models import LedgerRow, Link, ReviewItem
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import HOME, as_role

Digest = Callable[[], str]
FOUND = books.person(0)
FIRST, SECOND = "13700000000", "13700000001"


def unsure(phone: str = FIRST) -> list[str]:
    """Person 0's number under another name."""
    return books.doubtful(0, phone)


def question(desk: Desk) -> ReviewItem:
    with desk.worker.acting(REGISTRY_REVIEW):
        (found,) = api.review_items(Scope(HOME))
    return found


def decide(desk: Desk, item: ReviewItem, decision: str, **more: object) -> ReviewItem:
    with desk.worker.acting(REGISTRY_REVIEW):
        return api.decide(item.pk, decision, **more)


def phone_of(desk: Desk, person: UUID = FOUND) -> str | None:
    with desk.worker.acting(LEDGER_UPKEEP):
        found = registry.facts_for([person], ["phone"], LEDGER_UPKEEP, Scope(HOME))
    return found[person]["phone"].value


def test_the_row_that_came_last_is_the_one_that_is_applied(desk: Desk) -> None:
    desk.merge(books.workbook([unsure(FIRST)]))
    item = question(desk)
    desk.merge(books.workbook([unsure(SECOND)], title="第二版"))
    decide(desk, item, "same")
    assert phone_of(desk) == SECOND


@pytest.mark.parametrize("decision", ["same", "new", "different"])
def test_an_answer_to_rows_of_two_files_is_undone_with_both(desk: Desk, digest: Digest, decision: str) -> None:
    before = digest()
    first = desk.merge(books.workbook([unsure(FIRST)]))
    item = question(desk)
    second = desk.merge(books.workbook([unsure(SECOND)], title="第二版"))
    decide(desk, item, decision)
    desk.do(second, "undo", reason="x")
    desk.do(first, "undo", reason="x")
    assert digest() == before
    with desk.worker.acting(LEDGER_UPKEEP):
        assert not LedgerRow.objects.filter(outcome="review").exists()


def test_a_question_is_not_put_twice_while_it_waits(desk: Desk) -> None:
    desk.merge(books.workbook([unsure(FIRST)]))
    ref = desk.merge(books.workbook([unsure(SECOND)], title="第二版"))
    assert ref.counts["review"] == 1
    question(desk)


@pytest.mark.parametrize("decision", ["different", "new"])
def test_a_rejected_pair_never_comes_back_whatever_else_changes(desk: Desk, decision: str) -> None:
    desk.merge(books.workbook([unsure(FIRST)]))
    decide(desk, question(desk), decision)
    for n, phone in enumerate((SECOND, books.phone(0), "13700000009")):
        ref = desk.merge(books.workbook([unsure(phone)], title=f"第{n}版"))
        assert (ref.counts["review"], ref.counts["linked"]) == (0, 0)
    with desk.worker.acting(LEDGER_UPKEEP):
        rejected = list(Link.objects.filter(state="rejected").values_list("entity", flat=True))
    assert rejected == [books.person(0)]


def test_a_refusal_outlives_the_file_it_was_said_in(desk: Desk) -> None:
    ref = desk.merge(books.workbook([unsure(FIRST)]))
    decide(desk, question(desk), "different")
    desk.do(ref, "undo", reason="x")
    again = desk.merge(books.workbook([unsure(SECOND)], title="第二版"))
    assert (again.counts["review"], again.counts["linked"]) == (0, 0)


def test_a_refused_person_is_known_under_the_new_name_after_a_merge(desk: Desk) -> None:
    """The pair was refused with person 0; merged into person 5, it is still the same pair."""
    desk.merge(books.workbook([unsure(FIRST)]))
    decide(desk, question(desk), "different")
    with desk.officer.acting(LEDGER_UPKEEP):
        registry.merge(books.person(5), books.person(0), "同一人")
    ref = desk.merge(books.workbook([unsure(books.phone(5))], title="第二版"))
    assert ref.counts["linked"] == 0


def test_same_rejects_the_others_who_were_asked_about(desk: Desk) -> None:
    twins = [books.line(0, 身份证号=books.id_number(n, books.born(0), "1"), 联系电话="", 家庭住址="") for n in (51, 52)]
    desk.merge(books.workbook([[*twin[:3], *twin[3:]] for twin in twins]))
    with desk.worker.acting(REGISTRY_REVIEW):
        items = api.review_items(Scope(HOME))
    for item in items:
        chosen = item.candidates[-1]
        decide(desk, item, "same", chosen=chosen)
        with desk.worker.acting(LEDGER_UPKEEP):
            told = dict(Link.objects.filter(record=item.record_id).values_list("entity", "state"))
        assert told == {chosen: "confirmed"} | dict.fromkeys(set(item.candidates) - {chosen}, "rejected")


def test_new_is_a_person_of_the_row_and_of_nothing_else(desk: Desk) -> None:
    desk.merge(books.workbook([unsure(FIRST)]))
    item = decide(desk, question(desk), "new")
    assert item.chosen
    assert phone_of(desk, item.chosen) == FIRST
    assert phone_of(desk) == books.phone(0)


def test_the_answer_is_kept_with_who_why_and_about_whom(desk: Desk) -> None:
    desk.merge(books.workbook([unsure(FIRST)]))
    item = decide(desk, question(desk), "different", reason="走访核实")
    assert (item.state, item.decision, item.reason, item.version) == ("decided", "different", "走访核实", 2)
    with as_role("jy_auditor"):
        kept = AuditRecord.objects.get(act="ledgers.decide_different")
    assert (kept.subjects, kept.reason, kept.object) == ([books.person(0)], "走访核实", str(item.pk))
