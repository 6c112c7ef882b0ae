"""A stop always tells."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Entitlement, Offer, StopEvent
from jiayuan.identity.api import inbox
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.steps import drawing
from tests.people import Person

pytestmark = pytest.mark.django_db


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
