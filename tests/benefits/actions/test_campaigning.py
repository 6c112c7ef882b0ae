"""A campaign of a place."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Campaign, Offer, Run
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.errors import Invalid, NotAllowed
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.benefits.residents import person
from tests.people import Person
from tests.tree import HOME, NEXT_ROOM

pytestmark = pytest.mark.django_db


def test_a_campaign_takes_up_its_offers(found: dict[str, Offer], ran: object, officer: Person) -> None:
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


def test_a_campaign_runs_on_the_latest_run_above_it(ran: api.RunSummary, officer: Person) -> None:
    with acting_as_service("tests", place=HOME, purpose=BENEFIT_MATCHING):
        own = api.run()
    with officer.acting(BENEFIT_MATCHING):
        key = api.start_campaign("高龄津贴", ["bj.elder_aged"])
        assert Campaign.objects.get(pk=key).run_id == ran.run != own.run


def test_a_run_that_did_not_finish_carries_no_campaign(ran: api.RunSummary, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        Run.objects.filter(pk=ran.run).update(finished_at=None)
        with pytest.raises(Invalid) as missing:
            api.start_campaign("x", ["bj.elder_aged"])
        assert not Campaign.objects.exists()
    assert missing.value.code == "no-run"


def test_names_are_trimmed(ran: object, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        key = api.start_campaign(f"  {'长' * 90} ", ["bj.elder_aged"])
        assert Campaign.objects.get(pk=key).name == "长" * 80


def test_what_is_already_told_or_taken_is_not_adopted(found: dict[str, Offer], ran: object, officer: Person) -> None:
    names = ["bj.elder_aged", "bj.elder_hardship", "bj.disabled_living"]
    with officer.acting(BENEFIT_MATCHING):
        first = api.start_campaign("一", names[:1])
        api.command(found[names[1]].pk, "contact")
        second = api.start_campaign("二", names)
        held = dict(Offer.objects.filter(policy__in=names).values_list("policy", "campaign"))
    assert held == {names[0]: first, names[1]: None, names[2]: second}


def test_the_next_communitys_offers_are_not_adopted(base: UUID, officer: Person) -> None:
    person(NEXT_ROOM)
    with officer.acting(BENEFIT_MATCHING):
        api.run()
        assert api.find() == 6
    with acting_as_service("tests", place=HOME, purpose=BENEFIT_MATCHING):
        api.run()
        api.start_campaign("本社区", ["bj.elder_aged"])
    with officer.acting(BENEFIT_MATCHING):
        assert set(Offer.objects.exclude(campaign=None).values_list("person", flat=True)) == {base}


def test_unknowns_are_asked_only_in_a_campaign_that_asks(resident: Person, officer: Person) -> None:
    person(resident.place, relief__status=None, dis__level="", dis__type="", birth="1950-01-01")
    with officer.acting(BENEFIT_MATCHING):
        api.run()
        api.start_campaign("只找确定的", ["bj.elder_hardship"])
        assert not Offer.objects.exists()
        key = api.start_campaign("也问", ["bj.elder_hardship"], ask=True)
        assert Offer.objects.get().campaign_id == key
