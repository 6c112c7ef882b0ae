"""What leaves the house says nothing about anybody."""

from __future__ import annotations

import pytest
from django.db import transaction

from jiayuan.benefits import api
from jiayuan.benefits.actions import telling
from jiayuan.benefits.models import Delivery, Offer
from jiayuan.identity.api import inbox
from jiayuan.kernel.purpose import BENEFIT_DELIVERY, BENEFIT_MATCHING, SERVICE_SELF
from tests.benefits.steps import doing, told, tried
from tests.people import Person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("template", telling.TEMPLATES)
def test_templates_name_no_benefit_and_no_condition(template: str) -> None:
    assert not {"disab", "elder", "dibao", "nursing"} & set(template.split("."))


def test_each_try_is_one_message(aged: Offer, worker: Person, resident: Person) -> None:
    tried(aged.pk, worker, 2)
    assert resident.subject
    with resident.acting(SERVICE_SELF):
        assert len(inbox(resident.subject)) == 2


def test_the_same_version_is_told_once(aged: Offer, officer: Person, resident: Person) -> None:
    with doing(aged, officer) as deed:
        telling.tell(deed, telling.NEEDED)
        telling.tell(deed, telling.NEEDED)
    assert told(resident) == [("benefits.needed", {})]


def test_a_later_version_is_told_again(aged: Offer, officer: Person, resident: Person) -> None:
    with doing(aged, officer) as deed:
        telling.tell(deed, telling.DECIDED, outcome="refused")
        deed.offer.lock_version += 1
        telling.tell(deed, telling.DECIDED, outcome="upheld")
    assert [refs["outcome"] for _, refs in told(resident)] == ["upheld", "refused"]


def test_a_loss_is_told_once_for_each_item(out: Delivery, officer: Person, resident: Person) -> None:
    before = len(told(resident))
    with officer.acting(BENEFIT_DELIVERY):
        telling.tell_of_loss(out)
        telling.tell_of_loss(out)
    assert len(told(resident)) == before + 1


def test_a_message_of_a_move_that_failed_is_not_sent(aged: Offer, worker: Person, resident: Person) -> None:
    with worker.acting(BENEFIT_MATCHING), pytest.raises(RuntimeError), transaction.atomic():
        raise RuntimeError(api.command(aged.pk, "contact"))
    assert told(resident) == []
