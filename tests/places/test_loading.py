"""Bulk loading: all or nothing, ids stay, the same batch twice changes nothing."""

from typing import Any

import polars as pl
import pytest
from django.db import connection

from jiayuan.kernel.errors import Invalid
from jiayuan.places.loading import insert_places
from jiayuan.places.models import Place
from tests.tree import HOME, HOME_BUILDING, HOME_COMPOUND, HOME_ROOM, STREET, as_role, load_test_tree, tree_rows

pytestmark = pytest.mark.usefixtures("tree")


def load(*rows: dict[str, Any]) -> int:
    with as_role("jy_staff"):
        return insert_places(pl.DataFrame(list(rows)), None)


def snapshot() -> list[tuple[Any, ...]]:
    return list(Place.objects.order_by("path").values_list("id", "path", "name", "parent__path", "loc", "addr_code"))


def test_the_whole_tree_is_there() -> None:
    assert Place.objects.count() == len(list(tree_rows()))


def test_loading_again_changes_nothing() -> None:
    before = snapshot()
    assert load_test_tree() == len(before)
    assert snapshot() == before


def test_every_place_hangs_under_its_parent() -> None:
    for path, parent in Place.objects.exclude(kind="district").values_list("path", "parent__path"):
        assert path.startswith(parent)
        assert path.count(".") == parent.count(".") + 1


def test_a_room_knows_the_floors_above() -> None:
    room = Place.objects.get(path=HOME_ROOM.value)
    ids = {place.path: place.id for place in Place.objects.all()}
    assert (room.street_id, room.community_id) == (ids[STREET.value], ids[HOME.value])
    assert (room.compound_id, room.building_id) == (ids[HOME_COMPOUND.value], ids[HOME_BUILDING.value])


def test_a_division_knows_itself_and_nothing_below() -> None:
    community = Place.objects.get(path=HOME.value)
    assert community.community_id == community.id
    assert (community.compound_id, community.building_id) == (None, None)


def test_a_new_name_keeps_the_id_and_the_point() -> None:
    before = Place.objects.get(path=HOME_COMPOUND.value)
    load({"path": HOME_COMPOUND.value, "kind": "compound", "name": "新红墙小区"})
    after = Place.objects.get(path=HOME_COMPOUND.value)
    assert (after.id, after.loc, after.name) == (before.id, before.loc, "新红墙小区")


def test_an_orphan_stops_the_whole_batch() -> None:
    good = {"path": f"{HOME}0002.", "kind": "lane", "name": "后细瓦厂胡同"}
    orphan = {"path": f"{HOME}0009.0001.", "kind": "yard", "name": "12号院"}
    with pytest.raises(Invalid):
        load(good, orphan)
    assert not Place.objects.filter(path=good["path"]).exists()


def test_a_parent_may_come_in_the_same_batch() -> None:
    lane = {"path": f"{HOME}0002.", "kind": "lane", "name": "后细瓦厂胡同"}
    assert load({"path": f"{lane['path']}0001.", "kind": "yard", "name": "12号院"}, lane) == 2


def test_names_with_quotes_and_commas_are_kept() -> None:
    load({"path": f"{HOME}0002.", "kind": "lane", "name": '小"院", 后门'})
    assert Place.objects.get(path=f"{HOME}0002.").name == '小"院", 后门'


def test_no_staging_table_is_left() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'intake' AND tablename LIKE 'places%'")
        assert cursor.fetchone() == (0,)
