"""Found → confirmed → checked → delivered → drawing, through the door alone."""

from __future__ import annotations

import pytest

from jiayuan.benefits.models import Entitlement, Offer
from jiayuan.kernel.purpose import SERVICE_SELF
from tests.benefits.steps import drawing
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_an_entitled_person_ends_up_drawing(aged: Offer, resident: Person, officer: Person) -> None:
    assert drawing(aged.pk, resident, officer).state == "drawing"
    with resident.acting(SERVICE_SELF):
        opened = Entitlement.objects.get(offer=aged.pk)
    assert opened.amount == 10_000
    assert opened.from_month.day == 1
    assert opened.book_hash == aged.book_hash
