"""A campaign reaches for everybody it found."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.people import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(found: dict[str, Offer], officer: Person) -> UUID:
    with officer.acting(BENEFIT_MATCHING):
        return api.start_campaign("老年人", ["bj.elder_aged", "bj.elder_hardship"])


def test_all_found_are_told(campaign: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        assert api.contact_found(campaign) == 2
        assert api.contact_found(campaign) == 0
        assert Offer.objects.filter(state="contacted").count() == 2


def test_a_few_at_a_time(campaign: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        assert api.contact_found(campaign, limit=1) == 1


def test_a_foreign_campaign_is_not_found(campaign: UUID, neighbour: Person) -> None:
    for key in (campaign, uuid4()):
        with neighbour.acting(BENEFIT_MATCHING), pytest.raises(NotFound):
            api.contact_found(key)
