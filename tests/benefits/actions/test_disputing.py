"""This is not right."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer, Statement
from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_a_dispute_keeps_both_values(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1935-01-01"})
        found = Statement.objects.get(offer=aged)
    assert (found.held, found.said, found.settled_at) == ("1940-01-01", "1935-01-01", None)


def test_a_disputed_fact_decides_nothing(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1935-01-01"})
        result = api.explain(aged.person, aged.policy).result
    assert (result.code, result.missing) == (-1, ("birth",))


def test_settling_evaluates_again(aged: Offer, resident: Person, worker: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1935-01-01"})
    with worker.acting(BENEFIT_CHECK):
        offer = api.command(aged.pk, "settle")
        assert Statement.objects.get(offer=aged).outcome == "looked"
    assert (offer.state, offer.amount) == ("found", 10_000)


@pytest.mark.parametrize("data", [{}, {"fact": "birth"}, {"fact": "secret", "said": "x"}, {"said": "x"}])
def test_a_dispute_names_a_line_and_a_value(data: dict[str, str], aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF), pytest.raises(Invalid):
        api.command(aged.pk, "dispute", data)


def test_after_looking_it_may_be_closed_with_a_reason(aged: Offer, resident: Person, worker: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1950-01-01"})
    with worker.acting(BENEFIT_CHECK):
        with pytest.raises(Invalid):
            api.command(aged.pk, "reject")
        assert api.command(aged.pk, "reject", {"reason": "出生日期已核实"}).state == "closed"
