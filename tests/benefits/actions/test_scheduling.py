"""A visit is planned."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Delivery, Offer
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import BENEFIT_DELIVERY
from tests.benefits.steps import approved
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_scheduling_sends_six_digits_and_keeps_none(aged: Offer, resident: Person, officer: Person) -> None:
    approved(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY):
        api.command(aged.pk, "schedule")
        delivery = Delivery.objects.get(offer=aged)
    assert len(bytes(delivery.code_seal)) == 16
    assert delivery.state == "planned"


@pytest.mark.parametrize("window", ["soon", "2026-01-01T09:00:00"])
def test_a_window_is_a_moment_with_zone(window: str, aged: Offer, resident: Person, officer: Person) -> None:
    approved(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY), pytest.raises(Invalid, match="上门时间"):
        api.command(aged.pk, "schedule", {"window": window})
