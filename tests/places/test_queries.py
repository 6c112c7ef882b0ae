"""Reads of the tree."""

import pytest

from jiayuan.kernel.errors import Invalid, NotFound
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places import finding, grids, queries
from jiayuan.places.models import Alias, Place
from tests.tree import (
    DISTRICT,
    HOME,
    HOME_BUILDING,
    HOME_COMPOUND,
    HOME_ROOM,
    NEXT,
    NEXT_COMPOUND,
    STREET,
    as_role,
)

pytestmark = pytest.mark.usefixtures("tree")


def names(refs: list[queries.PlaceRef]) -> list[str]:
    return [ref.name for ref in refs]


def test_a_place_by_its_path() -> None:
    ref = queries.by_path(HOME_ROOM)
    assert (ref.kind, ref.name, ref.code12) == ("room", "301室", "110102001001")


def test_an_unknown_path_is_not_found() -> None:
    with pytest.raises(NotFound):
        queries.by_path(HOME.child("0099"))


def test_a_division_by_its_code() -> None:
    assert queries.by_code12("110102001000").path == STREET
    assert queries.by_code12("110102001001").path == HOME


def test_a_malformed_code_is_told() -> None:
    with pytest.raises(Invalid):
        queries.by_code12("1101")


def test_a_place_by_its_id() -> None:
    ref = queries.by_path(HOME)
    assert queries.by_id(ref.id) == ref


def test_several_paths_at_once() -> None:
    assert set(queries.by_paths([HOME, NEXT, HOME.child("0099")])) == {HOME, NEXT}


def test_children_in_order() -> None:
    assert names(queries.children(HOME_COMPOUND)) == ["1号楼", "2号楼"]
    assert len(queries.children(STREET)) == 11


def test_ancestors_from_itself_upwards() -> None:
    assert names(queries.ancestors(HOME_COMPOUND)) == ["红墙小区", "府右街南社区", "西长安街街道", "西城区"]


def test_the_subtree_holds_the_place_itself() -> None:
    assert len(queries.subtree(HOME_BUILDING)) == 8
    assert queries.subtree(HOME_BUILDING)[0].path == HOME_BUILDING


def test_the_subtree_of_some_kinds() -> None:
    assert len(queries.subtree(DISTRICT, ["room"])) == 24
    assert len(queries.subtree(HOME, ["room", "unit"])) == 14


def test_the_next_community_is_not_in_the_subtree() -> None:
    assert not any(NEXT.contains(ref.path) for ref in queries.subtree(HOME))


def test_search_finds_part_of_a_name() -> None:
    assert names(finding.search("红墙", DISTRICT)) == ["红墙小区"]
    assert names(finding.search("小区", DISTRICT)) == ["红墙小区", "槐柏小区"]


def test_search_stays_inside() -> None:
    assert finding.search("红墙", NEXT) == []


def test_search_knows_other_names() -> None:
    with as_role("jy_staff"):
        place = Place.objects.get(path=NEXT_COMPOUND.value)
        Alias.objects.create(place=place, alias_norm="槐柏树大院", kind="old")
    assert names(finding.search("树大院", DISTRICT)) == ["槐柏小区"]


@pytest.mark.parametrize("text", ["", "   ", "没有这个地方", "301", "%"])
def test_search_finds_nothing(text: str) -> None:
    assert finding.search(text, DISTRICT) == []


def test_a_label_in_words() -> None:
    assert finding.label(HOME_ROOM) == "红墙小区1号楼1单元301室"
    assert finding.label(HOME) == "府右街南社区"
    assert finding.label(PlacePath("110199.")) == ""


def test_many_places_are_written_as_one_by_one(tree: None) -> None:
    paths = [HOME_ROOM.value, HOME.value, "110102.", "110199.", HOME_ROOM.value]
    assert finding.labels(paths) == {path: finding.label(PlacePath(path)) for path in paths}
    assert finding.labels(["", *()]) == {}


def test_retired_places_are_gone_but_their_ids_resolve() -> None:
    ref = queries.by_path(HOME_COMPOUND)
    with as_role("jy_staff"):
        Place.objects.filter(pk=ref.id).update(state="retired")
    assert HOME_COMPOUND not in [one.path for one in queries.children(HOME)]
    assert queries.by_id(ref.id) == ref


def test_without_outlines_there_is_none() -> None:
    assert queries.outline(HOME) is None
    assert grids.grid_of(HOME_ROOM) is None
    assert grids.grids(STREET) == []
