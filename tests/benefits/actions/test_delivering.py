"""To the door and back."""

from __future__ import annotations

from uuid import uuid4

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Delivery, Offer
from jiayuan.identity.api import inbox
from jiayuan.kernel.errors import Conflict, Invalid, NotFound, Refused
from jiayuan.kernel.purpose import BENEFIT_DELIVERY, SERVICE_SELF
from tests.benefits.steps import approved
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_nobody_home_three_times(out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        for _ in range(2):
            api.delivery_command(out.pk, "miss")
            api.delivery_command(out.pk, "go")
        api.delivery_command(out.pk, "miss")
        with pytest.raises(Refused, match="三次"):
            api.delivery_command(out.pk, "go")
        assert api.delivery_command(out.pk, "bring_back").state == "returned"


def test_a_serial_is_used_once(out: Delivery, found: dict[str, Offer], resident: Person, officer: Person) -> None:
    other = found["bj.elder_hardship"]
    approved(other.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY):
        api.command(other.pk, "schedule")
        second = Delivery.objects.get(offer=other)
        with pytest.raises(Refused, match="编号"):
            api.delivery_command(second.pk, "pack", {"serial": out.serial})
        with pytest.raises(Invalid, match="编号"):
            api.delivery_command(second.pk, "pack", {"serial": " "})


def test_a_lost_item_is_told(out: Delivery, resident: Person, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        assert api.delivery_command(out.pk, "lose").state == "lost"
    assert resident.subject
    with resident.acting(SERVICE_SELF):
        assert any(item.template == "benefits.lost" for item in inbox(resident.subject))


def test_a_delivery_moves_in_order_and_version(out: Delivery, worker: Person) -> None:
    with worker.acting(BENEFIT_DELIVERY):
        with pytest.raises(Conflict):
            api.delivery_command(out.pk, "pack", {"serial": "B-1"})
        with pytest.raises(Conflict):
            api.delivery_command(out.pk, "miss", expected_version=0)


def test_the_neighbours_worker_finds_no_delivery(out: Delivery, neighbour: Person) -> None:
    with neighbour.acting(BENEFIT_DELIVERY):
        for key in (out.pk, uuid4()):
            with pytest.raises(NotFound):
                api.delivery_command(key, "miss")
