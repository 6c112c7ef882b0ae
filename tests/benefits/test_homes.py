"""Households of a run: seen whole or not at all, and one person who speaks for each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

import polars as pl
import pytest

from jiayuan.benefits import api
from jiayuan.benefits.books import load_book
from jiayuan.benefits.everybody import fact_columns
from jiayuan.benefits.homes import Homes, homes_of
from jiayuan.benefits.models import Assessment, Entitlement, Offer, StopProposal
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_MATCHING, SERVICE_SELF, UPKEEP_SYSTEM
from jiayuan.registry import api as registry
from jiayuan.registry.models import HouseholdMember
from jiayuan.registry.models import Person as Registered
from tests.benefits.engine.toy import HEAD, row, written
from tests.benefits.money import drawn
from tests.benefits.residents import ENTITLED, changed, person
from tests.people import Person
from tests.tree import DISTRICT, HOME_ROOM, NEXT_ROOM

pytestmark = pytest.mark.django_db
TOLD = {"conscript": "false", "declared_missing": "false"}


HEAD_OF, WIFE, CHILD = {"relation": "02"}, {"relation": "10"}, {"relation": "20", "birth": "2020-06-01"}


def household(*members: Mapping[str, str | None], key: UUID | None = None) -> list[str]:
    """Puts people of one household into the base, the first under `key`, others under their own `entity`; their ids."""
    house = str(uuid7())
    keys = [members[n].get("entity") or str(key if key and n == 0 else uuid7()) for n in range(len(members))]
    shared = {**ENTITLED, "residence.actual": HOME_ROOM.value, "household": house, **TOLD}
    rows = [{**shared, **facts, "entity": who} for who, facts in zip(keys, members, strict=True)]
    with acting_as_service("tests", place=DISTRICT, purpose=UPKEEP_SYSTEM):
        registry.bulk_load(pl.DataFrame(rows), origin="tests", as_of=clock.today())
    return keys


@pytest.fixture
def family(tree: None) -> list[str]:
    """A household of its head and a child of six."""
    return household(HEAD_OF, CHILD)


def seen(acting_person: Person) -> Homes:
    with acting_person.acting(BENEFIT_MATCHING) as acting:
        people = fact_columns(load_book(), ["birth"], BENEFIT_MATCHING, acting.scope, clock.today(), {})
        return homes_of(people, BENEFIT_MATCHING, acting.scope)


def test_everybody_carries_their_household(family: list[str], officer: Person) -> None:
    alone = person()
    homes = seen(officer)
    found = {row["person"]: row["household"] for row in homes.people.to_pylist()}
    (house,) = homes.homes.to_pydict()["household"]
    assert found == {family[0]: house, family[1]: house, str(alone): None}


def test_a_household_that_lives_in_two_places_is_not_judged_in_one(
    tree: None, neighbour: Person, officer: Person
) -> None:
    household(HEAD_OF, {**WIFE, "residence.actual": NEXT_ROOM.value})
    assert (seen(neighbour).homes.num_rows, seen(officer).homes.num_rows) == (0, 1)


def test_the_dead_are_no_members(family: list[str], officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        Registered.objects.filter(pk=family[0]).update(life_state="dead")
    assert seen(officer).members["person"].to_list() == [family[1]]


def test_the_head_speaks(tree: None, officer: Person) -> None:
    keys = household(WIFE, CHILD, HEAD_OF)
    assert seen(officer).members["person"].to_list() == [keys[2], keys[0], keys[1]]


@pytest.fixture
def childcare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A book of one benefit for households with children, found every night, in the place of the shipped one."""
    lists = {**HEAD, "lists": {"members": "conscript == false or not has(conscript)"}}
    written(
        tmp_path / "bj", entity="household", rows=[row("any(children, hukou)", "count(members) * 100元")],
        facts={"conscript": {"type": "bool", "zh": "义务兵", "en": "conscript"}}, files={"book": lists},
    )  # fmt: skip
    monkeypatch.setattr("jiayuan.benefits.books.FOLDERS", (tmp_path,))


def ran(officer: Person) -> dict[str, tuple[int, int | None, list[str]]]:
    with officer.acting(BENEFIT_MATCHING):
        api.run()
        rows = Assessment.objects.values_list("person", "code", "amount", "missing")
        return {str(who): (code, amount, missing) for who, code, amount, missing in rows}


@pytest.mark.usefixtures("childcare")
def test_a_household_is_found_by_night(family: list[str], officer: Person) -> None:
    person()
    assert ran(officer) == {family[0]: (1, 20_000, [])}


@pytest.mark.usefixtures("childcare")
def test_a_conscript_does_not_count(tree: None, officer: Person) -> None:
    keys = household(HEAD_OF, CHILD, {"relation": "20", "conscript": "true"})
    assert ran(officer) == {keys[0]: (1, 20_000, [])}


@pytest.mark.usefixtures("childcare")
def test_an_unsure_member_leaves_the_sum_open(tree: None, officer: Person) -> None:
    keys = household(HEAD_OF, CHILD, {"relation": "20", "conscript": None})
    assert ran(officer) == {keys[0]: (-1, None, ["conscript"])}


@pytest.mark.usefixtures("childcare")
def test_the_explanation_of_a_household_is_that_of_the_run(family: list[str], officer: Person) -> None:
    found = ran(officer)[family[0]]
    with officer.acting(BENEFIT_MATCHING):
        result = api.explain(UUID(family[1]), "toy.one").result
    assert (result.code, result.amount) == found[:2]


@pytest.mark.usefixtures("childcare")
def test_a_resident_is_shown_nobody_else_of_the_home(resident: Person) -> None:
    (own, _) = household(HEAD_OF, CHILD, key=resident.subject)
    with resident.acting(SERVICE_SELF):
        assert api.explain(UUID(own), "toy.one").result.missing == ("members",)


@pytest.mark.usefixtures("childcare")
def test_who_is_offered_it_goes_on_speaking_for_the_home(family: list[str], officer: Person) -> None:
    ran(officer)
    with officer.acting(BENEFIT_MATCHING):
        assert api.find() == 1
        HouseholdMember.objects.filter(person=family[1]).update(relation="01")
    assert list(ran(officer)) == [family[0]]
    with officer.acting(BENEFIT_MATCHING):
        assert api.find() == 0
        assert str(Offer.objects.get().person) == family[0]


def pays(key: str, officer: Person, amount: int = 20_000) -> list[tuple[str, int | None]]:
    """Somebody draws for the home, and the base is held beside it."""
    with officer.acting(BENEFIT_MATCHING):
        if not Entitlement.objects.exists():
            drawn(UUID(key), policy="toy.one", amount=amount)
        api.propose_changes()
        return list(StopProposal.objects.filter(state="proposed").values_list("kind", "amount"))


@pytest.mark.usefixtures("childcare")
def test_a_home_that_draws_what_it_should_is_left_alone(family: list[str], officer: Person) -> None:
    assert pays(family[0], officer) == []


@pytest.mark.usefixtures("childcare")
def test_a_home_that_grew_draws_another_amount(family: list[str], officer: Person) -> None:
    assert pays(family[0], officer, amount=10_000) == [("amend", 20_000)]


@pytest.mark.usefixtures("childcare")
def test_a_home_without_what_it_is_for_is_proposed_to_stop(family: list[str], officer: Person) -> None:
    changed(UUID(family[1]), hukou="false")
    assert pays(family[0], officer) == [("stop", None)]


@pytest.mark.usefixtures("childcare")
def test_a_home_of_which_not_all_is_known_goes_on(family: list[str], officer: Person) -> None:
    with officer.acting(BENEFIT_MATCHING):
        HouseholdMember.objects.filter(person=family[1]).delete()
    assert pays(family[0], officer, amount=10_000) == []
