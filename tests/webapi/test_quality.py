"""Quality by program: seven parts, of one's own places only."""

from __future__ import annotations

import pytest

from tests.people import Person
from tests.tree import HOME, NEXT
from tests.webapi.calls import get, problem

pytestmark = pytest.mark.django_db


def test_the_own_place_has_seven_parts(worker: Person) -> None:
    told = get(worker, "/quality").json()
    assert told["place"] == str(HOME)
    assert {"parts", "places", "fixes"} <= set(told)


@pytest.mark.parametrize("at", [str(NEXT), "nonsense", "110102.999."])
def test_another_place_is_not_found(worker: Person, at: str) -> None:
    assert problem(get(worker, f"/quality?at={at}")) == (404, "not-found")


def test_a_room_is_asked_for_its_community(worker: Person) -> None:
    assert get(worker, f"/quality?at={HOME}0001.0001.").json()["place"] == str(HOME)


def test_residents_use_pages(resident: Person) -> None:
    assert problem(get(resident, "/quality")) == (403, "staff-only")
