"""Programs pass the same gate as pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import RequestFactory

from jiayuan.audit.api import record
from jiayuan.audit.models import Record
from jiayuan.identity.api import Access, ActingInfo, called_by, identify
from jiayuan.kernel import context
from jiayuan.kernel.errors import Conflict, NotAllowed, NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP, SERVICE_SELF
from tests.people import Person
from tests.tree import as_role

pytestmark = pytest.mark.django_db
STAFF = Access("staff", "ledgers.view", LEDGER_UPKEEP)
SELF = Access("resident", "", SERVICE_SELF)


def info_of(who: Person, assurance: int = 2) -> ActingInfo:
    entrant = identify(who.account_id)
    active = entrant.grant(who.grant_id) if who.grant_id else None
    return ActingInfo(entrant, active, assurance, "request-1")


def call(info: ActingInfo, rule: Access = STAFF, deed: Callable[[], Any] = context.current) -> Any:
    request = RequestFactory().get("/")
    vars(request)["resolver_match"] = None
    return called_by(request, info, rule, deed)


def refusals() -> list[str]:
    with as_role("jy_auditor"):
        return [one.detail["code"] for one in Record.objects.filter(outcome="refused")]


def test_the_deed_is_done_as_the_caller(worker: Person) -> None:
    acting = call(info_of(worker))
    assert (acting.account_id, acting.role, acting.purpose) == (worker.account_id, "community_worker", LEDGER_UPKEEP)
    assert acting.request_id == "request-1"
    assert context.current_or_none() is None


def test_a_resident_acts_for_oneself(neighbour: Person) -> None:
    acting = call(info_of(neighbour), SELF)
    assert (acting.scope.subject, acting.role, acting.grant_id) == (neighbour.subject, "resident", None)


def test_nobody_is_nobody() -> None:
    with pytest.raises(NotAllowed) as refused:
        call(ActingInfo())
    assert refused.value.code == "login"


def test_residents_have_no_staff_hat(resident: Person) -> None:
    with pytest.raises(NotAllowed) as refused:
        call(info_of(resident))
    assert refused.value.code == "staff-only"


def test_one_factor_is_not_enough(worker: Person) -> None:
    with pytest.raises(NotAllowed) as refused:
        call(info_of(worker, assurance=1))
    assert refused.value.code == "second-factor"


def test_a_grant_that_ended_meanwhile_lets_nobody_in(worker: Person) -> None:
    info = info_of(worker)
    assert info.entrant
    with pytest.raises(NotAllowed):
        call(replace(info, entrant=replace(info.entrant, grants=())))


def test_a_missing_right_is_refused_and_recorded(auditor: Person) -> None:
    with pytest.raises(NotAllowed):
        call(info_of(auditor))
    assert refusals() == ["permission"]


@pytest.mark.parametrize(("error", "recorded"), [(NotFound(), 1), (NotAllowed(), 1), (Conflict(), 0)])
def test_absence_is_recorded_like_a_refusal(worker: Person, error: Exception, recorded: int) -> None:
    def failing() -> None:
        raise error

    with pytest.raises(type(error)):
        call(info_of(worker), STAFF, failing)
    assert len(refusals()) == recorded


def test_what_failed_left_nothing_behind(worker: Person) -> None:
    def half() -> None:
        record("tests.half")
        raise Conflict

    with pytest.raises(Conflict):
        call(info_of(worker), STAFF, half)
    with as_role("jy_auditor"):
        assert not Record.objects.filter(act="tests.half").exists()
