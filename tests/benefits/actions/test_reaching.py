"""A campaign reaches for everybody it found."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.errors import NotAllowed, NotFound
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.benefits.conftest import Audited
from tests.benefits.steps import told
from tests.people import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(found: dict[str, Offer], ran: object, officer: Person) -> UUID:
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


def test_nobody_is_told_a_second_time_by_the_same_campaign(campaign: UUID, resident: Person, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        api.contact_found(campaign)
        api.contact_found(campaign)
    assert [template for template, _ in told(resident)] == ["benefits.contact"] * 2


def test_one_who_was_told_three_times_does_not_hold_up_the_others(campaign: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        Offer.objects.filter(policy="bj.elder_aged").update(tries=3)
        assert api.contact_found(campaign) == 1
        assert Offer.objects.get(policy="bj.elder_aged").state == "found"


def test_the_record_says_how_many(campaign: UUID, officer: Person, audited: Audited) -> None:
    with officer.acting(BENEFIT_MATCHING):
        api.contact_found(campaign)
    assert audited("benefits.campaign.contact") == [("ok", f"benefits_campaign:{campaign}")]
    assert len(audited("benefits.offer.contact")) == 2


def test_a_resident_reaches_nobody(campaign: UUID, resident: Person) -> None:
    with resident.acting(BENEFIT_MATCHING), pytest.raises(NotAllowed):
        api.contact_found(campaign)
