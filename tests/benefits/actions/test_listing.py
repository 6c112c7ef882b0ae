"""What is owed, on one list: back months, other places, other policies, and no month twice."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.benefits.actions.listing import draft_paylist
from jiayuan.benefits.engine.dates import add_months
from jiayuan.benefits.models import PayLine
from jiayuan.kernel.errors import NotAllowed, Refused
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.money import NOVEMBER, POLICY, drawn
from tests.people import Person
from tests.tree import NEXT_ROOM

pytestmark = pytest.mark.django_db
FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
BEGIN = date(2026, 5, 1)


def test_the_day_in_the_month_does_not_matter(checking: Person) -> None:
    drawn(uuid7())
    assert draft_paylist(POLICY, date(2026, 11, 28)).month == NOVEMBER


def test_another_policy_is_another_list(checking: Person) -> None:
    one = uuid7()
    drawn(one)
    drawn(one, policy="bj.elder_hardship", amount=20_000)
    assert (draft_paylist(POLICY, NOVEMBER).total, draft_paylist("bj.elder_hardship", NOVEMBER).total) == (
        10_000,
        20_000,
    )


def test_doors_of_one_place_stand_together(checking: Person) -> None:
    for place in (NEXT_ROOM.value, None, NEXT_ROOM.value):
        drawn(uuid7(), **({"place": place} if place else {}))
    made = draft_paylist(POLICY, NOVEMBER)
    paths = list(PayLine.objects.filter(paylist=made).order_by("seq").values_list("place_path", flat=True))
    assert paths == sorted(paths)


@pytest.mark.parametrize("since", [date(2026, 12, 1), date(2027, 1, 1)])
def test_what_has_not_begun_is_not_owed(since: date, checking: Person) -> None:
    drawn(uuid7(), since)
    with pytest.raises(Refused):
        draft_paylist(POLICY, NOVEMBER)


def test_a_period_that_ended_where_it_began_was_none(checking: Person) -> None:
    drawn(uuid7(), until=NOVEMBER)
    with pytest.raises(Refused):
        draft_paylist(POLICY, NOVEMBER)


def test_a_resident_draws_up_nothing(resident: Person) -> None:
    with resident.acting(SERVICE_SELF), pytest.raises(NotAllowed):
        draft_paylist(POLICY, NOVEMBER)


@FEW
@given(
    periods=st.lists(st.tuples(st.integers(0, 6), st.none() | st.integers(1, 6)), max_size=4),
    lists=st.lists(st.integers(0, 8), max_size=4),
)
def test_lists_in_any_order_pay_every_month_once_and_their_sums_agree(
    periods: list[tuple[int, int | None]], lists: list[int], officer: Person
) -> None:
    """Periods as (begins, lasts months or open), lists by the month they reach."""
    with officer.acting(BENEFIT_CHECK), transaction.atomic():
        for at, months in periods:
            drawn(uuid7(), add_months(BEGIN, at), until=add_months(BEGIN, at + months) if months else None)
        for upto in lists:
            with suppress(Refused):
                made = draft_paylist(POLICY, add_months(BEGIN, upto))
                assert made.total == sum(PayLine.objects.filter(paylist=made).values_list("amount", flat=True))
        paid = list(PayLine.objects.values_list("entitlement_id", "month"))
        transaction.set_rollback(True)
    assert len(paid) == len(set(paid))
