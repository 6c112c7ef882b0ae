"""Whoever sees no person sees counts: the analyst's boards."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, transaction

from jiayuan.audit.models import Record
from jiayuan.benefits import api
from jiayuan.benefits.models import Assessment
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.purpose import AUDIT_REVIEW, BENEFIT_MATCHING, STATISTICS
from tests.benefits.assessed import assessed
from tests.people import Person, hired
from tests.tree import DISTRICT

pytestmark = pytest.mark.django_db
PAGES = ("boards/", "boards/map/", "boards/whatif/", "boards/whatif/?figure=L&yuan=1600")


@pytest.fixture
def analyst(officer: Person) -> Person:
    """An analyst of the district."""
    return hired("何静", "13800000099", "district_analyst", DISTRICT, officer)


def test_many_are_counted_and_few_are_not(analyst: Person) -> None:
    assessed(policy="bj.elder_aged", code=1, amount=10_000, times=12)
    assessed(policy="bj.elder_nursing", code=1, amount=60_000, times=3)
    with analyst.acting(STATISTICS), api.counting() as scope:
        told = {one.key: one.entitled for one in api.cover_by_policy(scope)}
    assert told["bj.elder_nursing"] is None


def test_no_row_is_open_to_the_analyst(analyst: Person) -> None:
    assessed(policy="bj.elder_aged", code=1)
    with analyst.acting(STATISTICS), pytest.raises(ProgrammingError), transaction.atomic():
        Assessment.objects.count()


@pytest.mark.parametrize("page", PAGES)
def test_the_analyst_reaches_the_boards(page: str, analyst: Person) -> None:
    rows = assessed(policy="bj.elder_aged", code=1, times=12)
    answer = analyst.client().get(f"/staff/benefits/{page}")
    assert answer.status_code == 200
    assert not [row for row in rows if str(row.person) in answer.content.decode()]


@pytest.mark.parametrize("page", ["", "queue/", "stops/", "pay/", "deliveries/", "worklist/"])
def test_and_no_page_about_people(page: str, analyst: Person) -> None:
    assert analyst.client().get(f"/staff/benefits/{page}").status_code == 403


def test_the_count_is_recorded_in_the_analysts_name(analyst: Person, auditor: Person) -> None:
    with analyst.acting(BENEFIT_MATCHING), api.counting():
        api.what_if("L", 150_000)
    with auditor.acting(AUDIT_REVIEW):
        assert Record.objects.filter(act="benefits.whatif", actor=analyst.account_id).exists()


@pytest.mark.parametrize("who", ["resident", "auditor"])
def test_others_count_nothing(who: str, request: pytest.FixtureRequest) -> None:
    person: Person = request.getfixturevalue(who)
    with person.acting(STATISTICS), pytest.raises(NotAllowed), api.counting():
        pass


def test_an_officer_counts_as_before(officer: Person) -> None:
    with officer.acting(STATISTICS) as acting, api.counting() as scope:
        assert scope == acting.scope
