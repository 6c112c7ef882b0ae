"""Whom to ask for a second pair of eyes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.identity.api import close_account, colleagues, revoke_grant
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotAllowed
from tests.people import Person, as_service, hired
from tests.tree import HOME

pytestmark = pytest.mark.django_db


@pytest.fixture
def carrier(officer: Person) -> Person:
    """周强, grid worker of the first community."""
    return hired("周强", "13800000088", "grid_worker", HOME, officer)


def names(who: Person, permission: str = "benefits.deliver") -> list[str]:
    with who.acting():
        return [one.name for one in colleagues(permission)]


def test_those_of_the_place_who_may_too_but_not_oneself(carrier: Person, worker: Person, neighbour: Person) -> None:
    assert names(worker) == ["周强"]
    assert names(carrier) == ["李娜"]
    assert names(neighbour) == []


def test_only_whose_role_may_do_it(carrier: Person, worker: Person) -> None:
    assert names(worker, "benefits.check") == []


def test_a_street_sees_its_communities(carrier: Person, people: object, officer: Person) -> None:
    assert set(names(officer)) == {"周强", "李娜", "赵敏"}


def test_whose_grant_or_account_ended_is_nobody_to_ask(carrier: Person, worker: Person) -> None:
    with as_service():
        close_account(carrier.account_id)
    assert names(worker) == []


@pytest.mark.parametrize(("days", "found"), [(0, True), (400, False)])
def test_a_grant_counts_on_its_days(days: int, found: bool, carrier: Person, officer: Person) -> None:
    with officer.acting(), clock.frozen(clock.now() + timedelta(days=days)):
        assert bool(colleagues("benefits.deliver")) is found


def test_a_revoked_grant_is_gone(carrier: Person, worker: Person) -> None:
    assert carrier.grant_id
    with as_service():
        revoke_grant(carrier.grant_id, reason="tests")
    assert names(worker) == []


def test_who_may_not_do_it_asks_nobody(resident: Person) -> None:
    with resident.acting(), pytest.raises(NotAllowed):
        colleagues("benefits.deliver")
