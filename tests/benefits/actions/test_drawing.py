"""The entitlement opens with proof and stops with a word to the person."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Entitlement, Offer
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_DELIVERY
from tests.benefits.steps import approved, drawing
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_without_proof_nothing_is_drawn(aged: Offer, resident: Person, officer: Person) -> None:
    approved(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY):
        api.command(aged.pk, "schedule")
        with pytest.raises(Refused, match="凭证"):
            api.command(aged.pk, "prove")


def test_the_amount_and_the_book_are_frozen(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    with officer.acting(BENEFIT_CHECK):
        opened = Entitlement.objects.get(offer=aged)
    assert (opened.amount, opened.row, opened.to_month) == (10_000, "r1", None)
