"""Golden records: what is stored is what the facts say, however they came."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiayuan.kernel.context import Acting
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.registry import api
from jiayuan.registry.models import Entity, Fact, Household, HouseholdMember, Person, Residence
from jiayuan.registry.projection import golden_digest, project_entities, rebuild
from tests.ledgers.books import person, room
from tests.people import People
from tests.registry.statements import DAY, say
from tests.tree import NEXT, NEXT_ROOM

A, B, C = (person(n) for n in range(3))
SOME = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def house(*members: tuple[UUID, str], home: UUID | None = None, record: int = 900) -> UUID:
    """A household stated by one record."""
    made = home or uuid7()
    rows = [
        api.FactRow(who, "household", str(made), key=relation, record_ref=record, col=n)
        for n, (who, relation) in enumerate(members)
    ]
    new = {} if home else {made: "household"}
    api.record_facts(api.FactBatch(uuid7(), "police", DAY, rows, new, [record], {"household": 10}))
    return made


def place(who: UUID, code: str, path: str, record: int) -> None:
    row = api.FactRow(who, code, place=path, record_ref=record)
    api.record_facts(api.FactBatch(uuid7(), "police", DAY, [row], {}, [record], {code: 5}))


def test_projecting_again_changes_nothing(base: Acting) -> None:
    before = golden_digest()
    project_entities([A, B])
    assert golden_digest() == before


def test_projecting_nobody_is_allowed(base: Acting) -> None:
    before = golden_digest()
    project_entities([])
    assert golden_digest() == before


def test_each_attribute_has_one_golden_fact(base: Acting) -> None:
    for n, name in enumerate(("甲乙", "丙丁", "戊己")):
        say(A, n + 1, rank=n, origin=f"o{n}", name=name)
    assert Fact.objects.filter(root=A, attr=1, golden=True).count() == 1


def test_a_spoilt_row_is_found(base: Acting) -> None:
    Person.objects.filter(pk=A).update(golden_hash=b"\x00")
    assert rebuild() == 1
    assert bytes(Person.objects.get(pk=A).golden_hash) == b"\x00"


def test_a_spoilt_row_is_mended(base: Acting) -> None:
    before = golden_digest()
    Person.objects.filter(pk=A).update(golden_hash=b"\x00")
    assert rebuild(check=False) == 1
    assert golden_digest() == before
    assert rebuild() == 0


def test_a_wrong_choice_is_mended(base: Acting) -> None:
    say(A, 1, rank=1, name="甲乙")
    before = golden_digest()
    Fact.objects.filter(root=A, attr=1).update(golden=False)
    rebuild(check=False)
    assert golden_digest() == before
    assert Person.objects.get(pk=A).name == "甲乙"


@SOME
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 60), st.sampled_from("甲乙丙")), max_size=6))
def test_what_is_stored_is_what_a_rebuild_gives(base: Acting, said: list[tuple[int, int, str]]) -> None:
    for n, (who, rank, name) in enumerate(said):
        say(person(who), 500 + n, rank=rank, origin=f"o{n}", name=name * 2)
    before = golden_digest()
    assert rebuild() == 0
    assert rebuild(check=False) == 0
    assert golden_digest() == before


@SOME
@given(st.permutations([(1, "甲乙"), (2, "丙丁"), (3, "戊己"), (4, "甲乙")]))
def test_the_order_of_arrival_does_not_matter(base: Acting, order: list[tuple[int, str]]) -> None:
    for record, name in order:
        say(A, record, rank=10, origin=f"o{record}", name=name)
    assert Person.objects.get(pk=A).name == "甲乙"


def test_the_hash_follows_the_value_and_not_the_source(base: Acting) -> None:
    before = golden_digest()
    say(A, 1, rank=1, origin="elsewhere", name="王秀兰")
    assert golden_digest() == before


def test_the_digest_covers_what_the_scope_sees(loaded: People) -> None:
    with loaded.worker.acting(UPKEEP_SYSTEM):
        mine = golden_digest()
    with loaded.neighbour.acting(UPKEEP_SYSTEM):
        assert golden_digest() != mine


def test_the_neighbour_rebuilds_nobody(loaded: People) -> None:
    with loaded.neighbour.acting(UPKEEP_SYSTEM):
        assert rebuild(check=False) == 0
    with loaded.worker.acting(UPKEEP_SYSTEM):
        assert Person.objects.count() == 6


def test_death_is_told_and_taken_back(base: Acting) -> None:
    say(A, 1, dead_on="2026-02-01")
    assert Person.objects.get(pk=A).life_state == "dead"
    api.retract([1], batch=uuid7())
    assert Person.objects.get(pk=A).life_state == "alive"


def test_the_head_is_who_stands_as_head(base: Acting) -> None:
    home = house((A, "10"), (B, "02"), (C, "20"))
    row = Household.objects.get(pk=home)
    assert (row.head_id, row.size, row.place_path) == (B, 3, room(1))


def test_without_a_head_the_first_relation_leads(base: Acting) -> None:
    home = house((A, "30"), (B, "20"))
    assert Household.objects.get(pk=home).head_id == B


def test_moving_out_makes_a_household_smaller(base: Acting) -> None:
    old = house((A, "02"), (B, "10"))
    new = house((B, "02"), record=901)
    api.retract([900], batch=uuid7())
    house((A, "02"), home=old, record=902)
    assert (Household.objects.get(pk=old).size, Household.objects.get(pk=new).size) == (1, 1)


def test_a_household_without_members_goes(base: Acting) -> None:
    home = house((A, "02"), (B, "10"))
    api.retract([900], batch=uuid7())
    assert not Household.objects.filter(pk=home).exists()
    assert not HouseholdMember.objects.exists()


def test_a_registered_residence_comes_and_goes(base: Acting) -> None:
    place(A, "residence.registered", NEXT_ROOM.value, 1)
    assert Residence.objects.get(entity=A, role="registered").room.path == NEXT_ROOM.value
    assert Entity.objects.get(pk=A).hukou_path == NEXT_ROOM.value
    api.retract([1], batch=uuid7())
    assert not Residence.objects.filter(entity=A, role="registered").exists()
    assert Entity.objects.get(pk=A).hukou_path == ""


def test_a_move_changes_the_open_residence(base: Acting) -> None:
    place(A, "residence.actual", NEXT_ROOM.value, 1)
    assert Residence.objects.get(entity=A, role="actual").room.path == NEXT_ROOM.value
    assert Residence.objects.filter(entity=A).count() == 1


@pytest.mark.parametrize("code", ["residence.registered", "residence.actual"])
def test_a_move_and_its_withdrawal_leave_the_same_bytes(base: Acting, code: str) -> None:
    before = golden_digest()
    place(A, code, NEXT_ROOM.value, 1)
    assert golden_digest() != before
    api.retract([1], batch=uuid7())
    assert golden_digest() == before


def test_a_stated_community_places_who_has_no_room(base: Acting) -> None:
    who = uuid7()
    rows = [api.FactRow(who, "name", "欧阳春晓"), api.FactRow(who, "community", place=NEXT.value)]
    api.record_facts(api.FactBatch(uuid7(), "visit", DAY, rows, {who: "person"}))
    found = Person.objects.get(pk=who)
    assert (found.place_path, found.room_id) == (NEXT.value, None)


def test_merged_people_move_with_the_survivor(base: Acting) -> None:
    api.merge(A, B, "同一人")
    place(A, "residence.actual", NEXT_ROOM.value, 1)
    assert Entity.objects.get(pk=B).place_path == NEXT_ROOM.value
    assert set(Fact.objects.filter(entity=B).values_list("place_path", flat=True)) == {NEXT_ROOM.value}


def test_no_intake_table_is_left(base: Acting) -> None:
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'intake'")
        assert cursor.fetchone()[0] == 0
