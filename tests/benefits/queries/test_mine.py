"""A resident's own page."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiayuan.audit.models import Record
from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.benefits.rules import CLOSED, MAY_BE_MINE, OFFERS, UNDER_WAY
from jiayuan.kernel.purpose import AUDIT_REVIEW, BENEFIT_CHECK, SERVICE_SELF
from jiayuan.kernel.scope import Scope
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


@pytest.mark.parametrize("state", sorted(OFFERS.states - {""}))
def test_every_state_has_its_place_or_none(state: str, aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF) as acting:
        Offer.objects.filter(pk=aged.pk).update(state=state)
        mine = api.my_benefits(acting.scope)
    assert (aged.pk in {card.id for card in mine.may_be_mine}) is (state in MAY_BE_MINE)
    assert (aged.pk in {card.id for card in mine.under_way}) is (state in UNDER_WAY)


def test_no_offer_is_in_two_groups() -> None:
    assert not set(MAY_BE_MINE) & set(UNDER_WAY)
    assert not set(CLOSED) & {*MAY_BE_MINE, *UNDER_WAY, "drawing"}
    assert {*MAY_BE_MINE, *UNDER_WAY, *CLOSED, "drawing"} == OFFERS.states - {""}


def test_one_look_is_one_record_about_oneself(found: object, resident: Person, auditor: Person) -> None:
    with resident.acting(SERVICE_SELF) as acting:
        api.my_benefits(acting.scope)
    with auditor.acting(AUDIT_REVIEW):
        assert Record.objects.get(act="benefits.mine").subjects == [resident.subject]


def test_without_a_scope_there_is_nothing_of_mine(found: object, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        mine = api.my_benefits(Scope(None))
    assert (mine.may_be_mine, mine.under_way, mine.drawing, mine.stopped) == ((), (), (), ())
