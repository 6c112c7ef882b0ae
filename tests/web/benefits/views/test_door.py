"""The page held at the door."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Delivery, Offer
from jiayuan.kernel.purpose import BENEFIT_DELIVERY
from tests.benefits.steps import approved, code_of
from tests.people import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(aged: Offer, resident: Person, officer: Person) -> str:
    """The address of a delivery that is planned."""
    approved(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY):
        api.command(aged.pk, "schedule")
        return f"/staff/benefits/deliveries/{Delivery.objects.get(offer=aged).pk}/"


def test_from_the_shelf_to_the_door(planned: str, resident: Person, worker: Person) -> None:
    client = worker.client()
    client.post(f"{planned}pack/", {"serial": "A-7"})
    client.post(f"{planned}go/")
    assert "A-7" in client.get("/staff/benefits/deliveries/").content.decode()
    client.post(f"{planned}hand/", {"how": "code", "code": code_of(resident)})
    assert "已送达" in client.get(planned).content.decode()


def test_a_wrong_code_says_so_and_stays(planned: str, resident: Person, worker: Person) -> None:
    client = worker.client()
    client.post(f"{planned}pack/", {"serial": "A-7"})
    client.post(f"{planned}go/")
    wrong = f"{(int(code_of(resident)) + 1) % 1_000_000:06d}"
    html = client.post(f"{planned}hand/", {"how": "code", "code": wrong}, follow=True).content.decode()
    assert "送达码不对" in html
    assert "已出发" in html


def test_out_of_order_is_a_conflict(planned: str, worker: Person) -> None:
    assert worker.client().post(f"{planned}hand/", {"code": "1"}).status_code == 409


def test_the_neighbour_gets_404(planned: str, neighbour: Person) -> None:
    client = neighbour.client()
    assert client.get(planned).status_code == 404
    assert client.post(f"{planned}go/").status_code == 404
    assert "A-7" not in client.get("/staff/benefits/deliveries/").content.decode()
