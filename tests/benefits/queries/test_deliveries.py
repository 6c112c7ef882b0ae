"""Items on their way."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from jiayuan.audit.models import Record
from jiayuan.benefits import api
from jiayuan.benefits.models import Delivery, Offer
from jiayuan.benefits.queries.deliveries import GOING
from jiayuan.benefits.rules import DELIVERIES, DELIVERY_OVER
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import AUDIT_REVIEW, BENEFIT_DELIVERY
from tests.benefits.conftest import Audited
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


@pytest.fixture
def several(aged: Offer, resident: Person, officer: Person) -> dict[str, Delivery]:
    """One item in every state, the windows in the order of the states' names."""
    now = clock.now()
    with officer.acting(BENEFIT_DELIVERY):
        made = [
            Delivery(
                person=aged.person, place_path=aged.place_path, offer=aged, item="卡", state=state,
                window_from=now + timedelta(hours=hour), window_to=now + timedelta(hours=hour + 3), code_seal=b"x",
            )
            for hour, state in enumerate(sorted(DELIVERIES.states))
        ]  # fmt: skip
        return {one.state: one for one in Delivery.objects.bulk_create(made)}


def test_the_list_holds_what_is_still_going_by_window(several: dict[str, Delivery], officer: Person) -> None:
    with officer.acting(BENEFIT_DELIVERY) as acting:
        rows = api.deliveries(acting.scope)
    assert [row.delivery.state for row in rows] == sorted(GOING)
    assert set(GOING) | set(DELIVERY_OVER) == set(several)


@pytest.mark.parametrize("state", sorted(DELIVERIES.states))
def test_each_state_can_be_looked_up(state: str, several: dict[str, Delivery], officer: Person) -> None:
    with officer.acting(BENEFIT_DELIVERY) as acting:
        (row,) = api.deliveries(acting.scope, state)
    assert row.delivery == several[state]
    assert row.commands == DELIVERIES.commands(state)


def test_a_list_is_cut_at_its_limit(several: dict[str, Delivery], officer: Person, auditor: Person) -> None:
    with officer.acting(BENEFIT_DELIVERY) as acting:
        assert len(api.deliveries(acting.scope, limit=2)) == 2
    with auditor.acting(AUDIT_REVIEW):
        assert len(Record.objects.get(act="benefits.deliveries").subjects) == 1  # one person, named once


def test_an_unknown_delivery_is_none(tree: None, officer: Person, audited: Audited) -> None:
    with officer.acting(BENEFIT_DELIVERY) as acting:
        assert api.delivery_in(acting.scope, uuid4()) is None
    assert audited("benefits.delivery") == []
