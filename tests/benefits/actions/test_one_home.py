"""A household's benefit is one matter for each home."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import IntegrityError

from jiayuan.benefits import api
from jiayuan.benefits.actions.one_home import home_for, keep_homes, one_matter
from jiayuan.benefits.models import Offer
from jiayuan.kernel.errors import Conflict
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_MATCHING, SERVICE_SELF
from tests.benefits.steps import answers
from tests.benefits.test_homes import CHILD, HEAD_OF, WIFE, childcare, household
from tests.people import Person, as_service
from tests.tree import NEXT_ROOM

__all__ = ["childcare"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("childcare")]
POLICY = "toy.one"


@pytest.fixture
def spouses(resident: Person, neighbour: Person) -> tuple[Person, Person]:
    """The resident and somebody with an account of her own, of one household with a child."""
    wife = {**WIFE, "entity": str(neighbour.subject), "residence.actual": NEXT_ROOM.value}
    household(HEAD_OF, wife, CHILD, key=resident.subject)
    return resident, neighbour.as_resident()


def applied(who: Person) -> Offer:
    with who.acting(SERVICE_SELF):
        return api.apply(POLICY)


def offers() -> list[tuple[UUID, str]]:
    with as_service():
        return list(Offer.objects.order_by("id").values_list("person", "state"))


def ran(officer: Person) -> int:
    """A run of the street and what it found."""
    with officer.acting(BENEFIT_MATCHING):
        api.run()
        return api.find()


def test_the_second_of_a_home_is_told_that_it_is_under_way(spouses: tuple[Person, Person]) -> None:
    applied(spouses[0])
    with pytest.raises(Conflict) as refused:
        applied(spouses[1])
    assert refused.value.code == "open-home"
    assert offers() == [(spouses[0].subject, "confirmed")]


def test_what_nobody_answered_keeps_no_member_out(spouses: tuple[Person, Person], officer: Person) -> None:
    assert ran(officer) == 1
    assert applied(spouses[1]).state == "confirmed"
    with spouses[0].acting(SERVICE_SELF):
        mine = Offer.objects.get().pk
        said = answers(mine)
        with pytest.raises(Conflict) as refused:
            api.command(mine, "confirm", said)
    assert refused.value.code == "open-home"


def test_by_night_the_other_offer_of_a_home_lapses_for_good(spouses: tuple[Person, Person], officer: Person) -> None:
    ran(officer)
    applied(spouses[1])
    for _ in range(2):
        api.nightly()
    assert offers() == [(spouses[0].subject, "lapsed"), (spouses[1].subject, "confirmed")]


def test_what_is_found_knows_its_home(spouses: tuple[Person, Person], officer: Person) -> None:
    ran(officer)
    with officer.acting(BENEFIT_MATCHING):
        assert Offer.objects.get().home == home_for(spouses[0].subject or uuid7(), POLICY)


def test_whoever_has_no_home_in_the_base_may_ask_too(resident: Person) -> None:
    assert applied(resident).home is None


def test_an_offer_of_before_learns_its_home(spouses: tuple[Person, Person], officer: Person) -> None:
    applied(spouses[0])
    with officer.acting(BENEFIT_MATCHING):
        Offer.objects.update(home=None)
        assert (keep_homes(), keep_homes()) == (1, 0)


def test_two_of_before_stay_two(spouses: tuple[Person, Person], officer: Person) -> None:
    applied(spouses[0])
    with officer.acting(BENEFIT_MATCHING):
        Offer.objects.update(home=None)
    applied(spouses[1])
    with officer.acting(BENEFIT_MATCHING):
        assert keep_homes() == 0
        assert Offer.objects.exclude(home=None).count() == 1


def test_another_fault_is_no_matter_of_homes() -> None:
    with pytest.raises(IntegrityError), one_matter():
        raise IntegrityError("benefits_entitlement_amount")
