"""What a resident says to an offer."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.steps import confirmed
from tests.people import Person

pytestmark = pytest.mark.django_db

PAGES = ("", "confirm/", "dispute/", "receipt/")
MOVES = ("decline/", "reconsider/", "appeal/")


def state(offer: Offer, resident: Person) -> str:
    with resident.acting(SERVICE_SELF):
        return Offer.objects.get(pk=offer.pk).state


@pytest.mark.parametrize("move", MOVES)
def test_the_neighbour_moves_nothing(move: str, aged: Offer, neighbour: Person) -> None:
    assert neighbour.as_resident().client().post(f"/me/benefits/{aged.pk}/{move}").status_code == 404


def test_saying_no_and_taking_it_back(aged: Offer, resident: Person) -> None:
    client = resident.client()
    client.post(f"/me/benefits/{aged.pk}/decline/")
    assert state(aged, resident) == "declined"
    client.post(f"/me/benefits/{aged.pk}/reconsider/")
    assert state(aged, resident) == "contacted"


def test_this_is_not_right(aged: Offer, resident: Person) -> None:
    client = resident.client()
    assert "1940-01-01" in client.get(f"/me/benefits/{aged.pk}/dispute/").content.decode()
    client.post(f"/me/benefits/{aged.pk}/dispute/", {"fact": "birth", "said": "1939-01-01"})
    assert state(aged, resident) == "disputed"


def test_a_dispute_without_a_value_is_shown_again(aged: Offer, resident: Person) -> None:
    response = resident.client().post(f"/me/benefits/{aged.pk}/dispute/", {"fact": "birth", "said": ""})
    assert response.status_code == 200
    assert state(aged, resident) == "found"


def test_an_appeal_is_filed(aged: Offer, resident: Person, officer: Person) -> None:
    confirmed(aged.pk, resident)
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "check")
        api.command(aged.pk, "fail", {"reason": "x", "cite": "二"})
    client = resident.client()
    assert "提交申诉" in client.get(f"/me/benefits/{aged.pk}/").content.decode()
    client.post(f"/me/benefits/{aged.pk}/appeal/", {"reason": "我满了80岁"})
    assert state(aged, resident) == "appealed"
