"""Waiting rows are tried again after the base has changed; undoing their file takes them back."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from jiayuan.audit.models import Record as AuditRecord
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.purpose import LEDGER_UPKEEP, REGISTRY_REVIEW
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers import api
from jiayuan.ledgers.models import LedgerRow, Link, ReviewItem
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import DISTRICT, HOME, as_role

# Two of one name, born on one day: nobody can tell them apart without more.
STRANGER, DOUBLE = books.person(77), books.person(78)
NAME, PHONE = "欧阳春晓", "13700007777"
BARE = [NAME, "", "", "", "", ""]


def line(phone: str = "") -> list[str]:
    return [NAME, "", "", "1988-08-08", phone, ""]


def arrive(*who: UUID, **facts: str) -> None:
    """Strangers come into the base by another way."""
    rows = [registry.FactRow(one, attr, value) for one in who for attr, value in {"name": NAME, **facts}.items()]
    rows += [registry.FactRow(one, "community", place=HOME.value) for one in who]
    batch = registry.FactBatch(books.person(9998), "tests", books.AS_OF, rows, new=dict.fromkeys(who, "person"))
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        registry.record_facts(batch)


def again() -> dict[str, int]:
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        return api.rematch(Scope(DISTRICT))


def outcomes(desk: Desk) -> list[str]:
    with desk.worker.acting(LEDGER_UPKEEP):
        return list(LedgerRow.objects.order_by("id").values_list("outcome", flat=True))


def test_an_unplaced_row_finds_who_has_come_since(desk: Desk) -> None:
    desk.merge(books.workbook([line()]))
    assert outcomes(desk) == ["unplaced"]
    arrive(STRANGER, DOUBLE, birth="1988-08-08")
    assert again()["rows"] == 1
    assert outcomes(desk) == ["review"]
    with desk.worker.acting(REGISTRY_REVIEW):
        (item,) = api.review_items(Scope(HOME))
    assert item.candidates == [STRANGER, DOUBLE]


def test_a_question_that_has_become_clear_is_answered(desk: Desk) -> None:
    arrive(STRANGER, DOUBLE, birth="1988-08-08")
    desk.merge(books.workbook([line(PHONE)]))
    assert outcomes(desk) == ["review"]
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        fact = registry.FactRow(STRANGER, "phone", PHONE)
        registry.record_facts(registry.FactBatch(books.person(9997), "tests2", books.AS_OF, [fact]))
    assert again() == {"rows": 1, "linked": 1, "review": 0, "waiting": 0}
    with desk.worker.acting(LEDGER_UPKEEP):
        link = Link.objects.get()
        assert (link.entity, link.rule, link.state) == (STRANGER, "G2", "confirmed")
        assert ReviewItem.objects.count() == 0


def test_undoing_the_file_takes_a_later_link_back(desk: Desk, digest: Callable[[], str]) -> None:
    ref = desk.merge(books.workbook([[NAME, "男", *line()[2:], "府右街南社区"]], headers=[*books.HEADERS, "所属社区"]))
    arrive(STRANGER, birth="1988-08-08")
    before = digest()
    assert again()["linked"] == 1
    assert digest() != before
    desk.do(ref, "undo", reason="x")
    assert digest() == before


def test_nothing_waits_and_nothing_happens(desk: Desk, digest: Callable[[], str]) -> None:
    desk.merge(books.workbook([books.line(n) for n in range(3)]))
    before = digest()
    assert again() == {"rows": 0, "linked": 0, "review": 0, "waiting": 0}
    assert digest() == before


def test_trying_again_makes_nobody(desk: Desk, digest: Callable[[], str]) -> None:
    desk.merge(books.workbook([BARE]))
    before = digest()
    assert again() == {"rows": 1, "linked": 0, "review": 0, "waiting": 1}
    assert (outcomes(desk), digest()) == (["unplaced"], before)


def test_a_question_somebody_has_taken_stays_theirs(desk: Desk) -> None:
    arrive(STRANGER, DOUBLE, birth="1988-08-08")
    desk.merge(books.workbook([line()]))
    with desk.worker.acting(REGISTRY_REVIEW):
        ReviewItem.objects.update(state=ReviewItem.State.TAKEN)
    assert again()["rows"] == 0


@pytest.mark.parametrize("decision", ["different"])
def test_a_refusal_is_remembered(desk: Desk, decision: str) -> None:
    arrive(STRANGER, DOUBLE, birth="1988-08-08")
    desk.merge(books.workbook([line()]))
    with desk.worker.acting(REGISTRY_REVIEW):
        (item,) = api.review_items(Scope(HOME))
        api.decide(item.pk, decision)
    assert again()["waiting"] == 1
    assert outcomes(desk) == ["unplaced"]


def test_the_deed_leaves_one_record(desk: Desk) -> None:
    desk.merge(books.workbook([BARE]))
    again()
    with as_role("jy_auditor"):
        record = AuditRecord.objects.get(act="ledgers.rematch")
    assert (record.n, record.detail["waiting"]) == (1, 1)
