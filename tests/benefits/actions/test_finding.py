"""From assessments to offers."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Offer
from jiayuan.kernel.purpose import BENEFIT_MATCHING, SERVICE_SELF
from tests.benefits.residents import person
from tests.benefits.steps import drawing
from tests.people import Person

pytestmark = pytest.mark.django_db


def found_again(officer: Person, *, ask: bool = False) -> int:
    with officer.acting(BENEFIT_MATCHING):
        api.run()
        return api.find(ask=ask)


def test_a_yes_becomes_a_sure_offer(base: UUID, officer: Person) -> None:
    found_again(officer)
    with officer.acting(BENEFIT_MATCHING):
        aged = Offer.objects.get(policy="bj.elder_aged")
    assert (aged.state, aged.kind, aged.amount, aged.row) == ("found", "sure", 10_000, "r1")


def test_of_an_exclusive_pair_only_the_higher_is_found(base: UUID, officer: Person) -> None:
    assert found_again(officer) == 3
    assert found_again(officer) == 0
    with officer.acting(BENEFIT_MATCHING):
        assert set(Offer.objects.values_list("policy", flat=True)) == {
            "bj.disabled_living",
            "bj.elder_aged",
            "bj.elder_nursing",
        }


def test_nobody_is_found_twice(found: dict[str, Offer], officer: Person) -> None:
    assert len(found) == 5
    assert found_again(officer) == 0


def test_an_unknown_is_asked_only_when_wanted(resident: Person, officer: Person) -> None:
    person(resident.place, relief__status=None, dis__level="", dis__type="", birth="1950-01-01")
    assert found_again(officer) == 0
    assert found_again(officer, ask=True) > 0


def test_a_no_is_respected(aged: Offer, resident: Person, officer: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "decline")
    assert found_again(officer) == 0


def test_who_draws_is_not_found(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    assert found_again(officer) == 0


def test_who_draws_by_the_ledger_is_not_found_nor_beside_it(resident: Person, officer: Person) -> None:
    person(resident.place, draws__disabled_living="true", draws__disabled_nursing="true")
    assert found_again(officer) == 1
