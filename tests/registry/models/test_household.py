"""What the tables of homes, households, organisations and things refuse, and how households follow their members."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from jiayuan.kernel.context import Acting
from jiayuan.kernel.ids import uuid7
from jiayuan.registry import api
from jiayuan.registry.models import Household, HouseholdMember, Organisation, Residence
from tests.ledgers.books import AS_OF, person, room
from tests.registry.statements import DAY
from tests.tree import HOME, NEXT_ROOM

A, B, C = (person(n) for n in range(3))
HOUSE, OTHER = UUID(int=900), UUID(int=901)


def state(who: UUID, record: int, **facts: str) -> None:
    """One batch of place or household facts: attribute__part=path, household="uuid|relation"."""
    rows = []
    for name, text in facts.items():
        value, _, relation = text.partition("|")
        place = None if name == "household" else value
        attr = name.replace("__", ".")
        rows.append(api.FactRow(who, attr, None if place else value, place=place, key=relation, record_ref=record))
    houses = {UUID(text.partition("|")[0]) for name, text in facts.items() if name == "household"}
    known = set(Household.objects.filter(pk__in=houses).values_list("pk", flat=True))
    new = dict.fromkeys(houses - known, "household")
    ranks = {"residence.actual": 1, "residence.registered": 1}
    api.record_facts(api.FactBatch(uuid7(), "police", DAY, rows, new, [record], ranks))


@pytest.mark.parametrize("relations", [("02", "10"), ("10", "02"), ("01", "20"), ("20", "10")])
def test_the_head_is_who_says_so_and_else_the_first_by_relation(base: Acting, relations: tuple[str, str]) -> None:
    for who, record, relation in zip((A, B), (1, 2), relations, strict=True):
        state(who, record, household=f"{HOUSE}|{relation}")
    head = A if relations[0] < relations[1] else B
    house = Household.objects.get(pk=HOUSE)
    assert (house.head_id, house.size) == (head, 2)


def test_nobody_is_in_two_households(base: Acting) -> None:
    state(A, 1, household=f"{HOUSE}|02")
    state(A, 2, household=f"{OTHER}|02")
    assert HouseholdMember.objects.filter(person=A).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        HouseholdMember.objects.create(person_id=A, household_id=HOUSE, valid_from=DAY, place_path=HOME.value)


def test_a_shared_room_makes_no_household(base: Acting) -> None:
    state(A, 1, residence__actual=room(1))
    assert Residence.objects.filter(room__path=room(1), role="actual").count() == 2
    assert Household.objects.count() == 0


def test_a_merged_member_is_counted_once(base: Acting) -> None:
    for who, record in ((A, 1), (B, 2), (C, 3)):
        state(who, record, household=f"{HOUSE}|{record:02}")
    api.merge(A, B, "同一人")
    assert Household.objects.get(pk=HOUSE).size == 2
    api.unmerge(B, "看错了")
    assert Household.objects.get(pk=HOUSE).size == 3


def test_registered_and_actual_residence_stand_apart(base: Acting) -> None:
    state(A, 1, residence__registered=NEXT_ROOM.value)
    homes = dict(Residence.objects.filter(entity=A).values_list("role", "room__path"))
    assert homes == {"actual": room(0), "registered": NEXT_ROOM.value}


def test_moving_replaces_the_open_residence_and_withdrawing_brings_it_back(base: Acting) -> None:
    state(A, 1, residence__actual=NEXT_ROOM.value)
    assert Residence.objects.get(entity=A, role="actual").room.path == NEXT_ROOM.value
    api.retract([1], batch=uuid7())
    assert Residence.objects.get(entity=A, role="actual").room.path == room(0)


@pytest.mark.parametrize("role", ["actual", "registered"])
def test_one_residence_of_a_role_is_open(base: Acting, role: str) -> None:
    state(A, 1, residence__registered=room(1))
    kept = Residence.objects.get(entity=A, role=role)
    with pytest.raises(IntegrityError), transaction.atomic():
        Residence.objects.create(
            entity_id=A, room_id=kept.room_id, role=role, valid_from=DAY, place_path=HOME.value, hukou_path=""
        )


def test_a_credit_code_belongs_to_one_organisation(base: Acting) -> None:
    rows = [
        api.OrganisationRow(UUID(int=n), f"红墙物业{n}", "property", HOME.value, "91110102MA00000000") for n in (1, 2)
    ]
    api.load_organisations(rows[:1], origin="tests", as_of=AS_OF)
    with pytest.raises(DatabaseError), transaction.atomic():
        api.load_organisations(rows[1:], origin="tests", as_of=AS_OF)
    assert Organisation.objects.filter(name__startswith="红墙物业").count() == 1


def test_a_facility_code_belongs_to_one_thing(base: Acting) -> None:
    rows = [api.ThingRow(UUID(int=n), f"消火栓{n}", "hydrant", HOME.value, "1101020101000001") for n in (1, 2)]
    api.load_things(rows[:1], origin="tests", as_of=AS_OF)
    with pytest.raises(DatabaseError), transaction.atomic():
        api.load_things(rows[1:], origin="tests", as_of=AS_OF)
    assert [thing.name for thing in api.things("hydrant", HOME)] == ["消火栓1"]


@pytest.mark.parametrize("missing", ["uscc", "code16"])
def test_without_a_code_there_may_be_many(base: Acting, missing: str) -> None:
    if missing == "uscc":
        api.load_organisations(
            [api.OrganisationRow(UUID(int=n), "无照摊点", "company", HOME.value) for n in (1, 2)],
            origin="tests", as_of=AS_OF,
        )  # fmt: skip
        assert len([one for one in api.organisations("company") if one.name == "无照摊点"]) == 2
        return
    api.load_things(
        [api.ThingRow(UUID(int=n), "长椅", "bench", HOME.value) for n in (1, 2)], origin="tests", as_of=AS_OF
    )
    assert len(api.things("bench")) == 2
