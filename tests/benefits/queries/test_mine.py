"""A resident's own page."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.steps import confirmed, drawing
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_groups_follow_the_state(found: dict[str, Offer], resident: Person, officer: Person) -> None:
    drawing(found["bj.elder_aged"].pk, resident, officer)
    confirmed(found["bj.elder_hardship"].pk, resident)
    with resident.acting(SERVICE_SELF) as acting:
        mine = api.my_benefits(acting.scope)
    assert [len(group) for group in (mine.may_be_mine, mine.under_way, mine.drawing, mine.stopped)] == [3, 1, 1, 0]


def test_what_was_stopped_is_shown_with_its_month(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    with officer.acting(BENEFIT_CHECK):
        api.command(aged.pk, "stop", {"reason": "review"})
    with resident.acting(SERVICE_SELF) as acting:
        (stopped,) = api.my_benefits(acting.scope).stopped
    assert stopped.until is not None


def test_the_page_takes_few_queries(found: object, resident: Person) -> None:
    with resident.acting(SERVICE_SELF) as acting, CaptureQueriesContext(connection) as queries:
        api.my_benefits(acting.scope)
    assert len(queries) == 3


def test_a_neighbour_has_none_of_it(found: object, neighbour: Person) -> None:
    with neighbour.as_resident().acting(SERVICE_SELF) as acting:
        mine = api.my_benefits(acting.scope)
    assert mine.may_be_mine == ()
