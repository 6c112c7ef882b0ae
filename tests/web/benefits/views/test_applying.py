"""Asking without having been found."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.residents import person
from tests.people import Person

pytestmark = pytest.mark.django_db

PAGES = ("", "confirm/", "dispute/", "receipt/")
MOVES = ("decline/", "reconsider/", "appeal/")


def test_applying_without_being_found(base: object, resident: Person) -> None:
    client = resident.client()
    assert "高龄老年人津贴" in client.get("/me/benefits/apply/").content.decode()
    assert client.post("/me/benefits/apply/", {"policy": "bj.elder_aged"}).status_code == 302
    assert client.post("/me/benefits/apply/", {"policy": "bj.elder_aged"}).status_code == 409
    assert client.post("/me/benefits/apply/", {"policy": "x"}).status_code == 422


def test_whoever_does_not_qualify_may_still_ask(resident: Person) -> None:
    person(resident.place, key=resident.subject, birth="1990-01-01")
    html = resident.client().post("/me/benefits/apply/", {"policy": "bj.elder_aged"}, follow=True).content.decode()
    assert "已收到您的申请" in html
    with resident.acting(SERVICE_SELF):
        assert Offer.objects.get().kind == "applied"


def test_only_what_is_in_force_is_listed(base: object, resident: Person) -> None:
    html = resident.client().get("/me/benefits/apply/").content.decode()
    assert html.count('name="policy"') == len(api.load_book().for_people(clock.today()))


@pytest.mark.parametrize("policy", ["", "bj.nothing", "../../etc"])
def test_what_there_is_not_cannot_be_asked_for(policy: str, base: object, resident: Person) -> None:
    response = resident.client().post("/me/benefits/apply/", {"policy": policy})
    assert response.status_code == 422
    assert "没有这项待遇" in response.content.decode()


def test_staff_apply_for_nobody(base: object, worker: Person) -> None:
    assert worker.client().post("/me/benefits/apply/", {"policy": "bj.elder_aged"}).status_code in {302, 403}
    with worker.acting(BENEFIT_CHECK):
        assert not Offer.objects.exists()


@pytest.mark.parametrize("policy", ["bj.compulsory_edu", "bj.medical_aid"])
def test_what_is_not_paid_by_the_month_cannot_be_asked_for_here(policy: str, resident: Person) -> None:
    """A sum for a school year or a single claim must never be drawn every month."""
    assert resident.client().post("/me/benefits/apply/", {"policy": policy}).status_code == 422
