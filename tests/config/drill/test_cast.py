"""Who plays: the demo's accounts by name, and residents opened when they are first needed."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.contrib.auth import get_user_model

from jiayuan.config.drill.cast import DISTRICT, Residents, member, service
from jiayuan.kernel.context import current
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import CASE_HANDLING, SERVICE_SELF
from tests.tree import HOME_ROOM, NEXT_ROOM

pytestmark = pytest.mark.django_db
Cast = dict[str, UUID]


def test_staff_play_under_their_first_grant(cast: Cast) -> None:
    officer = member("officer")
    assert officer.place == PlacePath("110102.001.")
    with officer.acting(CASE_HANDLING):
        assert current().role == "street_officer"


def test_a_resident_plays_as_the_person_they_are(cast: Cast) -> None:
    resident = member("resident")
    assert resident.grant_id is None
    with resident.acting(SERVICE_SELF):
        assert current().scope.subject == cast["resident"]


def test_nobody_plays_who_has_no_account(cast: Cast) -> None:
    with pytest.raises(get_user_model().DoesNotExist):
        member("stranger")


def test_the_demos_residents_are_known_from_the_start(cast: Cast) -> None:
    residents = Residents()
    assert residents.of(cast["resident"], HOME_ROOM).account_id == member("resident").account_id
    assert set(residents.known) == set(cast.values())


def test_who_works_next_door_asks_as_the_resident_she_is(cast: Cast) -> None:
    neighbour = Residents().of(cast["neighbour"], NEXT_ROOM)
    with neighbour.acting(SERVICE_SELF):
        assert (current().role, current().scope.subject) == ("resident", cast["neighbour"])


def test_another_resident_gets_an_account_once(cast: Cast) -> None:
    residents, person = Residents(), uuid7()
    first = residents.of(person, NEXT_ROOM)
    assert residents.of(person, NEXT_ROOM) is first
    with first.acting(SERVICE_SELF):
        assert current().scope.subject == person


def test_two_people_never_share_an_account(cast: Cast) -> None:
    residents = Residents()
    made = {residents.of(uuid7(), HOME_ROOM).account_id for _ in range(5)}
    assert len(made) == 5


def test_the_service_acts_for_the_district() -> None:
    with service():
        assert (current().role, current().scope.place) == ("service", DISTRICT)
