"""Three messages at most."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.identity.api import inbox
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.purpose import BENEFIT_MATCHING, SERVICE_SELF
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_the_message_names_no_benefit(aged: Offer, resident: Person, worker: Person) -> None:
    with worker.acting(BENEFIT_MATCHING):
        api.command(aged.pk, "contact")
    assert resident.subject
    with resident.acting(SERVICE_SELF):
        message = inbox(resident.subject)[0]
    assert message.template == "benefits.contact"
    assert set(message.refs) == {"offer"}


def test_after_three_tries_somebody_goes_to_the_door(aged: Offer, worker: Person) -> None:
    with worker.acting(BENEFIT_MATCHING):
        for _ in range(3):
            api.command(aged.pk, "contact")
        with pytest.raises(Refused, match="上门"):
            api.command(aged.pk, "contact")
