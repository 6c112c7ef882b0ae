"""Entities live while something is said about them, rest when nothing is, and live again."""

from __future__ import annotations

from uuid import UUID

import pytest

from jiayuan.kernel.context import Acting
from jiayuan.kernel.ids import uuid7
from jiayuan.registry import api
from jiayuan.registry.models import Entity, Person
from jiayuan.registry.settling import bring_up_to_date, roots_of
from tests.ledgers.books import NAMES, person
from tests.registry.statements import DAY, say, value

A, B = person(0), person(1)
RECORD = 7


@pytest.fixture
def guest(base: Acting) -> UUID:
    """A person whom one record alone speaks of."""
    who = uuid7()
    say(who, RECORD, new=True, name="欧阳春晓", phone="13700000001")
    return who


def state(who: UUID) -> str:
    return Entity.objects.get(pk=who).state


def test_without_a_word_about_them_people_rest(guest: UUID) -> None:
    api.retract([RECORD], batch=uuid7())
    assert state(guest) == "retired"
    assert not Person.objects.filter(pk=guest).exists()


def test_somebody_merged_into_a_resting_person_keeps_the_golden_record(guest: UUID) -> None:
    api.retract([RECORD], batch=uuid7())
    assert api.merge(guest, A, "同一人") == guest
    assert (state(guest), value(guest, "name")) == ("active", NAMES[0])
    assert Person.objects.filter(pk=guest).exists()
    assert api.rebuild() == 0


def test_taken_apart_again_the_resting_one_rests(guest: UUID) -> None:
    before = api.golden_digest()
    api.retract([RECORD], batch=uuid7())
    rested = api.golden_digest()
    api.merge(guest, A, "同一人")
    api.unmerge(A, "看错了")
    assert (state(guest), state(A)) == ("retired", "active")
    assert api.golden_digest() == rested != before


def test_who_lost_all_facts_while_merged_rests_after_the_unmerge(guest: UUID) -> None:
    api.merge(A, guest, "同一人")
    api.retract([RECORD], batch=uuid7())
    api.unmerge(guest, "看错了")
    assert state(guest) == "retired"
    assert value(guest, "name") is None


def test_facts_that_come_back_wake_the_one_they_were_said_of(guest: UUID) -> None:
    batch = say(guest, RECORD, name="欧阳春晓", phone="13700000002")
    before = api.golden_digest()
    api.retract([RECORD], batch=uuid7())
    api.restore({RECORD: batch}, batch=uuid7())
    assert (state(guest), api.golden_digest()) == ("active", before)


def test_facts_that_come_back_while_merged_count_for_the_survivor(guest: UUID) -> None:
    batch = say(guest, RECORD, rank=1, name="欧阳春晓")
    api.retract([RECORD], batch=uuid7())
    api.merge(A, guest, "同一人")
    api.restore({RECORD: batch}, batch=uuid7())
    assert value(A, "name") == "欧阳春晓"
    assert state(guest) == "merged"


def test_ids_are_led_to_their_roots_once(base: Acting) -> None:
    api.merge(A, B, "同一人")
    assert roots_of({str(A), str(B)}) == [str(A)]
    assert roots_of({str(uuid7())}) == []


def test_bringing_up_to_date_what_is_up_to_date_changes_nothing(base: Acting) -> None:
    before = api.golden_digest()
    bring_up_to_date([str(person(n)) for n in range(6)])
    bring_up_to_date([])
    assert api.golden_digest() == before


def test_a_household_is_not_retired_with_its_last_fact(base: Acting) -> None:
    house = UUID(int=900)
    row = api.FactRow(A, "household", str(house), key="02", record_ref=RECORD)
    api.record_facts(api.FactBatch(uuid7(), "police", DAY, [row], {house: "household"}, [RECORD]))
    api.retract([RECORD], batch=uuid7())
    assert state(house) == "active"
