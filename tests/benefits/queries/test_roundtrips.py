"""The round of a day, by the doors of the test tree."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from jiayuan.benefits.models import Delivery
from jiayuan.benefits.queries.roundtrips import day_round
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_DELIVERY
from tests.benefits.money import drawn
from tests.benefits.residents import person
from tests.people import Person
from tests.tree import HOME_BUILDING, HOME_ROOM, NEXT_BUILDING, NEXT_ROOM

pytestmark = pytest.mark.django_db


def item(place: str, at: datetime, state: str = "packed") -> Delivery:
    """Something to carry, for whoever acts now."""
    offer = drawn(person(), place=place).offer
    return Delivery.objects.create(
        id=uuid7(), person=offer.person, place_path=place, offer=offer, item="养老券", serial=str(uuid7()), state=state,
        window_from=at, window_to=at + timedelta(hours=3), code_seal=b"x",
    )  # fmt: skip


def test_doors_of_one_building_are_one_stop(tree: None, officer: Person) -> None:
    with officer.acting(BENEFIT_DELIVERY) as acting:
        now = clock.now()
        for place in (HOME_ROOM.value, NEXT_ROOM.value, HOME_ROOM.value):
            item(place, now)
        found = day_round(acting.scope, clock.today())
    assert {stop.building: len(stop.rows) for stop in found.stops} == {HOME_BUILDING: 2, NEXT_BUILDING: 1}
    assert 1_000 < found.metres < 3_000
    assert found.unplaced == ()


@pytest.mark.parametrize(("days", "state"), [(1, "packed"), (-1, "packed"), (0, "handed"), (0, "returned")])
def test_another_day_or_done_is_not_carried(days: int, state: str, officer: Person) -> None:
    with officer.acting(BENEFIT_DELIVERY) as acting:
        item(HOME_ROOM.value, clock.now() + timedelta(days=days), state)
        found = day_round(acting.scope, clock.today())
    assert (found.stops, found.unplaced, found.metres) == ((), (), 0)


def test_the_neighbour_s_worker_carries_nothing_of_ours(officer: Person, neighbour: Person) -> None:
    with officer.acting(BENEFIT_DELIVERY):
        item(HOME_ROOM.value, clock.now())
    with neighbour.acting(BENEFIT_DELIVERY) as acting:
        found = day_round(acting.scope, clock.today())
    assert (found.stops, found.unplaced) == ((), ())
