"""The drill's benefit office: one offer from the person's yes to the card in the hand; and the seal at the end."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits import api as benefits
from jiayuan.benefits.models import Delivery, Offer
from jiayuan.config.drill.cast import Member, Residents
from jiayuan.config.drill.office import Office
from jiayuan.config.drill.story import sealed
from jiayuan.kernel.errors import JiayuanError, NotAllowed
from jiayuan.kernel.purpose import BENEFIT_CHECK
from tests.benefits.conftest import aged, base, book, found, nursing
from tests.benefits.residents import changed
from tests.people import People, Person

__all__ = ["aged", "base", "book", "found", "nursing"]
pytestmark = pytest.mark.django_db


def as_member(who: Person) -> Member:
    return Member(who.account_id, who.grant_id, who.place)


@pytest.fixture
def office(people: People) -> Office:
    """The street's office; the resident's own account is known to it."""
    residents = Residents()
    assert people.resident.subject
    residents.known[people.resident.subject] = as_member(people.resident)
    return Office(as_member(people.officer), residents)


def state(office: Office, offer: Offer) -> str:
    with office.officer.acting(BENEFIT_CHECK):
        return str(Offer.objects.get(pk=offer.pk).state)


def test_an_offer_is_answered_by_whom_it_is_of(office: Office, aged: Offer, resident: Person) -> None:
    assert office.person_of(aged.pk).account_id == resident.account_id
    assert office.confirm(aged.pk)
    assert state(office, aged) == "confirmed"


def test_who_has_no_account_gets_one_at_the_counter(people: People, aged: Offer) -> None:
    office = Office(as_member(people.officer), Residents())
    office.residents.known[UUID(int=1)] = as_member(people.neighbour)
    made = office.residents.of(UUID(int=2), people.resident.place)
    assert (made.grant_id, made.place) == (None, people.resident.place)
    assert set(office.residents.known) == {UUID(int=1), UUID(int=2)}


def test_without_a_notice_a_checked_offer_is_approved(office: Office, aged: Offer) -> None:
    assert office.confirm(aged.pk)
    assert office.check(aged.pk)
    assert state(office, aged) == "approved"


def test_where_the_law_wants_a_notice_it_goes_up(office: Office, nursing: Offer) -> None:
    assert benefits.load_book().policies[nursing.policy].notice is not None
    assert office.confirm(nursing.pk)
    assert office.check(nursing.pk)
    assert state(office, nursing) == "noticed"


def test_what_no_longer_holds_is_not_approved(office: Office, aged: Offer, base: UUID) -> None:
    office.confirm(aged.pk)
    changed(base, birth="1990-01-01")
    assert not office.check(aged.pk)
    assert state(office, aged) != "approved"


def test_an_approved_card_is_handed_over_against_the_code(office: Office, aged: Offer) -> None:
    office.confirm(aged.pk)
    office.check(aged.pk)
    assert office.deliver(aged.pk)
    with office.officer.acting(BENEFIT_CHECK):
        delivery = Delivery.objects.get(offer=aged.pk)
    assert (delivery.state, delivery.serial[:2]) == ("handed", "YL")


@pytest.mark.parametrize("step", ["check", "deliver"])
def test_no_step_is_skipped(office: Office, aged: Offer, step: str) -> None:
    with pytest.raises(JiayuanError):
        assert getattr(office, step)(aged.pk) is None
    assert state(office, aged) not in {"approved", "delivered"}


def test_the_resident_does_not_do_the_office_s_work(people: People, office: Office, aged: Offer) -> None:
    office.confirm(aged.pk)
    with pytest.raises(NotAllowed):
        Office(as_member(people.resident), office.residents).check(aged.pk)


def test_the_last_chapter_counts_what_the_auditor_sees_and_checks_the_seals(cast: dict[str, UUID]) -> None:
    told = sealed()
    # What this very transaction wrote is not sealed before it is committed.
    assert (told.verified, 0 <= told.sealed <= told.records, told.records > 0) == (True, True, True)
