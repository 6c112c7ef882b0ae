"""Who sees whose account: the five people against each other, computed from their places and held to the database."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from jiayuan.identity.api import acting, give_grant
from jiayuan.identity.models import Account, Grant, HomePlace, Message
from jiayuan.identity.rules import HIGH_ROLES
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import CASE_HANDLING
from tests.people import People, Person, as_service
from tests.tree import DISTRICT, HOME, HOME_ROOM, NEXT_ROOM, STREET

pytestmark = pytest.mark.django_db
WORKING = ["worker", "neighbour", "officer"]


def seen(person: Person) -> set[str]:
    with person.acting():
        return set(Account.objects.exclude(kind="service").values_list("display_name", flat=True))


@pytest.mark.parametrize("who", WORKING)
def test_staff_see_exactly_the_accounts_inside_their_place(people: People, who: str) -> None:
    person: Person = getattr(people, who)
    with as_service():
        homes = dict(Account.objects.exclude(place_path="").values_list("display_name", "place_path"))
    assert seen(person) == {name for name, place in homes.items() if place.startswith(person.place.value)}


@pytest.mark.parametrize("who", ["resident", "neighbour"])
def test_residents_see_themselves(people: People, who: str) -> None:
    person: Person = getattr(people, who).as_resident()
    assert seen(person) == {person.name}


def test_the_auditor_sees_no_account(auditor: Person) -> None:
    with pytest.raises(DatabaseError):
        seen(auditor)


@pytest.mark.parametrize("who", WORKING)
def test_no_household_outside_the_place(people: People, who: str) -> None:
    person: Person = getattr(people, who)
    with person.acting():
        homes = set(HomePlace.objects.values_list("place_path", flat=True))
    everywhere = {HOME_ROOM.value, NEXT_ROOM.value}
    assert homes == {home for home in everywhere if home.startswith(person.place.value)}


@pytest.mark.parametrize("place", [NEXT_ROOM.value, "", "110102.", "110102.001.0011."])
def test_a_worker_moves_nobody_out_of_the_community(worker: Person, resident: Person, place: str) -> None:
    with worker.acting(), pytest.raises(DatabaseError), transaction.atomic():
        Account.objects.filter(pk=resident.account_id).update(place_path=place)


def test_a_change_of_the_neighbours_people_changes_nothing(neighbour: Person, resident: Person) -> None:
    with neighbour.acting():
        assert Account.objects.filter(pk=resident.account_id).update(display_name="别人") == 0
        assert Message.objects.filter(subject_id=resident.subject).count() == 0
    with resident.acting():
        assert Account.objects.get(pk=resident.account_id).display_name == "王秀兰"


def test_a_resident_does_not_become_somebody_else(resident: Person, neighbour: Person) -> None:
    with resident.acting(), pytest.raises(DatabaseError), transaction.atomic():
        Account.objects.filter(pk=resident.account_id).update(subject_id=uuid7())


def test_grants_are_seen_by_those_above_them(people: People) -> None:
    with people.worker.acting():
        assert set(Grant.objects.values_list("place_path", flat=True)) == {HOME.value}
    with people.officer.acting():
        assert DISTRICT.value not in set(Grant.objects.values_list("place_path", flat=True))


def unscoped(people: People, role: str) -> int:
    """A grant of a role without rows, dressed up with a place and an organisation."""
    with as_service():
        second = people.officer.account_id if role in HIGH_ROLES else None
        return give_grant(people.worker.account_id, role, STREET, orgs=[7], approved_by=second, reason="t")


@pytest.mark.parametrize("role", ["district_analyst", "auditor"])
def test_rollups_and_audit_are_no_way_to_accounts(people: People, role: str) -> None:
    grant = unscoped(people, role)
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        acting(people.worker.account_id, grant_id=grant, purpose=CASE_HANDLING),
    ):
        Account.objects.exists()


def test_a_system_administrator_has_neither_place_nor_organisation(people: People) -> None:
    grant = unscoped(people, "system_admin")
    with acting(people.worker.account_id, grant_id=grant, purpose=CASE_HANDLING) as entered:
        assert (entered.scope.place, entered.scope.orgs, entered.scope.lo) == (None, frozenset(), "")
        assert not Account.objects.exists()


def test_two_grants_do_not_add_up(people: People) -> None:
    with as_service():
        more = give_grant(people.worker.account_id, "grid_worker", people.neighbour.place, reason="支援")
    both = Person(people.worker.account_id, "李娜", people.neighbour.place, more)
    assert seen(people.worker) == {"王秀兰", "李娜"}
    assert seen(both) == {"赵敏"}


def test_a_grant_number_guessed_is_refused(people: People) -> None:
    for number in (0, -1, 2**31, (people.worker.grant_id or 0) + 1_000):
        with pytest.raises(NotAllowed), acting(people.worker.account_id, grant_id=number, purpose=CASE_HANDLING):
            pass
