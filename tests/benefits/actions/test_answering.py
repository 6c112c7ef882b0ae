"""What a person says to an offer."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Answer, ConsentSigned, Offer, Statement
from jiayuan.identity.api import inbox, open_for
from jiayuan.kernel.errors import Conflict, Invalid, Refused
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_MATCHING, SERVICE_SELF
from tests.benefits.residents import person
from tests.benefits.steps import answers, confirmed
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_confirming_takes_at_most_four_answers(nursing: Offer, resident: Person) -> None:
    offer = confirmed(nursing.pk, resident, choice=nursing.policy, account_number="6222 0200 0000 0000")
    with resident.acting(SERVICE_SELF):
        questions = sorted(Answer.objects.filter(offer=offer).values_list("question", flat=True))
        assert ConsentSigned.objects.filter(offer=offer).count() == 1
    assert questions == ["account", "authorise", "choice", "facts"]
    assert (offer.state, offer.choice) == ("confirmed", nursing.policy)


def test_an_account_number_is_sealed(aged: Offer, resident: Person) -> None:
    confirmed(aged.pk, resident, account_number="6222020000001234")
    with resident.acting(SERVICE_SELF):
        found = Answer.objects.get(offer=aged, question="account")
    assert found.value == "****1234"
    assert open_for(aged.person, f"benefits_answer.sealed:{aged.pk}", bytes(found.sealed or b"")) == "6222020000001234"


@pytest.mark.parametrize("number", ["12", "62220200000000000000000", "六二二二"])
def test_a_wrong_account_is_refused(number: str, aged: Offer, resident: Person) -> None:
    with pytest.raises(Invalid, match="银行卡号"):
        confirmed(aged.pk, resident, account_number=number)


@pytest.mark.parametrize("missing", ["facts", "authorise"])
def test_nothing_goes_on_without_a_yes(missing: str, aged: Offer, resident: Person) -> None:
    with pytest.raises(Invalid):
        confirmed(aged.pk, resident, **{missing: ""})


def test_what_changed_meanwhile_is_asked_again(aged: Offer, resident: Person) -> None:
    with pytest.raises(Conflict) as changed:
        confirmed(aged.pk, resident, fingerprint="of another day")
    assert changed.value.code == "prefill-changed"


def test_choosing_the_other_benefit_is_no_yes_to_this_one(nursing: Offer, resident: Person) -> None:
    with pytest.raises(Refused):
        confirmed(nursing.pk, resident, choice="bj.elder_nursing")
    with pytest.raises(Invalid):
        confirmed(nursing.pk, resident, choice="bj.elder_aged")


def test_one_of_a_pair_at_a_time(found: dict[str, Offer], resident: Person) -> None:
    confirmed(found["bj.elder_nursing"].pk, resident)
    with pytest.raises(Refused, match="只能领一项"):
        confirmed(found["bj.disabled_nursing"].pk, resident)


def test_declining_asks_no_reason_and_can_be_taken_back(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        assert api.command(aged.pk, "decline").state == "declined"
        assert api.command(aged.pk, "reconsider").state == "contacted"


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


def test_the_message_names_no_benefit(aged: Offer, resident: Person, worker: Person) -> None:
    with worker.acting(BENEFIT_MATCHING):
        api.command(aged.pk, "contact")
    assert resident.subject
    with resident.acting(SERVICE_SELF):
        message = inbox(resident.subject)[0]
    assert message.template == "benefits.contact"
    assert set(message.refs) == {"offer"}


def test_after_three_tries_somebody_goes_to_the_door(aged: Offer, worker: Person) -> None:
    with worker.acting(BENEFIT_MATCHING):
        for _ in range(3):
            api.command(aged.pk, "contact")
        with pytest.raises(Refused, match="上门"):
            api.command(aged.pk, "contact")


def test_a_workers_hand_is_told_apart(aged: Offer, worker: Person) -> None:
    with worker.acting(BENEFIT_CHECK):
        api.command(aged.pk, "confirm", answers(aged.pk))
        assert set(Answer.objects.filter(offer=aged).values_list("channel", flat=True)) == {"worker"}


def test_after_looking_it_may_be_closed_with_a_reason(aged: Offer, resident: Person, worker: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1950-01-01"})
    with worker.acting(BENEFIT_CHECK):
        with pytest.raises(Invalid):
            api.command(aged.pk, "reject")
        assert api.command(aged.pk, "reject", {"reason": "出生日期已核实"}).state == "closed"


def test_an_offer_of_somebody_else_does_not_exist(aged: Offer, neighbour: Person) -> None:
    other = person(neighbour.place, key=neighbour.subject)
    assert other != aged.person
    with neighbour.as_resident().acting(SERVICE_SELF), pytest.raises(Exception, match="没有找到"):
        api.command(aged.pk, "decline")
