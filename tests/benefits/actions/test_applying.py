"""Asking without having been found."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from jiayuan.benefits import api
from jiayuan.benefits.engine.dates import month_start
from jiayuan.benefits.models import Offer
from jiayuan.benefits.rules import CLOSED
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Conflict, Invalid, NotAllowed, Refused
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK, SERVICE_SELF
from tests.benefits.conftest import Audited
from tests.benefits.residents import person
from tests.benefits.steps import drawing
from tests.people import Person

pytestmark = pytest.mark.django_db


def test_entry_is_never_refused(resident: Person) -> None:
    person(resident.place, key=resident.subject, birth="1990-01-01")
    with resident.acting(SERVICE_SELF):
        offer = api.apply("bj.elder_aged")
    assert (offer.state, offer.kind, offer.amount) == ("confirmed", "applied", 0)


@pytest.mark.parametrize("how", ["open", "drawing"])
def test_one_does_not_apply_twice(how: str, aged: Offer, resident: Person, officer: Person) -> None:
    if how == "drawing":
        drawing(aged.pk, resident, officer)
    with resident.acting(SERVICE_SELF), pytest.raises(Conflict):
        api.apply(aged.policy)


def test_one_applies_for_what_there_is(resident: Person) -> None:
    with resident.acting(SERVICE_SELF), pytest.raises(Invalid):
        api.apply("bj.nothing")


def test_staff_do_not_apply_for_themselves(officer: Person) -> None:
    with officer.acting(BENEFIT_CHECK), pytest.raises(NotAllowed):
        api.apply("bj.elder_aged")


def test_an_application_is_worked_out_at_once(base: UUID, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        offer = api.apply("bj.disabled_nursing")
    assert (offer.amount, offer.row, offer.kind) == (30_000, "r1", "applied")
    assert offer.applied_on == clock.today()
    assert offer.entitled_from == month_start(clock.today())


def test_what_is_not_known_yet_keeps_nobody_out(resident: Person) -> None:
    person(resident.place, key=resident.subject, birth=None)
    with resident.acting(SERVICE_SELF):
        offer = api.apply("bj.elder_aged")
    assert (offer.amount, offer.low, offer.high) == (None, 0, 80_000)


def test_beside_a_drawn_rival_one_may_still_ask(found: dict[str, Offer], resident: Person, officer: Person) -> None:
    drawing(found["bj.elder_nursing"].pk, resident, officer)
    with resident.acting(SERVICE_SELF):
        Offer.objects.filter(policy="bj.disabled_nursing").update(state="lapsed")
        assert api.apply("bj.disabled_nursing").state == "confirmed"
    with officer.acting(BENEFIT_CHECK), pytest.raises(Refused, match="只能领一项"):
        api.command(Offer.objects.get(policy="bj.disabled_nursing", kind="applied").pk, "check")


@pytest.mark.parametrize("state", sorted(CLOSED))
def test_what_was_closed_may_be_asked_for_again(state: str, aged: Offer, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        Offer.objects.filter(pk=aged.pk).update(state=state)
        assert api.apply(aged.policy).pk != aged.pk


def test_two_at_once_make_one(base: UUID, resident: Person) -> None:
    with resident.acting(SERVICE_SELF):
        first = api.apply("bj.elder_aged")
        first.pk = uuid7()
        with pytest.raises(IntegrityError), transaction.atomic():
            first.save(force_insert=True)
        assert Offer.objects.count() == 1


def test_an_application_is_recorded(base: UUID, resident: Person, audited: Audited) -> None:
    with resident.acting(SERVICE_SELF):
        offer = api.apply("bj.elder_aged")
    assert audited("benefits.offer.apply") == [("ok", f"benefits_offer:{offer.pk}")]


def test_the_same_path_from_here(base: UUID, resident: Person, officer: Person) -> None:
    with resident.acting(SERVICE_SELF):
        offer = api.apply("bj.elder_aged")
    with officer.acting(BENEFIT_CHECK):
        api.command(offer.pk, "check")
        assert api.command(offer.pk, "pass").state == "approved"
