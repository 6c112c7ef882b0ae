"""Somebody whose two records became one keeps what they have, and is found once."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.actions.choosing import not_beside_a_rival
from jiayuan.benefits.actions.nightly import lapse_gone
from jiayuan.benefits.models import Assessment, Entitlement, Offer
from jiayuan.benefits.queries.same import carried, moved_on, same_person
from jiayuan.kernel.errors import Conflict, Refused
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_CHECK, BENEFIT_MATCHING
from jiayuan.kernel.scope import Scope
from jiayuan.registry import api as registry
from tests.benefits.residents import person
from tests.benefits.steps import doing, drawing
from tests.people import Person, as_service
from tests.tree import STREET

pytestmark = pytest.mark.django_db
SCOPE = Scope(STREET)


def merged(survivor: UUID, other: UUID) -> None:
    with as_service():
        registry.merge(survivor, other, "同一人")


def names(officer: Person) -> list[str]:
    with officer.acting(BENEFIT_MATCHING):
        return sorted(Offer.objects.exclude(state="lapsed").values_list("policy", flat=True))


def test_an_offer_of_before_the_merge_is_not_made_again(found: dict[str, Offer], base: UUID, officer: Person) -> None:
    twin = person()
    merged(twin, base)
    before = names(officer)
    with officer.acting(BENEFIT_MATCHING):
        api.run()
        api.find()
    assert names(officer) == before


def test_nor_does_it_lapse_for_the_night_knows_only_the_survivor(
    found: dict[str, Offer], base: UUID, officer: Person
) -> None:
    merged(person(), base)
    with officer.acting(BENEFIT_MATCHING):
        api.run()
        assert lapse_gone() == 0


def test_whoever_draws_draws_as_the_survivor(aged: Offer, base: UUID, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    twin = person()
    merged(twin, base)
    with officer.acting(BENEFIT_MATCHING):
        api.run()
        assert Assessment.objects.get(person=twin, policy=aged.policy).drawing


def test_a_rival_of_before_the_merge_is_a_rival(nursing: Offer, base: UUID, resident: Person, officer: Person) -> None:
    twin = person()
    with officer.acting(BENEFIT_CHECK):
        common = {"person": base, "place_path": resident.place.value, "offer": nursing, "book_hash": "x"}
        Entitlement.objects.create(**common, policy=nursing.policy, from_month=date(2026, 1, 1), amount=1, row="r1")
    merged(twin, base)
    with doing(nursing, officer) as deed:
        deed.offer.person, deed.offer.policy = twin, "bj.elder_nursing"
        with pytest.raises(Refused):
            not_beside_a_rival(deed)


def test_what_was_closed_does_not_come_back_beside_the_survivor_s(aged: Offer, base: UUID, worker: Person) -> None:
    twin = person()
    with worker.acting(BENEFIT_CHECK):
        Offer.objects.filter(pk=aged.pk).update(state="refused")
        aged.pk, aged.person, aged._state.adding, closed = uuid7(), twin, True, aged.pk
        aged.save()
    merged(twin, base)
    with worker.acting(BENEFIT_CHECK), pytest.raises(Conflict):
        api.command(closed, "appeal", {"reason": "再看一次"})


def test_ids_lead_to_whom_they_count_for(base: UUID, aged: Offer, officer: Person) -> None:
    twin = person()
    with officer.acting(BENEFIT_MATCHING):
        assert moved_on([base, twin]) == {}
    merged(twin, base)
    with officer.acting(BENEFIT_MATCHING):
        assert (moved_on([base, twin]), carried(SCOPE)) == ({base: twin}, {base: twin})
        assert Offer.objects.filter(same_person(twin), policy=aged.policy).get() == aged
