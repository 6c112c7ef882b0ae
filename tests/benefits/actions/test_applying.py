"""Asking without having been found."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.residents import person
from tests.benefits.steps import drawing
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_entry_is_never_refused(resident: Person) -> None:
    person(resident.place, key=resident.subject, birth="1990-01-01")
    with resident.acting(SERVICE_SELF):
        offer = api.apply("bj.elder_aged")
    assert (offer.state, offer.kind, offer.amount) == ("confirmed", "applied", 0)


@pytest.mark.parametrize("how", ["open", "drawing"])
def test_one_does_not_apply_twice(how: str, aged: Offer, resident: Person, officer: Person) -> None:
    if how == "drawing":
        drawing(aged.pk, resident, officer)
    with resident.acting(SERVICE_SELF), pytest.raises(Conflict):
        api.apply(aged.policy)


def test_one_applies_for_what_there_is(resident: Person) -> None:
    with resident.acting(SERVICE_SELF), pytest.raises(Invalid):
        api.apply("bj.nothing")


def test_staff_do_not_apply_for_themselves(officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK), pytest.raises(NotAllowed):
        api.apply("bj.elder_aged")
