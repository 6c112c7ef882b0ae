"""Services act inside their place, for themselves or for somebody whose rights still hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import ProgrammingError

from jiayuan.audit.api import record, search
from jiayuan.identity.api import acting_as_service, close_account, revoke_grant, service_id
from jiayuan.identity.models import Account
from jiayuan.kernel import context
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotAllowed, NotFound
from jiayuan.kernel.purpose import AUDIT_REVIEW, LEDGER_UPKEEP
from tests.people import Person, as_service
from tests.tree import HOME, NEXT

pytestmark = pytest.mark.django_db


def asked_by(person: Person) -> Acting:
    """What a job carries along from the request that asked for it."""
    with person.acting() as asked:
        return asked


def job_for(asked: Acting | None, name: str = "job") -> Acting:
    with acting_as_service(name, place=HOME, purpose=LEDGER_UPKEEP, on_behalf_of=asked) as entered:
        return entered


def test_a_service_has_the_same_id_everywhere() -> None:
    assert service_id("seed") == service_id("seed")
    assert service_id("seed") != service_id("seed ")
    assert service_id("seed").version == 5


def test_its_account_is_made_once(tree: None) -> None:
    first, second = job_for(None), job_for(None)
    assert first.account_id == second.account_id == service_id("job")
    with as_service():
        assert Account.objects.filter(pk=service_id("job")).count() == 0  # no place, so no scope shows it


def test_it_sees_its_place_and_no_other(worker: Person, neighbour: Person) -> None:
    with acting_as_service("job", place=NEXT, purpose=LEDGER_UPKEEP):
        assert set(Account.objects.values_list("display_name", flat=True)) == {"赵敏"}


def test_a_closed_account_asks_no_more_jobs(worker: Person) -> None:
    asked = asked_by(worker)
    with as_service():
        close_account(worker.account_id)
    with pytest.raises(NotAllowed) as refused:
        job_for(asked)
    assert refused.value.code == "account-closed"


def test_an_ended_grant_asks_no_more_jobs(worker: Person) -> None:
    asked = asked_by(worker)
    with as_service():
        revoke_grant(worker.grant_id or 0, reason="调岗")
    with pytest.raises(NotAllowed) as refused:
        job_for(asked)
    assert refused.value.code == "grant-ended"


def test_a_resident_who_asked_needs_no_grant(resident: Person) -> None:
    job = job_for(asked_by(resident))
    assert (job.actor, job.account_id) == (resident.account_id, service_id("job"))


def test_a_service_may_hand_on_to_another(worker: Person) -> None:
    first = job_for(asked_by(worker), "first")
    second = job_for(first, "second")
    assert (second.actor, second.account_id) == (worker.account_id, service_id("second"))


def test_no_scope_of_people_reaches_a_service(officer: Person) -> None:
    job_for(None)
    with as_service(), pytest.raises(NotFound):
        close_account(service_id("job"))
    with officer.acting():
        assert not Account.objects.filter(kind="service").exists()


def test_the_record_of_a_job_names_its_asker(worker: Person, auditor: Person) -> None:
    asked = asked_by(worker)
    with acting_as_service("job", place=HOME, purpose=LEDGER_UPKEEP, on_behalf_of=asked):
        record("test.job")
    with auditor.acting(AUDIT_REVIEW):
        entry = search(act="test.job")[0]
    assert (entry.actor, entry.role, entry.purpose, entry.scope) == (
        worker.account_id, "service", "ledger-upkeep", HOME.value,
    )  # fmt: skip


def test_nothing_of_the_service_remains_afterwards(tree: None) -> None:
    job_for(None)
    assert context.current_or_none() is None
    with pytest.raises(ProgrammingError):
        Account.objects.filter(kind="resident").update(display_name="x")


def test_the_request_number_travels_along(worker: Person) -> None:
    asked = replace(asked_by(worker), request_id="r-12345678")
    assert job_for(asked).request_id == "r-12345678"
