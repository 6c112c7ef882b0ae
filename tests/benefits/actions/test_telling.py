"""What leaves the house says nothing about anybody."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.actions import telling
from jiayuan.benefits.models import Offer
from jiayuan.identity.api import inbox
from jiayuan.kernel.purpose import BENEFIT_MATCHING, SERVICE_SELF
from tests.people import Person

pytestmark = pytest.mark.django_db

TEMPLATES = [value for name, value in vars(telling).items() if name.isupper()]


@pytest.mark.parametrize("template", TEMPLATES)
def test_templates_name_no_benefit_and_no_condition(template: str) -> None:
    assert not {"disab", "elder", "dibao", "nursing"} & set(template.split("."))


def test_each_try_is_one_message(aged: Offer, worker: Person, resident: Person) -> None:
    with worker.acting(BENEFIT_MATCHING):
        api.command(aged.pk, "contact")
        api.command(aged.pk, "contact")
    assert resident.subject
    with resident.acting(SERVICE_SELF):
        assert len(inbox(resident.subject)) == 2
