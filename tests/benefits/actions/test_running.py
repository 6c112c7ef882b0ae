"""The set run over the registry: what it keeps and what it only counts."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.benefits import api
from jiayuan.benefits.models import Assessment, Offer, Run
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.purpose import BENEFIT_MATCHING
from tests.benefits.residents import person
from tests.benefits.steps import drawing
from tests.people import Person
from tests.tree import HOME, NEXT_ROOM

pytestmark = pytest.mark.django_db


def test_a_run_counts_everybody_and_keeps_yeses(base: UUID, officer: Person) -> None:
    person(NEXT_ROOM, hukou="false")
    with officer.acting(BENEFIT_MATCHING):
        done = api.run()
        kept = Assessment.objects.all()
        assert (done.people, done.policies, done.entitled_not_drawing) == (2, 5, 3)
        assert {found.person for found in kept} == {base}
        assert Run.objects.get(pk=done.run).counts["bj.elder_aged"] == {"-10": 1, "1": 1}


def test_amounts_and_rows_are_those_of_the_law(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        api.run()
        found = dict(Assessment.objects.values_list("policy", "amount"))
    assert found == {
        "bj.disabled_living": 40_000,
        "bj.disabled_nursing": 30_000,
        "bj.elder_aged": 10_000,
        "bj.elder_hardship": 30_000,
        "bj.elder_nursing": 60_000,
    }


def test_an_unknown_is_kept_with_what_is_missing(resident: Person, officer: Person) -> None:
    person(resident.place, relief__status=None)
    with officer.acting(BENEFIT_MATCHING):
        done = api.run(["bj.elder_hardship"])
        found = Assessment.objects.get()
    assert done.undetermined == 1
    assert (found.code, found.amount, found.high, found.missing) == (-1, None, 30_000, ["relief.status"])


def test_who_draws_already_is_not_counted_as_missed(resident: Person, officer: Person) -> None:
    person(resident.place, draws__elder_aged="true")
    with officer.acting(BENEFIT_MATCHING):
        done = api.run(["bj.elder_aged"])
        assert (done.entitled["bj.elder_aged"], done.entitled_not_drawing) == (1, 0)
        assert Assessment.objects.get().drawing


def test_beside_a_drawn_rival_nothing_is_missed(resident: Person, officer: Person) -> None:
    person(resident.place, draws__elder_nursing="true", draws__elder_hardship="true", draws__elder_aged="true")
    with officer.acting(BENEFIT_MATCHING):
        assert api.run().entitled_not_drawing == 0


def test_what_is_drawn_from_here_is_not_missed(aged: Offer, resident: Person, officer: Person) -> None:
    drawing(aged.pk, resident, officer)
    with officer.acting(BENEFIT_MATCHING):
        assert api.run(["bj.elder_aged"]).entitled_not_drawing == 0


def test_a_second_run_of_the_month_replaces_the_first(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        first, second = api.run(), api.run()
        runs = set(Assessment.objects.values_list("run_id", flat=True))
    assert first.run != second.run
    assert runs == {second.run}


def test_a_run_of_a_community_leaves_its_neighbours_rows(base: UUID, officer: Person) -> None:
    other = person(NEXT_ROOM)
    with officer.acting(BENEFIT_MATCHING):
        api.run()
    with acting_as_service("tests", place=HOME, purpose=BENEFIT_MATCHING):
        assert api.run().people == 1
    with officer.acting(BENEFIT_MATCHING):
        assert Assessment.objects.filter(person=other).count() == 5


def test_the_run_and_the_explanation_agree(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        api.run()
        codes = dict(Assessment.objects.values_list("policy", "code"))
        explained = {line.policy.id: line.result.code for line in api.assess(base).lines}
    assert codes == explained


def test_a_resident_may_not_run(resident: Person) -> None:
    with resident.acting(BENEFIT_MATCHING), pytest.raises(NotAllowed):
        api.run()


def test_the_neighbour_sees_no_assessment(found: object, neighbour: Person) -> None:
    with neighbour.acting(BENEFIT_MATCHING):
        assert not Assessment.objects.exists()
