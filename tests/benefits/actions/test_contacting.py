"""Three messages at most."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.identity.api import inbox
from jiayuan.kernel.errors import Conflict, Refused
from jiayuan.kernel.purpose import BENEFIT_MATCHING, SERVICE_SELF
from tests.benefits.steps import told
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


def test_each_try_is_counted_and_told(aged: Offer, worker: Person, resident: Person) -> None:
    with worker.acting(BENEFIT_MATCHING):
        tries = [api.command(aged.pk, "contact").tries for _ in range(3)]
    assert tries == [1, 2, 3]
    assert told(resident) == [("benefits.contact", {})] * 3


def test_a_refused_try_sends_nothing(aged: Offer, worker: Person, resident: Person) -> None:
    with worker.acting(BENEFIT_MATCHING):
        Offer.objects.filter(pk=aged.pk).update(tries=3)
        with pytest.raises(Refused) as refused:
            api.command(aged.pk, "contact")
    assert refused.value.code == "tries"
    assert told(resident) == []


def test_the_message_is_the_persons_alone(aged: Offer, worker: Person, neighbour: Person) -> None:
    with worker.acting(BENEFIT_MATCHING):
        api.command(aged.pk, "contact")
    assert told(neighbour.as_resident()) == []


@pytest.mark.parametrize("state", ["confirmed", "checking", "drawing", "declined"])
def test_whoever_answered_is_left_in_peace(state: str, aged: Offer, worker: Person) -> None:
    with worker.acting(BENEFIT_MATCHING):
        Offer.objects.filter(pk=aged.pk).update(state=state)
        with pytest.raises(Conflict):
            api.command(aged.pk, "contact")


def test_a_call_counts_as_a_try_and_sends_nothing(aged: Offer, worker: Person, resident: Person) -> None:
    with worker.acting(BENEFIT_MATCHING):
        called = api.command(aged.pk, "contact", {"how": "call"})
    assert (called.tries, called.state) == (1, "contacted")
    assert told(resident) == []
