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


def test_papers_are_said_to_be_handed_in(aged: Offer, resident: Person, officer: Person) -> None:
    confirmed(aged.pk, resident)
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "check")
        api.command(aged.pk, "need", {"papers": "户口簿首页"})
    client = resident.client()
    assert "户口簿首页" in client.get(f"/me/benefits/{aged.pk}/").content.decode()
    assert client.post(f"/me/benefits/{aged.pk}/supply/", {"supplied": ""}).status_code == 422
    html = client.post(f"/me/benefits/{aged.pk}/supply/", {"supplied": "交到社区了"}, follow=True).content.decode()
    assert "街道会接着核对" in html
    assert state(aged, resident) == "checking"


def test_an_appeal_without_a_reason_is_asked_for_one(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        Offer.objects.filter(pk=aged.pk).update(state="refused")
    response = resident.client().post(f"/me/benefits/{aged.pk}/appeal/", {"reason": "  "})
    assert response.status_code == 422
    assert "必填" in response.content.decode()
    assert state(aged, resident) == "refused"


def test_a_dispute_of_a_line_that_is_not_there_is_shown_again(aged: Offer, resident: Person) -> None:
    response = resident.client().post(f"/me/benefits/{aged.pk}/dispute/", {"fact": "dis.level", "said": "2"})
    assert response.status_code == 200
    assert state(aged, resident) == "found"


def test_what_can_no_longer_be_said_is_a_conflict(aged: Offer, resident: Person) -> None:
    client = resident.client()
    client.post(f"/me/benefits/{aged.pk}/decline/")
    assert client.post(f"/me/benefits/{aged.pk}/decline/").status_code == 409
    assert client.post(f"/me/benefits/{aged.pk}/appeal/", {"reason": "x"}).status_code == 409


@pytest.mark.parametrize("move", ["decline/", "reconsider/", "appeal/", "supply/"])
def test_nothing_is_said_by_looking(move: str, aged: Offer, resident: Person) -> None:
    assert resident.client().get(f"/me/benefits/{aged.pk}/{move}").status_code == 405
    assert state(aged, resident) == "found"


def test_a_no_is_answered_kindly_in_both_languages(aged: Offer, resident: Person) -> None:
    where = f"/me/benefits/{aged.pk}/"
    client = resident.client()
    assert "想法变了随时可以重新开始" in client.post(f"{where}decline/", follow=True).content.decode()
    client.post(f"{where}reconsider/")
    answer = client.post(f"{where}decline/", follow=True, headers={"accept-language": "en"}).content.decode()
    assert "想法变了" not in answer


def test_the_statement_is_kept_and_shown_to_its_author(aged: Offer, resident: Person) -> None:
    client = resident.client()
    client.post(f"/me/benefits/{aged.pk}/dispute/", {"fact": "birth", "said": "1939-01-01"})
    html = client.get(f"/me/benefits/{aged.pk}/").content.decode()
    assert "正在核实您提出的问题" in html
    assert "还不知道" in html
