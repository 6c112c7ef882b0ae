"""The desk: queue by clock, masked names, everything of one matter."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Delivery, Offer
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_DELIVERY
from tests.benefits.steps import confirmed, on_the_way
from tests.people import Person

pytestmark = pytest.mark.django_db
NAMES = ("bj.elder_aged", "bj.elder_hardship", "bj.elder_nursing")


@pytest.fixture
def waiting(found: dict[str, Offer], resident: Person, officer: Person) -> list[Offer]:
    """Three confirmed offers, due on different days, the last without a date."""
    today = clock.today()
    offers = [confirmed(found[name].pk, resident) for name in NAMES]
    days = [today + timedelta(days=3), today - timedelta(days=1), None]
    with officer.acting(BENEFIT_CHECK):
        for offer, day in zip(offers, days, strict=True):
            Offer.objects.filter(pk=offer.pk).update(clock_due=day)
    return offers


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


def test_a_matter_holds_all_that_was_said(waiting: list[Offer], officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK) as acting:
        found = api.matter(acting.scope, waiting[0].pk)
    assert {answer.question for answer in found.answers} == {"facts", "account", "authorise"}
    assert found.commands == ("dispute", "check")
    assert found.prefill.lines


def test_the_neighbour_finds_no_matter(waiting: list[Offer], neighbour: Person) -> None:
    with neighbour.acting(BENEFIT_CHECK) as acting, pytest.raises(NotFound):
        api.matter(acting.scope, waiting[0].pk)


def test_deliveries_under_way_are_listed(aged: Offer, resident: Person, officer: Person, neighbour: Person) -> None:
    on_the_way(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY) as acting:
        (row,) = api.deliveries(acting.scope)
    assert (row.person, row.delivery.state) == ("王*", "out")
    assert "hand" in row.commands
    with neighbour.acting(BENEFIT_DELIVERY) as acting:
        assert api.deliveries(acting.scope) == []


def test_one_delivery_or_none(aged: Offer, resident: Person, officer: Person, neighbour: Person) -> None:
    delivery: Delivery = on_the_way(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY) as acting:
        assert api.delivery_in(acting.scope, delivery.pk) is not None
    with neighbour.acting(BENEFIT_DELIVERY) as acting:
        assert api.delivery_in(acting.scope, delivery.pk) is None
