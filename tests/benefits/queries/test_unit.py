"""A household or claim as the explainer reads it: whose question is whose, and whose word counts."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.engine.book import RuleBook
from jiayuan.benefits.engine.facts import KNOWN
from jiayuan.benefits.models import Offer
from jiayuan.benefits.queries.unit import FOUND, SAID, lists_of, questions_of, to_find, told, unit_facts
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.test_homes import household
from tests.people import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def spent(base: UUID, resident: Person) -> Offer:
    """A claim for needed spending of 6,000 yuan."""
    with resident.acting(SERVICE_SELF):
        return api.apply("bj.temp_relief", {"claim.cause": "spending", "claim.spend": "600000"})


@pytest.mark.parametrize(
    ("policy", "asked"),
    [
        ("bj.temp_relief", {"claim.cause", "claim.persons", "claim.spend"}),
        ("bj.illness_poverty", {"claim.self_pay", "claim.car_for_care"}),
        ("bj.medical_aid", {"claim.kind", "claim.self_pay"}),
        ("bj.market_rent", {"lease.outside_six", "lease.registered", "lease.rent"}),
        ("bj.public_rent", {"lease.area"}),
        ("bj.elder_aged", set()),
    ],
)
def test_a_person_is_asked_what_only_they_can_tell(policy: str, asked: set[str], book: RuleBook) -> None:
    assert {one.code for one in questions_of(book.policies[policy], book)} == asked


def test_nobody_is_asked_more_than_four_things_or_about_income(book: RuleBook) -> None:
    for policy in book.policies.values():
        codes = [one.code for one in questions_of(policy, book)]
        assert len(codes) <= 4
        assert not {"income.total", "assets.net", "assets.money", "property_ok"} & set(codes)


def test_the_facts_of_members_are_no_facts_of_the_case(book: RuleBook) -> None:
    codes = {one.code for one in unit_facts(book.policies["bj.temp_relief"], book)}
    assert "income.total" in codes
    assert codes.isdisjoint({"dis.level", "conscript"})


def test_what_was_said_is_told_typed_and_as_the_persons_word(spent: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        fact = told(spent)["claim.spend"]
    assert (fact.state, fact.value, fact.source, fact.as_of) == (KNOWN, 600_000, "本人陈述", clock.today())


def test_said_and_found_are_told_apart(spent: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        api.state_findings(spent.pk, {"claim.spend": "550000"})
        values = [told(spent, *whose)["claim.spend"].value for whose in ((SAID,), (FOUND,), ())]
    assert values == [600_000, 550_000, 550_000]


def test_all_is_to_be_found_at_first(spent: Offer, officer: Person, book: RuleBook) -> None:
    with officer.acting(BENEFIT_CHECK):
        assert to_find(spent) == unit_facts(book.policies[spent.policy], book)


def test_without_a_named_household_nobody_is_listed(spent: Offer, officer: Person, book: RuleBook) -> None:
    with officer.acting(BENEFIT_CHECK):
        assert lists_of(spent.person, book.policies[spent.policy], book, clock.today(), {}) == {}


# 9号: a home of two, checked by the office, with bills of 40,000 yuan and no income.
CHECKED = {
    "hukou.home": "true", "income.total": "0", "assets.money": "0", "claim.identity": "none", "vehicles": "0",
    "claim.this_year": "false", "dwellings": "1", "premises": "false", "home.checked": "true",
}  # fmt: skip


@pytest.fixture
def ill(resident: Person) -> Offer:
    household({"relation": "02"}, {"relation": "10"}, key=resident.subject)
    with resident.acting(SERVICE_SELF):
        return api.apply("bj.illness_poverty", {"claim.self_pay": "4000000"})


def test_a_checked_home_has_its_sum(ill: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        done = api.state_findings(ill.pk, CHECKED)
    assert (done.amount, done.row) == (1_300_000, "bills")


def test_without_the_check_of_the_home_there_is_none(ill: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK):
        done = api.state_findings(ill.pk, {**CHECKED, "home.checked": "false"})
        missing = api.explain_offer(done).result.missing
    assert done.amount is None
    assert {"clergy_3y", "imprisoned"} <= set(missing)


def test_of_a_benefit_of_one_person_nobody_else_is_read(base: UUID, officer: Person, book: RuleBook) -> None:
    with officer.acting(BENEFIT_CHECK):
        assert lists_of(base, book.policies["bj.elder_aged"], book, clock.today(), {}) == {}
