"""A campaign of a place."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Campaign, Offer
from jiayuan.kernel.errors import Invalid, NotAllowed
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_a_campaign_takes_up_its_offers(found: dict[str, Offer], officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        key = api.start_campaign("高龄津贴", ["bj.elder_aged"])
        assert Offer.objects.filter(campaign=key).count() == 1
        assert Campaign.objects.get(pk=key).run is not None


@pytest.mark.parametrize("policies", [[], ["bj.nothing"]])
def test_a_campaign_names_real_policies(policies: list[str], officer: Person, found: object) -> None:
    with officer.acting(BENEFIT_MATCHING), pytest.raises(Invalid):
        api.start_campaign("x", policies)


def test_a_campaign_needs_a_run(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING), pytest.raises(Invalid, match="评估"):
        api.start_campaign("x", ["bj.elder_aged"])


def test_a_worker_starts_no_campaign(found: object, worker: Person) -> None:
    with worker.acting(BENEFIT_MATCHING), pytest.raises(NotAllowed):
        api.start_campaign("x", ["bj.elder_aged"])
