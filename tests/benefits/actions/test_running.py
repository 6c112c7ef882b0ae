"""The set run over the registry: what it keeps and what it only counts."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import transaction

from jiayuan.benefits import api
from jiayuan.benefits.engine.dates import add_months, month_start
from jiayuan.benefits.models import Assessment, Offer, Run
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.errors import Invalid, NotAllowed
from jiayuan.kernel.purpose import BENEFIT_MATCHING, SERVICE_SELF
from tests.benefits.conftest import Audited
from tests.benefits.residents import changed, person
from tests.benefits.steps import drawing
from tests.people import Person
from tests.tree import HOME, NEXT, NEXT_ROOM

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


def test_the_neighbour_sees_no_assessment(ran: object, neighbour: Person) -> None:
    with neighbour.acting(BENEFIT_MATCHING):
        assert not Assessment.objects.exists()


def test_who_moved_here_this_month_does_not_stop_the_run(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        api.run()
    changed(base, residence__actual=NEXT_ROOM.value)
    with acting_as_service("tests", place=NEXT, purpose=BENEFIT_MATCHING):
        assert api.run().people == 1
        assert not Assessment.objects.exists()  # theirs stands in the old community until its own night
    with acting_as_service("tests", place=HOME, purpose=BENEFIT_MATCHING):
        assert api.run().people == 0
    with acting_as_service("tests", place=NEXT, purpose=BENEFIT_MATCHING):
        api.run()
        assert Assessment.objects.filter(person=base).count() == 5


def test_who_moved_within_the_place_has_one_row(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        api.run()
    changed(base, residence__actual=NEXT_ROOM.value)
    with officer.acting(BENEFIT_MATCHING):
        api.run()
        places = set(Assessment.objects.filter(person=base).values_list("place_path", flat=True))
    assert places == {NEXT_ROOM.value}


def test_whoever_no_longer_qualifies_disappears_from_the_month(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        api.run()
    changed(base, hukou="false")
    with officer.acting(BENEFIT_MATCHING):
        done = api.run()
        assert not Assessment.objects.exists()
    assert set(done.entitled.values()) == {0}


def test_a_run_of_one_policy_leaves_the_others_rows(ran: api.RunSummary, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        second = api.run(["bj.elder_aged"])
        runs = dict(Assessment.objects.values_list("policy", "run_id"))
    assert runs.pop("bj.elder_aged") == second.run
    assert set(runs.values()) == {ran.run}


def test_each_month_is_kept_by_itself(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        today = clock.today()
        months = {month_start(day) for day in (today, add_months(today, 1))}
        for month in months:
            api.run(["bj.elder_aged"], month)
        assert set(Assessment.objects.values_list("month", flat=True)) == months


def test_a_policy_not_yet_in_force_is_not_run(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        done = api.run(as_of=date(2018, 6, 1))
    assert set(done.entitled) == {"bj.disabled_living", "bj.disabled_nursing"}


def test_a_disputed_fact_is_open_for_the_run_too(aged: Offer, resident: Person, officer: Person) -> None:
    with resident.acting(SERVICE_SELF):
        api.command(aged.pk, "dispute", {"fact": "birth", "said": "1935-01-01"})
    with officer.acting(BENEFIT_MATCHING):
        done = api.run(["bj.elder_aged"])
        assert Assessment.objects.get().missing == ["birth"]
    assert (done.entitled["bj.elder_aged"], done.undetermined) == (0, 1)


def test_an_empty_place_is_a_run_of_nobody(tree: None, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        done = api.run()
        kept = Run.objects.get(pk=done.run)
    assert (done.people, done.entitled_not_drawing, done.undetermined) == (0, 0, 0)
    assert kept.finished_at is not None


def test_a_run_that_breaks_leaves_the_one_before(ran: api.RunSummary, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING), pytest.raises(ZeroDivisionError), transaction.atomic():
        raise ZeroDivisionError(api.run())
    with officer.acting(BENEFIT_MATCHING):
        assert list(Run.objects.values_list("pk", flat=True)) == [ran.run]
        assert set(Assessment.objects.values_list("run_id", flat=True)) == {ran.run}


def test_a_run_is_one_record(ran: api.RunSummary, audited: Audited) -> None:
    assert audited("benefits.run") == [("ok", f"benefits_run:{ran.run}")]


def test_an_engine_nobody_knows_is_said_and_nothing_kept(base: UUID, officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        with pytest.raises(Invalid):
            api.run(engine="hive")
        assert not Run.objects.exists()
