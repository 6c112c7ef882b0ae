"""Giving and ending grants; the database refuses what the code would forget."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from jiayuan.identity.api import give_grant, revoke_grant
from jiayuan.identity.models import Grant
from jiayuan.kernel import clock
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from tests.people import People, Person
from tests.tree import HOME, NEXT, STREET

pytestmark = pytest.mark.django_db


def test_a_grant_runs_a_year_unless_said(worker: Person, service: Acting) -> None:
    grant = Grant.objects.get(pk=give_grant(worker.account_id, "grid_worker", NEXT, reason="t"))
    assert grant.valid_from == clock.today()
    assert (grant.valid_until - grant.valid_from).days <= 366


def test_nobody_grants_to_oneself(service: Acting) -> None:
    with pytest.raises(Refused):
        give_grant(service.account_id, "grid_worker", HOME, reason="t")


@pytest.mark.parametrize("role", ["security_admin", "system_admin", "auditor"])
def test_high_roles_take_two(people: People, service: Acting, role: str) -> None:
    with pytest.raises(Refused):
        give_grant(people.worker.account_id, role, STREET, reason="t")
    with pytest.raises(Refused):
        give_grant(people.worker.account_id, role, STREET, approved_by=people.worker.account_id, reason="t")
    assert give_grant(people.worker.account_id, role, STREET, approved_by=people.officer.account_id, reason="t")


def test_longer_than_a_year_is_refused(worker: Person, service: Acting) -> None:
    far = clock.today() + timedelta(days=400)
    with pytest.raises(Invalid):
        give_grant(worker.account_id, "grid_worker", NEXT, valid_until=far, reason="t")


def test_a_twin_is_refused(worker: Person, service: Acting) -> None:
    give_grant(worker.account_id, "grid_worker", NEXT, reason="t")
    with pytest.raises(Conflict):
        give_grant(worker.account_id, "grid_worker", NEXT, reason="t")


def test_the_same_role_elsewhere_is_no_twin(worker: Person, service: Acting) -> None:
    give_grant(worker.account_id, "grid_worker", NEXT, reason="t")
    assert give_grant(worker.account_id, "grid_worker", HOME, reason="t")


def test_the_next_period_is_no_twin(worker: Person, service: Acting) -> None:
    day = clock.today()
    give_grant(worker.account_id, "grid_worker", NEXT, valid_until=day + timedelta(days=30), reason="t")
    assert give_grant(worker.account_id, "grid_worker", NEXT, valid_from=day + timedelta(days=30), reason="t")


def test_after_revoking_it_may_be_given_again(worker: Person, service: Acting) -> None:
    revoke_grant(give_grant(worker.account_id, "grid_worker", NEXT, reason="t"), reason="t")
    assert give_grant(worker.account_id, "grid_worker", NEXT, reason="t")


def test_revoking_twice_finds_nothing(worker: Person, service: Acting) -> None:
    grant = give_grant(worker.account_id, "grid_worker", NEXT, reason="t")
    revoke_grant(grant, reason="t")
    with pytest.raises(NotFound):
        revoke_grant(grant, reason="t")


def test_an_unknown_role_is_no_grant(worker: Person, service: Acting) -> None:
    with pytest.raises(ValueError, match="king"):
        give_grant(worker.account_id, "king", NEXT, reason="t")


@pytest.mark.parametrize("who", ["resident", "worker", "officer", "auditor"])
def test_only_security_gives(people: People, who: str) -> None:
    person: Person = getattr(people, who)
    with person.acting(), pytest.raises(NotAllowed):
        give_grant(people.neighbour.account_id, "grid_worker", NEXT, reason="t")


def direct(people: People, service: Acting, **more: Any) -> Grant:
    day = date(2026, 1, 1)
    given: dict[str, Any] = {
        "account_id": people.worker.account_id,
        "role": "grid_worker",
        "place_path": str(HOME),
        "valid_from": day,
        "valid_until": day + timedelta(days=30),
        "granted_by_id": service.account_id,
        "reason": "t",
        "created_at": clock.now(),
    }
    return Grant(**{**given, **more})


WRONG: dict[str, Callable[[People], dict[str, Any]]] = {
    "to oneself": lambda people: {"granted_by_id": people.worker.account_id},
    "approved by the giver": lambda people: {
        "granted_by_id": people.officer.account_id,
        "approved_by_id": people.officer.account_id,
    },
    "approved by the holder": lambda people: {"approved_by_id": people.worker.account_id},
    "high by one": lambda people: {"role": "auditor"},
    "unknown role": lambda people: {"role": "king"},
    "too long": lambda people: {"valid_until": date(2027, 2, 1)},
    "backwards": lambda people: {"valid_until": date(2025, 12, 1)},
}


@pytest.mark.parametrize("fault", WRONG)
def test_the_database_refuses_it_too(people: People, service: Acting, fault: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        direct(people, service, **WRONG[fault](people)).save()
