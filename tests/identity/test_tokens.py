"""Tokens for programs: bound to grant and purposes, ended at once, never more than their owner."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.identity.api import (
    acting_as_service,
    bearer_of,
    close_account,
    end_all_logins,
    end_token,
    issue_token,
    my_tokens,
    revoke_grant,
)
from jiayuan.identity.models import Login
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, NotAllowed, NotFound
from jiayuan.kernel.purpose import LEDGER_UPKEEP, SERVICE_SELF, UPKEEP_SYSTEM
from tests.people import Person
from tests.tree import DISTRICT

pytestmark = pytest.mark.django_db


def issued(who: Person, days: int = 30, label: str = "导出") -> str:
    with who.acting(LEDGER_UPKEEP):
        return issue_token(label, ["ledger-upkeep"], days)


def lets_in(token: str) -> bool:
    return bearer_of(token, "r") is not None


def test_a_token_is_its_owner_under_one_grant(worker: Person) -> None:
    found = bearer_of(issued(worker), "r")
    assert found
    assert found.info.entrant
    assert found.info.active
    assert (found.info.entrant.account_id, found.info.active.id) == (worker.account_id, worker.grant_id)
    assert found.purposes == {"ledger-upkeep"}


@pytest.mark.parametrize("token", ["", "jyt_", "jyt_AAAA", "x" * 3000, "jyt_" + "é" * 20])
def test_what_is_no_token_lets_nobody_in(worker: Person, token: str) -> None:
    assert not lets_in(token)


def test_a_changed_token_lets_nobody_in(worker: Person) -> None:
    token = issued(worker)
    assert not lets_in(token[:-3] + ("AAA" if token[-3:] != "AAA" else "BBB"))


def test_a_token_ends_on_its_day(worker: Person) -> None:
    token = issued(worker, days=2)
    with clock.frozen(clock.now() + timedelta(days=2)):
        assert not lets_in(token)


@pytest.mark.parametrize("days", [0, 91])
def test_a_term_has_its_bounds(worker: Person, days: int) -> None:
    with pytest.raises(Invalid):
        issued(worker, days)


def test_residents_get_none(resident: Person) -> None:
    with resident.acting(SERVICE_SELF), pytest.raises(NotAllowed):
        issue_token("x", ["service-self"], 1)


def test_an_ended_grant_ends_its_token(worker: Person) -> None:
    token = issued(worker)
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        assert worker.grant_id
        revoke_grant(worker.grant_id, reason="tests")
    assert not lets_in(token)


def test_a_closed_account_ends_its_tokens(worker: Person) -> None:
    token = issued(worker)
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        close_account(worker.account_id)
    assert not lets_in(token)


def test_ending_all_logins_ends_tokens_too(worker: Person) -> None:
    token = issued(worker)
    end_all_logins(worker.account_id)
    assert not lets_in(token)


def test_the_table_does_not_hold_the_token(worker: Person) -> None:
    token = issued(worker)
    (row,) = Login.objects.filter(account_id=worker.account_id)
    assert token.encode() not in bytes(row.token)
    assert (row.device, row.assurance, row.step_up_until) == ("API · 导出", 2, None)


def test_the_owner_sees_and_ends_their_own(worker: Person, officer: Person) -> None:
    token, other = issued(worker), issued(officer)
    with worker.acting(LEDGER_UPKEEP):
        (mine,) = my_tokens()
        assert mine.label == "导出"
        end_token(mine.id)
        assert my_tokens() == []
    assert not lets_in(token)
    assert lets_in(other)


def test_anothers_token_is_not_there(worker: Person, officer: Person) -> None:
    issued(officer)
    with officer.acting(LEDGER_UPKEEP):
        (theirs,) = my_tokens()
    with worker.acting(LEDGER_UPKEEP), pytest.raises(NotFound):
        end_token(theirs.id)


def test_use_is_noted_by_the_minute(worker: Person) -> None:
    token = issued(worker)
    later = clock.now() + timedelta(minutes=5)
    with clock.frozen(later):
        lets_in(token)
    assert Login.objects.get(account_id=worker.account_id).last_used_at == later
