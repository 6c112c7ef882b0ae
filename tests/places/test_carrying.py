"""Rows carried to a new path: which columns, which rows, and what stands guard again afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import polars as pl
import pytest
from django.db import DatabaseError, connection, transaction

from jiayuan.identity.api import home_of
from jiayuan.identity.models import Grant, HomePlace
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.ids import uuid7
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.places import moving
from jiayuan.places.actions import load_tree
from jiayuan.places.models import Place
from jiayuan.registry import api as registry
from jiayuan.registry.models import Entity, Fact, MergeEvent
from jiayuan.registry.models import Person as Golden
from tests.ledgers import books
from tests.ledgers.books import person
from tests.people import Person, as_service
from tests.tree import HOME, HOME_ROOM, NEXT, NEXT_ROOM, STREET

pytestmark = pytest.mark.django_db
OTHER = PlacePath("110102.002.")
MOVED = PlacePath("110102.002.001.")
TABLES = moving.path_columns()


@pytest.fixture(autouse=True)
def streets(tree: None) -> None:
    row = {"path": OTHER.value, "kind": "street", "name": "新街口街道", "floors": None, "units": None}
    with as_service():
        load_tree(pl.DataFrame([row]))


@pytest.fixture
def base(streets: None) -> None:
    with as_service():
        books.load_base()


@pytest.fixture
def standing() -> Iterator[None]:
    with as_service():
        yield


def move(path: PlacePath = HOME, street: PlacePath = OTHER, code: str = "") -> moving.Moved:
    with as_service():
        return moving.move_community(path, street, code, "文件")


def carried(table: str, columns: str = "{place_path,hukou_path,path,area}") -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT places_carry(ARRAY[%s], %s::text[], %s, %s)", [table, columns, HOME.value, MOVED.value])
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("table", [one for one in TABLES if not one.startswith(("places_", "identity_"))])
def test_an_empty_table_is_carried_without_ado(standing: None, table: str) -> None:
    assert carried(table) == 0


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_column_found_is_one_of_the_table(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass", [table])
        found = {name for (name,) in cursor.fetchall()}
    assert set(TABLES[table]) <= found


def test_a_table_nobody_has_ends_the_move(standing: None) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        carried("registry_nothing")


@pytest.mark.parametrize("table", ["registry_fact; DROP TABLE registry_fact", '"registry_fact"', "pg_catalog.pg_class"])
def test_a_name_is_never_part_of_a_statement(standing: None, table: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        carried(table)
    assert Fact.objects.count() == 0


def test_a_column_that_holds_no_text_is_left_alone(base: None, standing: None) -> None:
    assert carried("registry_person", "{entity_id,room_id,birth_date}") == 0


def test_only_the_columns_named_change(base: None, standing: None) -> None:
    carried("registry_person", "{hukou_path}")
    assert Golden.objects.filter(place_path__startswith=HOME.value).count() == 6


def test_whoever_lives_elsewhere_and_is_registered_here_moves_in_one_column(base: None) -> None:
    with as_service():
        Golden.objects.filter(pk=person(0)).update(place_path=NEXT_ROOM.value, hukou_path=HOME_ROOM.value)
    move()
    with as_service():
        found = Golden.objects.get(pk=person(0))
    assert found.place_path == NEXT_ROOM.value
    assert found.hukou_path.startswith(MOVED.value)


def test_the_community_itself_and_all_below_move_and_nothing_above(base: None) -> None:
    move()
    left = set(Place.objects.filter(path__startswith=HOME.value).values_list("path", flat=True))
    assert left == set()
    assert Place.objects.filter(path__in=[STREET.value, NEXT.value]).count() == 2


def test_there_and_back_is_as_before(base: None) -> None:
    def stood() -> list[tuple[UUID, str, str]]:
        with as_service():
            return sorted(Entity.objects.values_list("pk", "place_path", "hukou_path"))

    before = stood()
    move()
    assert stood() != before
    move(MOVED, STREET, "110102001001")
    assert stood() == before


def test_decisions_that_are_only_added_move_and_are_guarded_again(base: None) -> None:
    with as_service():
        registry.merge(person(0), person(1), "同一人")
    move()
    with as_service():
        assert MergeEvent.objects.get().place_path.startswith(MOVED.value)
        with pytest.raises(DatabaseError, match=r"append-only|denied"), transaction.atomic():
            MergeEvent.objects.update(reason="别的")


def test_facts_are_guarded_again(base: None) -> None:
    move()
    with as_service(), pytest.raises(DatabaseError, match=r"append-only|denied"), transaction.atomic():
        Fact.objects.update(origin="别的")


def test_a_merge_after_the_move_stands_in_the_new_street(base: None) -> None:
    move()
    with as_service():
        registry.merge(person(0), person(1), "同一人")
        assert MergeEvent.objects.get().place_path.startswith(MOVED.value)
        assert registry.rebuild() == 0


def test_grants_and_homes_go_along(worker: Person, neighbour: Person, resident: Person) -> None:
    move()
    with as_service():
        places = dict(Grant.objects.values_list("account_id", "place_path"))
        assert (places[worker.account_id], places[neighbour.account_id]) == (MOVED.value, NEXT.value)
        assert MOVED.contains(home_of(resident.account_id))
        assert HomePlace.objects.filter(place_path__startswith=HOME.value).count() == 0


def test_the_resident_goes_on_seeing_the_own_rows(base: None, resident: Person) -> None:
    subject = resident.subject or uuid7()
    row = {"entity": str(subject), "name": "王秀兰", "residence.actual": HOME_ROOM.value}
    with as_service():
        registry.bulk_load(pl.DataFrame([row]), origin="tests", as_of=books.AS_OF)
    move()
    with resident.acting(UPKEEP_SYSTEM):
        assert {one.code for one in registry.holdings()} == {"name", "residence.actual"}


def test_a_failed_move_leaves_no_row_moved(base: None, standing: None) -> None:
    Place.objects.filter(path=OTHER.value).update(state="retired")
    with pytest.raises(NotFound), transaction.atomic():
        moving.move_community(HOME, OTHER, reason="文件")
    assert Golden.objects.filter(place_path__startswith=HOME.value).count() == 6
