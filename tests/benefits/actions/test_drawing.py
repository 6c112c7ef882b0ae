"""The entitlement opens with proof and stops with a word to the person."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.actions.drawing import code_matches, code_seal
from jiayuan.benefits.models import Delivery, Entitlement, Offer, StopEvent
from jiayuan.identity.api import inbox
from jiayuan.kernel.errors import Invalid, Refused
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_DELIVERY, SERVICE_SELF
from tests.benefits.steps import approved, drawing
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_scheduling_sends_six_digits_and_keeps_none(aged: Offer, resident: Person, officer: Person) -> None:
    approved(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY):
        api.command(aged.pk, "schedule")
        delivery = Delivery.objects.get(offer=aged)
    assert len(bytes(delivery.code_seal)) == 16
    assert delivery.state == "planned"


def test_a_code_belongs_to_one_delivery() -> None:
    first, second = uuid7(), uuid7()
    assert code_matches(Delivery(id=first, code_seal=code_seal(first, "123456")), " 123456 ")
    assert not code_matches(Delivery(id=second, code_seal=code_seal(first, "123456")), "123456")


@pytest.mark.parametrize("window", ["soon", "2026-01-01T09:00:00"])
def test_a_window_is_a_moment_with_zone(window: str, aged: Offer, resident: Person, officer: Person) -> None:
    approved(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY), pytest.raises(Invalid, match="上门时间"):
        api.command(aged.pk, "schedule", {"window": window})


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


def test_a_stop_names_its_reason_and_is_told(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    with officer.acting(BENEFIT_CHECK):
        with pytest.raises(Invalid):
            api.command(aged.pk, "stop", {"reason": "whim"})
        assert api.command(aged.pk, "stop", {"reason": "hukou"}).state == "stopped"
        ended = Entitlement.objects.get(offer=aged)
        assert StopEvent.objects.get().effective_month == ended.to_month
    assert told(resident, "benefits.stopped")


def told(resident: Person, template: str) -> bool:
    subject: UUID | None = resident.subject
    assert subject
    with resident.acting(SERVICE_SELF):
        return any(item.template == template for item in inbox(subject))


def test_after_a_stop_one_may_be_found_again(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "stop", {"reason": "review"})
        api.run()
        assert api.find() == 1
