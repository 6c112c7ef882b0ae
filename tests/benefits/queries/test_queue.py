"""The queue by due clock."""

from __future__ import annotations

from datetime import date

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel import clock
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.benefits.queries.conftest import NAMES
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_the_earliest_clock_comes_first(waiting: list[Offer], officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK) as acting:
        page = api.queue(acting.scope, today=clock.today())
    assert [row.card.policy for row in page.rows] == [NAMES[1], NAMES[0], NAMES[2]]
    assert [row.overdue for row in page.rows] == [True, False, False]


def test_names_are_masked(waiting: list[Offer], officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK) as acting:
        page = api.queue(acting.scope, today=clock.today())
    assert {row.person for row in page.rows} == {"王*"}


def test_pages_go_on_by_key(waiting: list[Offer], officer: Person) -> None:
    seen, after = [], ""
    with officer.acting(BENEFIT_CHECK) as acting:
        for _ in range(3):
            page = api.queue(acting.scope, after=after, today=clock.today(), limit=1)
            seen += [row.card.id for row in page.rows]
            after = page.after
    assert len(set(seen)) == 3
    assert after == ""


def test_a_state_filters(waiting: list[Offer], officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK) as acting:
        assert api.queue(acting.scope, "noticed", today=clock.today()).rows == ()
        assert len(api.queue(acting.scope, "confirmed", today=clock.today()).rows) == 3


def test_the_neighbours_queue_is_empty(waiting: list[Offer], neighbour: Person) -> None:
    with neighbour.acting(BENEFIT_CHECK) as acting:
        assert api.queue(acting.scope, today=date(2026, 1, 1)).rows == ()
