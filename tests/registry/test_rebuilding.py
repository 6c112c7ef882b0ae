"""Rebuilding finds every byte that does not follow from the facts, and mends it when asked."""

from __future__ import annotations

import pytest
from django.db import connection

from jiayuan.audit.models import Record
from jiayuan.kernel.context import Acting
from jiayuan.kernel.ids import uuid7
from jiayuan.registry import api
from jiayuan.registry.rebuilding_sql import ROWS
from tests.ledgers import books
from tests.ledgers.books import AS_OF, person, room
from tests.people import People, as_service
from tests.registry.statements import say
from tests.tree import HOME, HOME_BUILDING, NEXT, as_role

A, LIFT = person(0), uuid7()


@pytest.fixture
def full(base: Acting) -> Acting:
    """A base with a row in every projection."""
    books.load_office()
    api.load_things([api.ThingRow(LIFT, "1号梯", "lift", HOME_BUILDING.value)], origin="tests", as_of=AS_OF)
    home = uuid7()
    rows = [
        api.FactRow(A, "household", str(home), key="01"), api.FactRow(A, "residence.owner", place=room(3)),
        api.FactRow(A, "membership", str(books.OFFICE), key="contact"),
    ]  # fmt: skip
    api.record_facts(api.FactBatch(uuid7(), "ledger:1", AS_OF, rows, {home: "household"}))
    return base


def spoil(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text)


def test_an_untouched_base_follows_from_its_facts(full: Acting) -> None:
    told = api.rebuild_report()
    assert told.different == dict.fromkeys(ROWS, 0)
    assert all(told.rows.values()), told.rows
    assert told.differences == 0


DAMAGE = {
    "person": "UPDATE registry_person SET name = '某' WHERE name = '王秀兰'",
    "organisation": "UPDATE registry_organisation SET kind = 'company'",
    "thing": "UPDATE registry_thing SET lon = 1",
    "household": "UPDATE registry_household SET size = 7",
    "household_member": "UPDATE registry_household_member SET relation = '99'",
    "residence": "DELETE FROM registry_residence WHERE role = 'owner'",
    "membership": "DELETE FROM registry_membership",
    "fact": "UPDATE registry_fact SET golden = false WHERE attr = 92",
}


@pytest.mark.parametrize("table", sorted(DAMAGE))
def test_damage_to_any_table_is_found_and_named_and_left_by_a_check(full: Acting, table: str) -> None:
    spoil(DAMAGE[table])
    for _ in range(2):
        assert {name for name, count in api.rebuild_report().different.items() if count} == {table}


@pytest.mark.parametrize("table", sorted(DAMAGE))
def test_damage_is_mended_when_asked(full: Acting, table: str) -> None:
    spoil(DAMAGE[table])
    assert api.rebuild(check=False) > 0
    assert api.rebuild() == 0


@pytest.mark.parametrize("column", ["phone_sealed", "phone_bi", "name_py", "room_id", "life_state", "hukou_path"])
def test_a_byte_of_any_column_counts(full: Acting, column: str) -> None:
    changed = {"phone_sealed": r"'\x01'", "phone_bi": r"'\x01'", "room_id": "NULL", "life_state": "'dead'"}
    spoil(f"UPDATE registry_person SET {column} = {changed.get(column, repr('110102.'))} WHERE entity_id = '{A}'")
    assert api.rebuild() == 1


def test_a_row_too_many_is_found(full: Acting) -> None:
    say(person(1), 7, name="赵二")
    spoil("UPDATE registry_person SET entity_id = entity_id WHERE false")
    spoil(
        "INSERT INTO registry_membership (person_id, organisation_id, role, valid_from, place_path) "
        f"SELECT '{person(1)}', '{books.OFFICE}', 'safety', '2026-03-01', '{HOME.value}'"
    )
    assert api.rebuild_report().different["membership"] == 1


def test_merged_and_retired_ones_are_rebuilt_as_they_are(full: Acting) -> None:
    new = uuid7()
    say(new, 9, new=True, name="张三")
    api.retract([9], batch=uuid7())
    api.merge(A, person(1), "同一人")
    assert api.rebuild() == 0


def test_only_the_own_area_is_rebuilt(loaded: People) -> None:
    with as_service(NEXT):
        assert api.rebuild_report().rows["person"] == 0
    with as_service(HOME):
        assert api.rebuild_report().rows["person"] == 6


def test_a_rebuild_leaves_one_audit_record(full: Acting) -> None:
    api.rebuild(check=False)
    with as_role("jy_auditor"):
        assert Record.objects.filter(act="registry.rebuild").values_list("n", flat=True).get() == 0
