"""The entitlement opens with proof and stops with a word to the person."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.actions.drawing import prove
from jiayuan.benefits.actions.scheduling import schedule
from jiayuan.benefits.events import Delivered, EntitlementOpened
from jiayuan.benefits.models import Delivery, Entitlement, Handover, Offer
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Refused
from jiayuan.kernel.events import Event
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_DELIVERY
from tests.benefits.residents import changed
from tests.benefits.steps import approved, code_of, doing, drawing
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_without_proof_nothing_is_drawn(aged: Offer, resident: Person, officer: Person) -> None:
    approved(aged.pk, resident, officer)
    with officer.acting(BENEFIT_DELIVERY):
        api.command(aged.pk, "schedule")
        with pytest.raises(Refused, match="凭证"):
            api.command(aged.pk, "prove")


def test_the_amount_and_the_book_are_frozen(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    with officer.acting(BENEFIT_CHECK):
        opened = Entitlement.objects.get(offer=aged)
    assert (opened.amount, opened.row, opened.to_month) == (10_000, "r1", None)


@pytest.mark.parametrize(
    ("applied", "entitled", "month"),
    [
        (date(2026, 9, 30), date(2026, 3, 1), date(2026, 3, 1)),  # six months late is in time (160号 六)
        (date(2026, 10, 1), date(2026, 3, 1), date(2026, 10, 1)),  # seven is not
        (date(2026, 3, 1), date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 2, 10), date(2026, 3, 1), date(2026, 3, 1)),
    ],
)
def test_the_first_month_hangs_on_the_application(
    applied: date, entitled: date, month: date, out: Delivery, aged: Offer, officer: Person
) -> None:
    with doing(aged, officer, BENEFIT_DELIVERY) as deed:
        Handover.objects.create(**about(out), how="code", at=deed.now, by_id=officer.account_id)
        deed.set(applied_on=applied, entitled_from=entitled)
        prove(deed)
        assert Entitlement.objects.get(offer=aged).from_month == month


def test_a_child_draws_from_the_month_after_the_office_said_yes(out: Delivery, aged: Offer, officer: Person) -> None:
    with doing(aged, officer, BENEFIT_DELIVERY) as deed:
        Handover.objects.create(**about(out), how="code", at=deed.now, by_id=officer.account_id)
        deed.offer.policy = "bj.child_living"
        deed.set(confirmed_on=date(2026, 3, 31))
        prove(deed)
        # However long the hand-over took: the text counts from the confirmation (36号 四(三)).
        assert Entitlement.objects.get(offer=aged).from_month == date(2026, 4, 1)


def test_the_day_of_the_yes_stays_on_the_offer(aged: Offer, resident: Person, officer: Person) -> None:
    approved(aged.pk, resident, officer)
    with officer.acting(BENEFIT_CHECK):
        assert Offer.objects.get(pk=aged.pk).confirmed_on == clock.today()


def about(delivery: Delivery) -> dict[str, Any]:
    return {"person": delivery.person, "place_path": delivery.place_path, "delivery": delivery}


def test_a_proof_of_what_was_sent_before_is_none(out: Delivery, aged: Offer, officer: Person) -> None:
    with doing(aged, officer, BENEFIT_DELIVERY) as deed:
        Handover.objects.create(**about(out), how="code", at=deed.now, by_id=officer.account_id)
        Delivery.objects.filter(pk=out.pk).update(state="handed")
        schedule(deed)
        with pytest.raises(Refused) as refused:
            prove(deed)
    assert refused.value.code == "no-proof"


@pytest.mark.parametrize("amount", [None, 0])
def test_nobody_draws_an_unknown_amount(amount: int | None, out: Delivery, aged: Offer, officer: Person) -> None:
    with doing(aged, officer, BENEFIT_DELIVERY) as deed:
        Handover.objects.create(**about(out), how="code", at=deed.now, by_id=officer.account_id)
        deed.set(amount=amount)
        with pytest.raises(Refused) as refused:
            prove(deed)
    assert refused.value.code == "no-amount"


def test_opening_and_delivery_are_announced(
    out: Delivery, resident: Person, officer: Person, announced: list[Event]
) -> None:
    code = code_of(resident)
    with officer.acting(BENEFIT_DELIVERY):
        api.delivery_command(out.pk, "hand", {"code": code})
        opened = Entitlement.objects.get()
    assert announced == [EntitlementOpened(opened.pk), Delivered(out.pk)]


def test_the_book_may_change_what_is_drawn_does_not(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    changed(aged.person, birth="1930-01-01")
    with officer.acting(BENEFIT_CHECK):
        api.run()
        opened = Entitlement.objects.get(offer=aged)
    assert (opened.amount, opened.book_hash) == (10_000, aged.book_hash)


def test_the_neighbour_sees_no_entitlement(aged: Offer, resident: Person, officer: Person, neighbour: Person) -> None:
    drawing(aged.pk, resident, officer)
    with neighbour.acting(BENEFIT_CHECK):
        assert not Entitlement.objects.exists()
