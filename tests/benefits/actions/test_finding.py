"""From assessments to offers."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.engine.dates import add_months, month_start
from jiayuan.benefits.models import Offer
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.purpose import BENEFIT_MATCHING, SERVICE_SELF
from tests.benefits.conftest import Audited
from tests.benefits.residents import changed, person
from tests.benefits.steps import drawing
from tests.people import Person
from tests.tree import NEXT, NEXT_ROOM

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


def test_a_no_holds_for_twelve_months_to_the_day(aged: Offer, resident: Person, officer: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "decline")
    year = add_months(clock.today(), -12)
    found = []
    for day in (year, year - timedelta(days=1)):
        with officer.acting(BENEFIT_MATCHING):
            Offer.objects.filter(pk=aged.pk).update(moved_at=datetime.combine(day, time(12), clock.LOCAL))
        found.append(found_again(officer))
    assert found == [0, 1]


def test_after_a_no_another_amount_is_another_question(aged: Offer, resident: Person, officer: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "decline")
    changed(aged.person, birth="1930-01-01")
    assert found_again(officer) == 1


@pytest.mark.parametrize("state", ["refused", "upheld", "closed"])
def test_what_the_office_refused_is_not_found_the_next_night(state: str, aged: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        Offer.objects.filter(pk=aged.pk).update(state=state)
    assert found_again(officer) == 0


@pytest.mark.parametrize("state", ["lapsed", "stopped"])
def test_what_ended_by_itself_may_be_found_again(state: str, aged: Offer, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        Offer.objects.filter(pk=aged.pk).update(state=state)
    assert found_again(officer) == 1


def test_only_the_asked_policies_are_found(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        api.run()
        assert api.find(["bj.elder_aged"]) == 1
        assert api.find(["bj.nothing"]) == 0
        assert set(Offer.objects.values_list("policy", flat=True)) == {"bj.elder_aged"}


def test_what_last_month_said_is_not_offered(ran: object, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        assert api.find(month=add_months(month_start(clock.today()), -1)) == 0


def test_an_offer_carries_the_bounds_of_what_is_open(resident: Person, officer: Person) -> None:
    person(resident.place, relief__status=None, dis__level="", dis__type="", birth="1950-01-01")
    found_again(officer, ask=True)
    with officer.acting(BENEFIT_MATCHING):
        asked = Offer.objects.get(policy="bj.elder_hardship")
    assert (asked.kind, asked.amount, asked.low, asked.high, asked.row) == ("ask", None, 0, 30_000, "")


def test_a_search_of_a_community_leaves_the_next_one(base: UUID, officer: Person) -> None:
    other = person(NEXT_ROOM)
    with officer.acting(BENEFIT_MATCHING):
        api.run()
    with acting_as_service("tests", place=NEXT, purpose=BENEFIT_MATCHING):
        assert api.find() == 3
    with officer.acting(BENEFIT_MATCHING):
        assert set(Offer.objects.values_list("person", flat=True)) == {other}


def test_an_open_offer_in_a_place_we_do_not_see_stays_the_only_one(
    found: dict[str, Offer], base: UUID, officer: Person
) -> None:
    changed(base, residence__actual=NEXT_ROOM.value)
    with acting_as_service("tests", place=NEXT, purpose=BENEFIT_MATCHING):
        assert api.run().entitled["bj.elder_aged"] == 1
        assert api.find() == 0
    with officer.acting(BENEFIT_MATCHING):
        assert Offer.objects.count() == len(found)


def test_a_resident_finds_nothing(resident: Person) -> None:
    with resident.acting(BENEFIT_MATCHING), pytest.raises(NotAllowed):
        api.find()


def test_a_search_is_one_record_with_its_number(ran: object, officer: Person, audited: Audited) -> None:
    with officer.acting(BENEFIT_MATCHING):
        api.find()
    assert audited("benefits.find") == [("ok", "")]
