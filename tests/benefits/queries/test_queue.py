"""The queue by due clock."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiayuan.audit.models import Record
from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.benefits.queries.queue import FAR, WORK
from jiayuan.benefits.rules import OFFERS
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import AUDIT_REVIEW, BENEFIT_CHECK
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


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 12, 13])
def test_every_matter_comes_once_whatever_the_page(limit: int, many: list[Offer], officer: Person) -> None:
    seen, after = [], ""
    with officer.acting(BENEFIT_CHECK) as acting:
        for _ in range(20):
            page = api.queue(acting.scope, after=after, today=clock.today(), limit=limit)
            seen += [row.card for row in page.rows]
            after = page.after
            if not after:
                break
    assert len({card.id for card in seen}) == len(seen) == len(many)
    assert [card.due or FAR for card in seen] == sorted(card.due or FAR for card in seen)


@pytest.mark.parametrize("after", ["x", "2026-01-01", "2026-01-01_", "2026-13-01_1", "_", "9999-12-31_zz"])
def test_half_an_address_is_said_to_be_one(after: str, tree: None, officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK) as acting, pytest.raises(Invalid, match="第一页") as wrong:
        api.queue(acting.scope, after=after, today=clock.today())
    assert wrong.value.code == "page"


@pytest.mark.parametrize("state", sorted(OFFERS.states - {""}))
def test_only_what_waits_for_the_office_is_queued(state: str, many: list[Offer], officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK) as acting:
        Offer.objects.filter(pk=many[0].pk).update(state=state)
        shown = api.queue(acting.scope, today=clock.today()).rows
    assert (many[0].pk in {row.card.id for row in shown}) is (state in WORK)


def test_what_nobody_works_on_is_no_filter(many: list[Offer], officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK) as acting:
        assert len(api.queue(acting.scope, "drawing", today=clock.today()).rows) == 12


def test_due_today_is_not_late(many: list[Offer], officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK) as acting:
        late = {
            days: sum(row.overdue for row in api.queue(acting.scope, today=clock.today() + timedelta(days=days)).rows)
            for days in (0, 1, 2, 3)
        }
    assert late == {0: 0, 1: 3, 2: 6, 3: 8}


def test_a_page_is_one_record_with_everybody_on_it(many: list[Offer], officer: Person, auditor: Person) -> None:
    with officer.acting(BENEFIT_CHECK) as acting:
        api.queue(acting.scope, today=clock.today(), limit=5)
    with auditor.acting(AUDIT_REVIEW):
        (read,) = Record.objects.filter(act="benefits.queue")
    assert (len(read.subjects), read.fields) == (5, ["name"])


def test_the_queue_takes_few_queries(waiting: list[Offer], officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK) as acting, CaptureQueriesContext(connection) as queries:
        api.queue(acting.scope, today=clock.today())
    assert len(queries) <= 8
