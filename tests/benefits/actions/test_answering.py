"""What a person says to an offer."""

from __future__ import annotations

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Answer, ConsentSigned, Offer
from jiayuan.kernel.errors import Conflict, Invalid
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
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


@pytest.mark.parametrize("missing", ["facts", "authorise"])
def test_nothing_goes_on_without_a_yes(missing: str, aged: Offer, resident: Person) -> None:
    with pytest.raises(Invalid):
        confirmed(aged.pk, resident, **{missing: ""})


def test_what_changed_meanwhile_is_asked_again(aged: Offer, resident: Person) -> None:
    with pytest.raises(Conflict) as changed:
        confirmed(aged.pk, resident, fingerprint="of another day")
    assert changed.value.code == "prefill-changed"


def test_declining_asks_no_reason_and_can_be_taken_back(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        assert api.command(aged.pk, "decline").state == "declined"
        assert api.command(aged.pk, "reconsider").state == "contacted"


def test_a_workers_hand_is_told_apart(aged: Offer, worker: Person) -> None:
    with worker.acting(BENEFIT_CHECK):
        api.command(aged.pk, "confirm", answers(aged.pk))
        assert set(Answer.objects.filter(offer=aged).values_list("channel", flat=True)) == {"worker"}


def test_an_offer_of_somebody_else_does_not_exist(aged: Offer, neighbour: Person) -> None:
    other = person(neighbour.place, key=neighbour.subject)
    assert other != aged.person
    with neighbour.as_resident().acting(SERVICE_SELF), pytest.raises(Exception, match="没有找到"):
        api.command(aged.pk, "decline")
