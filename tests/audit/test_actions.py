"""Recording takes who, why and where from the acting context, in the deed's own transaction."""

from __future__ import annotations

import pytest

from jiayuan.audit import api as audit
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import AUDIT_REVIEW, CASE_HANDLING, SERVICE_SELF
from tests.people import Person

pytestmark = pytest.mark.django_db


def trail(auditor: Person, **narrow: object) -> list[audit.Entry]:
    with auditor.acting(AUDIT_REVIEW):
        return audit.search(**narrow)  # type: ignore[arg-type]


def test_a_record_knows_who_why_and_where(worker: Person, auditor: Person) -> None:
    with worker.acting(CASE_HANDLING):
        audit.record("test.read", obj="case:1", fields=["name"], n=3, reason="电话核实")
    entry = trail(auditor, act="test.read")[0]
    assert (entry.actor, entry.role, entry.purpose) == (worker.account_id, "community_worker", "case-handling")
    assert (entry.scope, entry.fields, entry.n, entry.outcome) == (str(worker.place), ("name",), 3, "ok")


def test_outside_acting_nobody_is_named(auditor: Person) -> None:
    audit.record("test.login", outcome="refused")
    entry = trail(auditor, act="test.login")[0]
    assert (entry.actor, entry.role, entry.outcome) == (None, "", "refused")


def test_no_deed_no_record(worker: Person, auditor: Person) -> None:
    def deed() -> None:
        with worker.acting(CASE_HANDLING):
            audit.record("test.undone")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        deed()
    assert trail(auditor, act="test.undone") == []


def test_a_bulk_run_names_nobody(worker: Person, auditor: Person) -> None:
    with worker.acting(CASE_HANDLING):
        audit.record("test.bulk", subjects=[uuid7() for _ in range(201)])
    assert trail(auditor, act="test.bulk")[0].n == 201


def test_person_data_in_the_detail_is_refused(worker: Person) -> None:
    with worker.acting(CASE_HANDLING), pytest.raises(ValueError, match="detail"):
        audit.record("test.leak", detail={"who": "王秀兰"})


def test_a_resident_sees_who_looked_and_nothing_else(worker: Person, resident: Person) -> None:
    with worker.acting(CASE_HANDLING):
        audit.record("test.read", subjects=[resident.subject or uuid7()])
        audit.record("test.read", subjects=[uuid7()])
    with resident.acting(SERVICE_SELF):
        entries = audit.trail_of(resident.subject or uuid7())
        assert [entry.act for entry in entries if entry.act.startswith("test.")] == ["test.read"]
        assert audit.trail_of(uuid7()) == []


def test_the_trail_pages_by_key(worker: Person, resident: Person) -> None:
    subject = resident.subject or uuid7()
    with worker.acting(CASE_HANDLING):
        for _ in range(5):
            audit.record("test.read", subjects=[subject])
    with resident.acting(SERVICE_SELF):
        first = audit.trail_of(subject, limit=3)
        rest = audit.trail_of(subject, before=first[-1].id, limit=3)
    assert [entry.act for entry in (*first, *rest)][:5] == ["test.read"] * 5
    assert not {entry.id for entry in first} & {entry.id for entry in rest}


@pytest.mark.parametrize("narrow", [{"obj": "case:7"}, {"purpose": "service-self"}, {"actor": "resident"}])
def test_the_auditor_narrows(resident: Person, worker: Person, auditor: Person, narrow: dict[str, str]) -> None:
    with worker.acting(CASE_HANDLING):
        audit.record("test.other")
    with resident.acting(SERVICE_SELF):
        audit.record("test.mine", obj="case:7")
    wanted = {"actor": resident.account_id} if "actor" in narrow else narrow
    assert [entry.act for entry in trail(auditor, **wanted) if entry.act.startswith("test.")] == ["test.mine"]


def test_counts(worker: Person, auditor: Person) -> None:
    with worker.acting(CASE_HANDLING):
        audit.record("test.count")
    with auditor.acting(AUDIT_REVIEW):
        assert audit.counts()["records"] >= 1


def test_sealing_leaves_open_transactions_for_later() -> None:
    audit.record("test.open")
    assert audit.seal_now() == 0
    assert audit.verify_seals().verified
