"""Offers part-way, as the actions' tests find them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Delivery, Offer
from jiayuan.identity.api import NewAccount, acting, acting_as_service, create_accounts, give_grant
from jiayuan.kernel.context import Acting
from jiayuan.kernel.purpose import BENEFIT_APPEAL, BENEFIT_CHECK, SERVICE_SELF, UPKEEP_SYSTEM
from tests.benefits.steps import confirmed, on_the_way
from tests.people import Person
from tests.tree import DISTRICT, STREET


@pytest.fixture
def in_check(nursing: Offer, resident: Person, officer: Person) -> Offer:
    """Confirmed and taken into checking; its policy demands a notice."""
    confirmed(nursing.pk, resident, choice=nursing.policy)
    with officer.acting(BENEFIT_CHECK):
        return api.command(nursing.pk, "check")


@pytest.fixture
def appealed(in_check: Offer, officer: Person, resident: Person) -> Offer:
    """Refused by the officer, appealed by the resident."""
    with officer.acting(BENEFIT_CHECK):
        api.command(in_check.pk, "fail", {"reason": "等级不符", "cite": "一(二)"})
    with resident.acting(SERVICE_SELF):
        return api.command(in_check.pk, "appeal", {"reason": "我的证是一级"})


@pytest.fixture
def second_officer(officer: Person) -> Iterator[Acting]:
    """Another officer of the street, at work on appeals."""
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        (other,) = create_accounts([NewAccount("staff", "孙立", "13800000077", None, STREET)])
        grant = give_grant(other, "street_officer", STREET, approved_by=officer.account_id, reason="tests")
    with acting(other, grant_id=grant, purpose=BENEFIT_APPEAL) as entered:
        yield entered


@pytest.fixture
def out(aged: Offer, resident: Person, officer: Person) -> Delivery:
    """An item on its way to the resident."""
    return on_the_way(aged.pk, resident, officer)
