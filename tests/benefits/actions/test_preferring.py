"""Choosing the other benefit of a pair is one step."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.errors import Conflict, Invalid, NotFound
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.steps import drawing
from tests.people import Person

pytestmark = pytest.mark.django_db
ONE, OTHER = "bj.disabled_nursing", "bj.elder_nursing"


def state(offer: Offer) -> str:
    return Offer.objects.get(pk=offer.pk).state


def test_the_same_benefit_changes_nothing(found: dict[str, Offer], resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        assert api.choose(found[ONE].pk, ONE).pk == found[ONE].pk
        assert state(found[ONE]) == "found"


def test_the_other_that_was_found_too_is_gone_on_with(found: dict[str, Offer], resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        assert api.choose(found[ONE].pk, OTHER).pk == found[OTHER].pk
        assert (state(found[ONE]), state(found[OTHER])) == ("declined", "found")


def test_the_other_that_was_not_found_is_applied_for(found: dict[str, Offer], resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        Offer.objects.filter(pk=found[OTHER].pk).update(state="declined")
        made = api.choose(found[ONE].pk, OTHER)
        assert (made.policy, made.state, made.kind) == (OTHER, "confirmed", "applied")


@pytest.mark.parametrize("policy", ["bj.elder_aged", "nothing", ""])
def test_what_is_no_choice_is_refused(policy: str, found: dict[str, Offer], resident: Person) -> None:
    with resident.acting(SERVICE_SELF), pytest.raises(Invalid):
        api.choose(found[ONE].pk, policy)


def test_when_the_other_cannot_be_had_the_first_stays(
    found: dict[str, Offer], resident: Person, officer: Person
) -> None:
    drawing(found[OTHER].pk, resident, officer)
    with resident.acting(SERVICE_SELF):
        with pytest.raises(Conflict):
            api.choose(found[ONE].pk, OTHER)
        assert state(found[ONE]) == "found"


def test_an_older_version_is_told(found: dict[str, Offer], resident: Person) -> None:
    with resident.acting(SERVICE_SELF), pytest.raises(Conflict):
        api.choose(found[ONE].pk, OTHER, expected_version=9)


def test_the_neighbour_finds_nothing_to_choose(found: dict[str, Offer], neighbour: Person) -> None:
    with neighbour.acting(BENEFIT_CHECK), pytest.raises(NotFound):
        api.choose(found[ONE].pk, OTHER)
