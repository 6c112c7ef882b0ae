"""This is not right."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.events import FactDisputed
from jiayuan.benefits.models import CheckStep, Offer, Statement
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, NotAllowed
from jiayuan.kernel.events import Event
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.residents import changed
from tests.benefits.steps import told
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


def disputed(offer: Offer, resident: Person, said: str = "1935-01-01") -> Offer:
    with resident.acting(SERVICE_SELF):
        return api.command(offer.pk, "dispute", {"fact": "birth", "said": said})


def test_the_owner_of_the_ledger_has_five_working_days(aged: Offer, resident: Person) -> None:
    friday = datetime(2026, 3, 13, 2, tzinfo=UTC)
    with clock.frozen(friday):
        offer = disputed(aged, resident)
    with resident.acting(SERVICE_SELF):
        assert Statement.objects.get(offer=aged).due == offer.clock_due == date(2026, 3, 20)


def test_a_dispute_is_announced_with_the_statements_id(aged: Offer, resident: Person, announced: list[Event]) -> None:
    disputed(aged, resident)
    with resident.acting(SERVICE_SELF):
        assert announced == [FactDisputed(Statement.objects.get().pk)]


def test_a_fact_of_another_policy_cannot_be_disputed_here(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF), pytest.raises(Invalid) as wrong:
        api.command(aged.pk, "dispute", {"fact": "dis.level", "said": "2"})
    assert wrong.value.code == "fact"


def test_long_words_are_cut_not_refused(aged: Offer, resident: Person) -> None:
    disputed(aged, resident, "很久以前" * 100)
    with resident.acting(SERVICE_SELF):
        assert len(Statement.objects.get(offer=aged).said) == 200


def test_what_the_base_holds_after_looking_decides(aged: Offer, resident: Person, worker: Person) -> None:
    disputed(aged, resident)
    changed(aged.person, birth="1935-01-01")
    with worker.acting(BENEFIT_CHECK):
        offer = api.command(aged.pk, "settle")
    assert (offer.amount, offer.row, offer.clock_due) == (50_000, "r2", None)


def test_settling_names_who_looked(aged: Offer, resident: Person, worker: Person) -> None:
    disputed(aged, resident)
    with worker.acting(BENEFIT_CHECK):
        api.command(aged.pk, "settle")
        found = Statement.objects.get(offer=aged)
    assert (found.settled_by_id, found.held, found.said) == (worker.account_id, "1940-01-01", "1935-01-01")
    assert found.settled_at is not None


def test_after_settling_one_may_dispute_again(aged: Offer, resident: Person, worker: Person) -> None:
    disputed(aged, resident)
    with worker.acting(BENEFIT_CHECK):
        api.command(aged.pk, "settle")
    disputed(aged, resident, "1934-01-01")
    with resident.acting(SERVICE_SELF):
        assert list(Statement.objects.order_by("id").values_list("outcome", flat=True)) == ["looked", ""]


def test_one_settlement_leaves_other_matters_alone(found: dict[str, Offer], resident: Person, worker: Person) -> None:
    for name in ("bj.elder_aged", "bj.elder_hardship"):
        disputed(found[name], resident)
    with worker.acting(BENEFIT_CHECK):
        api.command(found["bj.elder_aged"].pk, "settle")
        assert Statement.objects.get(settled_at=None).offer_id == found["bj.elder_hardship"].pk


def test_a_matter_closed_after_looking_is_told_with_its_reason_on_file(
    aged: Offer, resident: Person, worker: Person
) -> None:
    disputed(aged, resident)
    with worker.acting(BENEFIT_CHECK):
        offer = api.command(aged.pk, "reject", {"reason": "户籍已迁出"})
        step = CheckStep.objects.get(offer=aged)
    assert (offer.state, offer.clock_due) == ("closed", None)
    assert (step.step, step.note, step.done_by_id) == ("settlement", "户籍已迁出", worker.account_id)
    assert told(resident) == [("benefits.closed", {})]


def test_a_resident_does_not_settle_their_own_dispute(aged: Offer, resident: Person) -> None:
    disputed(aged, resident)
    with resident.acting(SERVICE_SELF), pytest.raises(NotAllowed):
        api.command(aged.pk, "settle")
