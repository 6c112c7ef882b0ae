"""The one way an offer moves."""

from __future__ import annotations

from uuid import uuid4

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.actions.moving import EFFECTS
from jiayuan.benefits.models import Offer
from jiayuan.benefits.rules import OFFERS
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_every_command_has_an_effect() -> None:
    assert {name for _, name in OFFERS.transitions} - {"find", "apply"} == set(EFFECTS)


def test_a_move_raises_the_version(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        assert api.command(aged.pk, "decline", expected_version=0).lock_version == 1


@pytest.mark.parametrize("command", ["pass", "stop", "nothing", "prove"])
def test_out_of_order_is_refused_with_what_is_possible(command: str, aged: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK), pytest.raises(Conflict) as refused:
        api.command(aged.pk, command)
    assert "confirm" in refused.value.allowed


def test_a_resident_decides_nothing(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF), pytest.raises(NotAllowed):
        api.command(aged.pk, "contact")


@pytest.mark.parametrize("who", ["neighbour", "auditor"])
def test_outside_the_scope_there_is_no_offer(who: str, aged: Offer, request: pytest.FixtureRequest) -> None:
    stranger: Person = request.getfixturevalue(who)
    with stranger.acting(BENEFIT_CHECK), pytest.raises(Exception, match=r"没有找到|permission denied"):
        api.command(aged.pk, "contact")


def test_an_unknown_offer_is_not_found(officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK), pytest.raises(NotFound):
        api.command(uuid4(), "contact")


def test_a_failed_move_leaves_nothing(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        with pytest.raises(Invalid):
            api.command(aged.pk, "confirm", {"facts": "right"})
        assert Offer.objects.get(pk=aged.pk).state == "found"
