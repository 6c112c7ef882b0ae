"""Golden records follow their facts and can be made again."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection

from jiayuan.kernel.context import Acting
from jiayuan.kernel.ids import uuid7
from jiayuan.registry import api
from jiayuan.registry.models import Fact, Household, HouseholdMember, Person, Residence
from jiayuan.registry.settling import bring_up_to_date
from tests.ledgers.books import person
from tests.registry.statements import DAY, say

A, B, C = (person(n) for n in range(3))
HOUSE, OTHER = UUID(int=900), UUID(int=901)


def live_in(who: UUID, house: UUID, relation: str, record: int) -> None:
    row = api.FactRow(who, "household", str(house), key=relation, record_ref=record)
    made = {} if Household.objects.filter(pk=house).exists() else {house: "household"}
    api.record_facts(api.FactBatch(uuid7(), "police", DAY, [row], made, [record]))


def spoil(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE registry_person SET golden_hash = 'x'",
        "UPDATE registry_fact SET golden = NOT golden",
        "DELETE FROM registry_residence",
    ],
)
def test_what_was_spoiled_is_made_again(base: Acting, damage: str) -> None:
    before, homes = api.golden_digest(), Residence.objects.count()
    spoil(damage)
    api.rebuild(check=False)
    assert (api.golden_digest(), Residence.objects.count()) == (before, homes)


def test_a_check_finds_damage_and_keeps_it(base: Acting) -> None:
    spoil("UPDATE registry_person SET golden_hash = 'x' WHERE name = '王秀兰'")
    assert api.rebuild() == 1
    assert bytes(Person.objects.get(pk=A).golden_hash) == b"x"


def test_the_digest_is_of_values_and_not_of_ids_or_times(base: Acting) -> None:
    batch, before = say(A, 1, rank=1, phone="13700000001"), api.golden_digest()
    api.retract([1], batch=uuid7())
    api.restore({1: batch}, batch=uuid7())
    assert api.golden_digest() == before


def test_one_fact_of_an_attribute_wins(base: Acting) -> None:
    for n in range(4):
        say(A, n + 1, origin=f"o{n}", rank=n, phone=f"1370000000{n}")
    golden = Fact.objects.filter(root=A, attr=5, golden=True)
    assert golden.count() == 1


def test_projecting_again_changes_nothing(base: Acting) -> None:
    before = api.golden_digest()
    bring_up_to_date([str(A), str(B)])
    assert api.golden_digest() == before


def test_a_household_grows_moves_and_empties(base: Acting) -> None:
    live_in(A, HOUSE, "02", 1)
    live_in(B, HOUSE, "10", 2)
    assert (Household.objects.get(pk=HOUSE).head_id, Household.objects.get(pk=HOUSE).size) == (A, 2)
    live_in(A, OTHER, "02", 1)
    assert (Household.objects.get(pk=HOUSE).head_id, Household.objects.get(pk=HOUSE).size) == (B, 1)
    live_in(B, OTHER, "10", 2)
    assert not Household.objects.filter(pk=HOUSE).exists()
    assert HouseholdMember.objects.filter(household=OTHER).count() == 2


def test_death_is_a_state_of_life(base: Acting) -> None:
    say(A, 1, dead_on="2026-02-01")
    assert Person.objects.get(pk=A).life_state == "dead"
    api.retract([1], batch=uuid7())
    assert Person.objects.get(pk=A).life_state == "alive"


def test_a_person_without_a_room_stays_where_the_community_is(base: Acting) -> None:
    who = uuid7()
    row = api.FactRow(who, "community", place="110102.001.001.", record_ref=9)
    api.record_facts(api.FactBatch(uuid7(), "x", DAY, [row], {who: "person"}, [9]))
    assert Person.objects.get(pk=who).place_path == "110102.001.001."
    assert Person.objects.get(pk=who).room_id is None
