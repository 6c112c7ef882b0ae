"""What a person says to an offer."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from django.utils.translation import override

from jiayuan.benefits import api
from jiayuan.benefits.events import OfferConfirmed
from jiayuan.benefits.models import Answer, ConsentSigned, Offer
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid
from jiayuan.kernel.events import Event
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.residents import changed, person
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


def test_confirming_is_an_application_of_today(aged: Offer, resident: Person) -> None:
    saturday = datetime(2026, 3, 14, 3, tzinfo=UTC)
    with clock.frozen(saturday):
        offer = confirmed(aged.pk, resident)
    assert offer.applied_on == date(2026, 3, 14)
    assert offer.clock_due == date(2026, 3, 16)  # Monday


def test_late_at_night_it_is_already_tomorrow_in_beijing(aged: Offer, resident: Person) -> None:
    with clock.frozen(datetime(2026, 3, 15, 16, 30, tzinfo=UTC)):
        assert confirmed(aged.pk, resident).applied_on == date(2026, 3, 16)


def test_the_words_that_were_signed_are_kept_by_hash(aged: Offer, resident: Person) -> None:
    confirmed(aged.pk, resident)
    with resident.acting(SERVICE_SELF):
        signed = ConsentSigned.objects.get(offer=aged)
    assert signed.text_hash == sha256(api.AUTHORISATION.encode()).hexdigest()
    assert (signed.how, signed.by_id) == ("web", resident.account_id)


def test_a_worker_signs_for_somebody_as_a_worker(aged: Offer, worker: Person) -> None:
    with worker.acting(BENEFIT_CHECK):
        api.command(aged.pk, "confirm", answers(aged.pk))
        signed = ConsentSigned.objects.get(offer=aged)
    assert (signed.how, signed.by_id) == ("worker", worker.account_id)


def test_a_value_that_changed_in_the_base_is_asked_again(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        shown = answers(aged.pk)
    changed(aged.person, birth="1931-01-01")
    with resident.acting(SERVICE_SELF), pytest.raises(Conflict, match="刚有更新"):
        api.command(aged.pk, "confirm", shown)


def test_a_refused_confirmation_leaves_no_answer(nursing: Offer, resident: Person) -> None:
    with pytest.raises(Invalid):
        confirmed(nursing.pk, resident, choice="bj.elder_aged")
    with resident.acting(SERVICE_SELF):
        assert not Answer.objects.filter(offer=nursing).exists()
        assert not ConsentSigned.objects.exists()


def test_a_confirmation_is_announced_with_its_id(aged: Offer, resident: Person, announced: list[Event]) -> None:
    confirmed(aged.pk, resident)
    assert announced == [OfferConfirmed(aged.pk)]


def test_nothing_is_announced_when_nothing_happened(aged: Offer, resident: Person, announced: list[Event]) -> None:
    with pytest.raises(Conflict):
        confirmed(aged.pk, resident, fingerprint="")
    assert announced == []


def test_after_a_no_the_office_has_nothing_to_do(aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        Offer.objects.filter(pk=aged.pk).update(clock_due=clock.today())
        assert api.command(aged.pk, "decline").clock_due is None
        assert not Answer.objects.filter(offer=aged).exists()


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hans", "请确认资料无误"), ("en", "Please confirm the information")]
)
def test_a_missing_answer_is_said_in_the_readers_language(
    language: str, words: str, aged: Offer, resident: Person
) -> None:
    with override(language), pytest.raises(Invalid) as missing:
        confirmed(aged.pk, resident, facts="wrong")
    with override(language):
        assert words in str(missing.value)


def test_after_a_dispute_one_confirms_again(aged: Offer, resident: Person, worker: Person) -> None:
    confirmed(aged.pk, resident, account_number="6222020000001234")
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1935-01-01"})
    with worker.acting(BENEFIT_CHECK):
        api.command(aged.pk, "settle")
    assert confirmed(aged.pk, resident).state == "confirmed"
    with resident.acting(SERVICE_SELF):
        account = Answer.objects.get(offer=aged, question="account")
        assert (account.value, account.sealed, ConsentSigned.objects.count()) == ("known", None, 2)
