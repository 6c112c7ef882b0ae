"""Items on their way."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Delivery, Offer
from jiayuan.kernel.purpose import BENEFIT_DELIVERY
from tests.benefits.steps import on_the_way
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_deliveries_under_way_are_listed(aged: Offer, resident: Person, officer: Person, neighbour: Person) -> None:
    on_the_way(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY) as acting:
        (row,) = api.deliveries(acting.scope)
    assert (row.person, row.delivery.state) == ("王*", "out")
    assert "hand" in row.commands
    with neighbour.acting(BENEFIT_DELIVERY) as acting:
        assert api.deliveries(acting.scope) == []


def test_one_delivery_or_none(aged: Offer, resident: Person, officer: Person, neighbour: Person) -> None:
    delivery: Delivery = on_the_way(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY) as acting:
        assert api.delivery_in(acting.scope, delivery.pk) is not None
    with neighbour.acting(BENEFIT_DELIVERY) as acting:
        assert api.delivery_in(acting.scope, delivery.pk) is None
