"""A book is published by a second person."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.benefits import api
from jiayuan.identity.api import NewAccount, acting, acting_as_service, create_accounts, give_grant
from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import Conflict, NotAllowed, Refused
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from tests.people import Person
from tests.tree import DISTRICT

pytestmark = pytest.mark.django_db


@pytest.fixture
def district(officer: Person) -> Iterator[Acting]:
    """An officer of the district."""
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        (key,) = create_accounts([NewAccount("staff", "吴敏", "13800000066", None, DISTRICT)])
        grant = give_grant(key, "district_officer", DISTRICT, approved_by=officer.account_id, reason="tests")
    with acting(key, grant_id=grant, purpose=UPKEEP_SYSTEM) as entered:
        yield entered


def test_the_second_person_publishes(district: Acting, officer: Person) -> None:
    version = api.publish_book(officer.account_id)
    assert (version.jurisdiction, version.hash) == ("bj", api.load_book().hash)


def test_nobody_approves_their_own_rules(district: Acting) -> None:
    with pytest.raises(Refused, match="另一个人"):
        api.publish_book(district.account_id)


def test_one_version_a_day(district: Acting, officer: Person) -> None:
    api.publish_book(officer.account_id)
    with pytest.raises(Conflict):
        api.publish_book(officer.account_id)


def test_a_street_publishes_no_law(officer: Person, worker: Person) -> None:
    with officer.acting(UPKEEP_SYSTEM), pytest.raises(NotAllowed):
        api.publish_book(worker.account_id)
