"""Fixtures of the benefits tests: the resident stands in the base and a run has been made."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.actions.finding import new_offer
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.models import Assessment, Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_MATCHING
from tests.benefits.residents import person
from tests.people import Person

POLICIES = ("bj.disabled_living", "bj.disabled_nursing", "bj.elder_aged", "bj.elder_hardship", "bj.elder_nursing")


@pytest.fixture
def book() -> RuleBook:
    return api.load_book()


@pytest.fixture
def base(resident: Person) -> UUID:
    """The resident in the base, entitled to all five, drawing none."""
    return person(resident.place, key=resident.subject)


@pytest.fixture
def found(base: UUID, officer: Person) -> dict[str, Offer]:
    """An offer of every policy after a run of the street, also of both sides of a pair, by policy."""
    with officer.acting(BENEFIT_MATCHING):
        api.run()
        made = [new_offer(one, None, api.load_book().hash) for one in Assessment.objects.filter(person=base)]
        return {offer.policy: offer for offer in Offer.objects.bulk_create(made)}


@pytest.fixture
def aged(found: dict[str, Offer]) -> Offer:
    """The offer of the old-age allowance: no notice needed."""
    return found["bj.elder_aged"]


@pytest.fixture
def nursing(found: dict[str, Offer]) -> Offer:
    """The offer of the disabled nursing subsidy: a notice is needed."""
    return found["bj.disabled_nursing"]


@pytest.fixture
def checking(officer: Person) -> Iterator[Person]:
    """The street officer at the desk."""
    with officer.acting(BENEFIT_CHECK):
        yield officer
