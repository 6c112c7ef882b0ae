"""Homes by role, memberships: several side by side, one at a time where the law of the table says so."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from jiayuan.kernel.context import Acting
from jiayuan.kernel.errors import NotAllowed
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.purpose import BENEFIT_MATCHING, UPKEEP_SYSTEM
from jiayuan.places.models import Place
from jiayuan.registry import api
from jiayuan.registry.models import Entity, HouseholdMember, Membership, Residence
from tests.ledgers import books
from tests.ledgers.books import AS_OF, person, room
from tests.registry.statements import DAY, WHOLE, value

A, B = person(0), person(1)


def told(*rows: api.FactRow, record: int = 1, origin: str = "ledger:1") -> None:
    batch = api.FactBatch(uuid7(), origin, AS_OF, [row._replace(record_ref=record) for row in rows], {}, [record])
    api.record_facts(batch)


def household() -> str:
    made = uuid7()
    api.record_facts(api.FactBatch(uuid7(), "tests", AS_OF, [], {made: "household"}))
    return str(made)


def homes(role: str) -> list[str]:
    found = Residence.objects.filter(entity=A, role=role, valid_to=None)
    return sorted(found.values_list("room__path", flat=True))


@pytest.mark.parametrize(("attr", "role"), [("residence.owner", "owner"), ("residence.tenant", "tenant")])
def test_owned_and_rented_rooms_stand_side_by_side(base: Acting, attr: str, role: str) -> None:
    told(api.FactRow(A, attr, place=room(3)), api.FactRow(A, attr, place=room(4)))
    assert homes(role) == sorted([room(3), room(4)])
    assert value(A, attr) == "\n".join(sorted([room(3), room(4)]))


def test_a_room_nobody_names_any_more_is_no_longer_held(base: Acting) -> None:
    told(api.FactRow(A, "residence.owner", place=room(3)), api.FactRow(A, "residence.owner", place=room(4)))
    told(api.FactRow(A, "residence.owner", place=room(4)))
    assert (homes("owner"), api.rebuild()) == ([room(4)], 0)
    api.retract([1], batch=uuid7())
    assert homes("owner") == []


def test_two_ledgers_that_name_the_same_room_name_one(base: Acting) -> None:
    told(api.FactRow(A, "residence.owner", place=room(3)))
    told(api.FactRow(A, "residence.owner", place=room(3)), record=2, origin="ledger:2")
    assert homes("owner") == [room(3)]
    api.retract([1], batch=uuid7())
    assert homes("owner") == [room(3)]


def test_what_comes_back_are_all_of_the_values(base: Acting) -> None:
    before = api.golden_digest()
    told(api.FactRow(A, "residence.owner", place=room(3)), api.FactRow(A, "residence.owner", place=room(4)))
    after, batch = api.golden_digest(), api.lineage(A, "residence.owner", UPKEEP_SYSTEM, WHOLE)[0].batch
    api.retract([1], batch=uuid7())
    assert api.golden_digest() == before
    assert batch
    api.restore({1: batch}, batch=uuid7())
    assert api.golden_digest() == after


def open_twice(role: str, first: tuple[date, date | None], second: tuple[date, date | None], rooms: int = 2) -> None:
    place = Place.objects.get(path=room(5))
    other = Place.objects.get(path=room(6)) if rooms == 2 else place
    who = Entity.objects.get(pk=A)
    Residence.objects.filter(entity=who).delete()
    for (start, end), where in ((first, place), (second, other)):
        Residence.objects.create(
            entity=who, entity_no=who.no, room=where, role=role, valid_from=start, valid_to=end, place_path=room(5)
        )


JAN, FEB, MAR = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)


@pytest.mark.parametrize("role", ["actual", "registered"])
@pytest.mark.parametrize(
    ("first", "second"),
    [((JAN, None), (FEB, None)), ((JAN, MAR), (FEB, None)), ((JAN, None), (FEB, MAR)), ((JAN, MAR), (JAN, MAR))],
)
def test_nobody_has_two_homes_of_a_role_at_once(
    base: Acting, role: str, first: tuple[date, date | None], second: tuple[date, date | None]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        open_twice(role, first, second)


@pytest.mark.parametrize("role", ["actual", "registered"])
def test_one_home_may_follow_another(base: Acting, role: str) -> None:
    open_twice(role, (JAN, FEB), (FEB, None))
    assert Residence.objects.filter(entity=A, role=role).count() == 2


def test_a_home_does_not_end_before_it_began(base: Acting) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        open_twice("owner", (FEB, JAN), (MAR, None))


def test_the_same_room_is_not_owned_twice_by_one(base: Acting) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        open_twice("owner", (JAN, None), (FEB, None), rooms=1)


def test_two_people_next_to_each_other_on_the_line_do_not_collide(base: Acting) -> None:
    for who in (A, B):
        told(
            api.FactRow(who, "residence.actual", place=room(7)), record=books.NAMES.index("王秀兰") + int(who == B) + 5
        )
    assert Residence.objects.filter(role="actual", entity__in=[A, B]).count() == 2


def test_a_role_in_an_organisation_follows_its_statements(base: Acting) -> None:
    books.load_office()
    told(
        api.FactRow(A, "membership", str(books.OFFICE), key="contact"),
        api.FactRow(A, "membership", str(books.OFFICE), key="safety"),
    )
    roles = Membership.objects.filter(person=A, organisation=books.OFFICE)
    assert sorted(roles.values_list("role", flat=True)) == ["contact", "safety"]
    told(api.FactRow(A, "membership", str(books.OFFICE), key="safety"))
    assert (list(roles.values_list("role", flat=True)), api.rebuild()) == (["safety"], 0)


def test_a_role_no_purpose_needs_cannot_be_kept(base: Acting) -> None:
    books.load_office()
    with pytest.raises(IntegrityError), transaction.atomic():
        told(api.FactRow(A, "membership", str(books.OFFICE), key="shareholder"))


@pytest.mark.parametrize("attr", ["residence.owner", "residence.tenant", "membership"])
def test_benefits_do_not_read_what_somebody_owns_or_is_a_member_of(base: Acting, attr: str) -> None:
    with pytest.raises(NotAllowed):
        api.facts_for([A], [attr], BENEFIT_MATCHING, WHOLE, as_of=DAY)


@pytest.mark.parametrize(("key", "relation"), [("01", "01"), ("52", "52"), ("女婿", ""), ("", "")])
def test_a_relation_is_a_code_of_the_standard_or_unknown(base: Acting, key: str, relation: str) -> None:
    told(api.FactRow(A, "household", household(), key=key))
    assert HouseholdMember.objects.get(pk=A).relation == relation


def test_the_table_itself_refuses_other_relations(base: Acting) -> None:
    told(api.FactRow(A, "household", household(), key="01"))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE registry_household_member SET relation = '爷爷'")


def test_a_move_to_another_household_leaves_one_membership(base: Acting) -> None:
    first, second = household(), household()
    told(api.FactRow(A, "household", first, key="01"))
    told(api.FactRow(A, "household", second, key="10"))
    assert list(HouseholdMember.objects.filter(pk=A).values_list("household", "relation")) == [(UUID(second), "10")]
