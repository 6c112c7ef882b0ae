"""Fixtures of the benefits tests: the resident stands in the base and a run has been made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest

from jiayuan.audit.models import Record
from jiayuan.benefits import api
from jiayuan.benefits.actions.finding import new_offer
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.dates import month_start
from jiayuan.benefits.models import Assessment, Offer
from jiayuan.kernel import clock, events
from jiayuan.kernel.events import Event
from jiayuan.kernel.purpose import AUDIT_REVIEW, BENEFIT_CHECK, BENEFIT_MATCHING
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
def found(base: UUID, resident: Person, officer: Person) -> dict[str, Offer]:
    """An offer of every policy, also of both sides of a pair, by policy: what a run and a search would make."""
    with officer.acting(BENEFIT_MATCHING):
        results = [line.result for line in api.assess(base).lines]
        month = month_start(clock.today())
        common = {"person": base, "place_path": resident.place.value, "month": month}
        rows = [
            Assessment(**common, policy=one.policy, code=one.code, row=f"r{one.code}", amount=one.amount, high=one.high)
            for one in results
        ]
        made = [new_offer(row, None, api.load_book().hash) for row in rows]
        return {offer.policy: offer for offer in Offer.objects.bulk_create(made)}


@pytest.fixture
def ran(base: UUID, officer: Person) -> api.RunSummary:
    """A finished run of the street."""
    with officer.acting(BENEFIT_MATCHING):
        return api.run()


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


@pytest.fixture
def announced() -> Iterator[list[Event]]:
    """What was announced during the test, in order, at once instead of after the commit."""
    heard: list[Event] = []
    before = events._transport[0]
    events.use_transport(heard.append)
    yield heard
    events.use_transport(before)


Audited = Callable[[str], list[tuple[str, str]]]


@pytest.fixture
def audited(auditor: Person) -> Audited:
    """Audit records of one kind, oldest first: outcome and object."""

    def found(act: str) -> list[tuple[str, str]]:
        with auditor.acting(AUDIT_REVIEW):
            return list(Record.objects.filter(act=act).order_by("id").values_list("outcome", "object"))

    return found
