"""Who comes in: live accounts and grants, found by their own id only."""

from __future__ import annotations

from datetime import timedelta

import pytest

from jiayuan.identity.api import close_account, give_grant, identify, revoke_grant
from jiayuan.identity.entry import find
from jiayuan.identity.models import Account
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.ids import uuid7
from tests.people import People, Person
from tests.tree import HOME, HOME_ROOM, NEXT

pytestmark = pytest.mark.django_db


def test_a_resident_comes_with_home_and_subject(resident: Person) -> None:
    entrant = identify(resident.account_id)
    assert (entrant.home, entrant.subject, entrant.grants) == (HOME_ROOM, resident.subject, ())


def test_staff_come_with_their_grants(worker: Person) -> None:
    (grant,) = identify(worker.account_id).grants
    assert (grant.id, grant.role, grant.scope.place) == (worker.grant_id, "community_worker", HOME)


def test_messages_reach_staff_by_account(worker: Person, resident: Person) -> None:
    assert identify(worker.account_id).person == worker.account_id
    assert identify(resident.account_id).person == resident.subject


def test_a_closed_account_is_nobody(worker: Person, service: object) -> None:
    close_account(worker.account_id)
    assert find(worker.account_id) is None
    with pytest.raises(NotAllowed):
        identify(worker.account_id)


def test_a_revoked_grant_counts_no_more(worker: Person, service: object) -> None:
    assert worker.grant_id
    revoke_grant(worker.grant_id, reason="left")
    assert identify(worker.account_id).grants == ()


def test_a_grant_of_the_past_counts_no_more(worker: Person, service: object) -> None:
    day = clock.today()
    past = {"valid_from": day - timedelta(days=9), "valid_until": day}
    old = give_grant(worker.account_id, "grid_worker", HOME, reason="t", **past)
    assert old not in {grant.id for grant in identify(worker.account_id).grants}


def test_a_grant_of_tomorrow_counts_not_yet(worker: Person, service: object) -> None:
    new = give_grant(worker.account_id, "grid_worker", HOME, reason="t", valid_from=clock.today() + timedelta(days=1))
    assert new not in {grant.id for grant in identify(worker.account_id).grants}


def test_organisations_travel_with_the_grant(worker: Person, service: object) -> None:
    give_grant(worker.account_id, "property_manager", NEXT.parent() or NEXT, orgs=[12, 7], reason="t")
    assert identify(worker.account_id).grants[-1].scope.orgs == frozenset({7, 12})


def test_an_unknown_id_finds_nobody(people: People) -> None:
    assert find(uuid7()) is None


def test_the_door_shuts_behind_the_question(worker: Person) -> None:
    identify(worker.account_id)
    assert not Account.objects.exists()
