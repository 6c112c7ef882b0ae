"""Constraints that hold whatever the code does."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from jiayuan.kernel.context import Acting
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.tables import DataClass, registered
from jiayuan.registry.models import Entity, NotSame, Organisation, Residence
from jiayuan.registry.models import entity as entities
from tests.ledgers.books import person
from tests.registry.statements import DAY
from tests.tree import HOME, HOME_ROOM

A, B = person(0), person(1)
PERSONAL = (
    "entity", "fact", "person", "residence", "household", "household_member", "membership", "merge_event", "not_same",
)  # fmt: skip


def make(**fields: object) -> Entity:
    key = uuid7()
    return Entity.objects.create(**{"id": key, "root": key, "kind": "person", "place_path": HOME.value, **fields})


def test_numbers_are_given_in_order_and_never_twice(service: Acting) -> None:
    first, second = make(), make()
    for one in (first, second):
        one.refresh_from_db()
    assert second.no == first.no + 1


@pytest.mark.parametrize(
    "fields", [{"state": "merged"}, {"state": "active", "merged_into_id": A}, {"state": "retired", "merged_into_id": A}]
)
def test_merged_means_merged_into_somebody(base: Acting, fields: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**fields)


def test_nobody_is_merged_into_themselves(base: Acting) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Entity.objects.filter(pk=A).update(state="merged", merged_into=A)


def test_a_pair_is_kept_in_one_order_once(base: Acting) -> None:
    low, high = sorted((A, B))
    fields = {"by": UUID(int=1), "reason": "x", "at": "2026-01-01T00:00:00Z", "place_path": HOME.value}
    NotSame.objects.create(a=low, b=high, **fields)
    for a, b in ((low, high), (high, low)):
        with pytest.raises(IntegrityError), transaction.atomic():
            NotSame.objects.create(a=a, b=b, **fields)


@pytest.mark.parametrize("role", ["actual"])
def test_one_open_residence_per_role(base: Acting, role: str) -> None:
    known = Residence.objects.get(entity=A, role=role)
    with pytest.raises(IntegrityError), transaction.atomic():
        Residence.objects.create(
            entity_id=A, room_id=known.room_id, role=role, valid_from=DAY, place_path=HOME_ROOM.value
        )


def test_a_credit_code_belongs_to_one_organisation(service: Acting) -> None:
    rows = [make(kind="organisation") for _ in range(2)]
    fields = {"name": "x", "kind": "company", "uscc": "91110102MA00000000", "golden_hash": b"", "place_path": ""}
    Organisation.objects.create(entity=rows[0], no=1, **fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.create(entity=rows[1], no=2, **fields)


@pytest.mark.parametrize("name", PERSONAL)
def test_tables_about_people_have_forced_row_security(service: Acting, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = %s", [f"registry_{name}"]
        )
        assert cursor.fetchone() == (True,)


@pytest.mark.parametrize("name", PERSONAL)
def test_tables_about_people_say_how_long_they_are_kept(name: str) -> None:
    table = registered()[f"registry_{name}"]
    assert table.guarded
    assert table.retention


@pytest.mark.parametrize("name", ["fact", "person"])
def test_sealed_columns_are_declared(name: str) -> None:
    table = registered()[f"registry_{name}"]
    assert table.data_class is DataClass.SENSITIVE
    assert table.sealed


def test_every_model_has_its_table_in_the_register() -> None:
    for module in ("registry", "ledgers"):
        tables = {model._meta.db_table for model in apps.get_app_config(module).get_models()}
        assert tables <= registered().keys()


def test_paths_compare_byte_by_byte() -> None:
    assert entities.PathField().db_collation == "C"


def test_models_say_what_they_are(base: Acting) -> None:
    assert str(Entity.objects.get(pk=A)).startswith("person")
    assert str(NotSame(a=A, b=B)) == f"{A} ≠ {B}"
