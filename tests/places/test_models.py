"""The tables: what the database itself refuses, and who may touch them."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from jiayuan.kernel.tables import DataClass, registered
from jiayuan.places.models import Alias, Grid, Place
from tests.tree import HOME, HOME_COMPOUND, NEXT_COMPOUND, as_role

pytestmark = pytest.mark.usefixtures("tree")


def place(path: str) -> Place:
    return Place.objects.get(path=path)


def test_the_tables_are_open_data() -> None:
    tables = [registered()[f"places_{name}"] for name in ("place", "alias", "grid")]
    assert {table.data_class for table in tables} == {DataClass.OPEN}


def test_a_path_exists_once() -> None:
    with as_role("jy_staff"), pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.create(kind="compound", path=HOME_COMPOUND.value, code12=HOME.code12(), name="x", name_norm="x")


def test_a_place_does_not_end_before_it_begins() -> None:
    rows = Place.objects.filter(path=HOME_COMPOUND.value)
    with as_role("jy_staff"), pytest.raises(IntegrityError), transaction.atomic():
        rows.update(valid_from=date(2024, 1, 2), valid_to=date(2024, 1, 1))


def test_an_alias_may_name_two_places_but_one_only_once() -> None:
    with as_role("jy_staff"):
        for path in (HOME_COMPOUND, NEXT_COMPOUND):
            Alias.objects.create(place=place(path.value), alias_norm="老院", kind="old")
        with pytest.raises(IntegrityError), transaction.atomic():
            Alias.objects.create(place=place(HOME_COMPOUND.value), alias_norm="老院", kind="old")


def test_a_place_with_places_below_stays() -> None:
    with as_role("jy_staff"), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM places_place WHERE path = %s", [HOME.value])


@pytest.mark.parametrize("role", ["jy_resident", "jy_staff", "jy_analyst", "jy_auditor"])
def test_everyone_acting_may_read(role: str) -> None:
    with as_role(role):
        assert Place.objects.count() == 47


@pytest.mark.parametrize("role", ["jy_resident", "jy_analyst", "jy_auditor"])
def test_only_staff_may_write(role: str) -> None:
    with as_role(role), pytest.raises(DatabaseError), transaction.atomic():
        Place.objects.filter(path=HOME.value).update(name="x")


def test_paths_sort_by_bytes() -> None:
    paths = list(Place.objects.order_by("path").values_list("path", flat=True))
    assert paths == sorted(paths, key=str.encode)


def test_places_are_shown_by_their_names() -> None:
    home = place(HOME.value)
    assert str(home) == "府右街南社区"
    assert str(Grid(name="第1网格")) == "第1网格"
    assert str(Alias(alias_norm="老院")) == "老院"
