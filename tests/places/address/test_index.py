"""The tree as the parser needs it."""

import pytest

from jiayuan.kernel.placepath import Level
from jiayuan.places.address.index import Row, TreeIndex, division_forms, level_of, one_off
from tests.tree import HOME, HOME_BUILDING, HOME_COMPOUND, HOME_ROOM, NEXT_COMPOUND, tree_rows


def rows() -> list[Row]:
    return [
        (number, row["kind"], row["path"], row["name"], row["lon"], row["lat"])
        for number, row in enumerate(tree_rows(), 1)
    ]


@pytest.fixture(scope="module")
def index() -> TreeIndex:
    return TreeIndex(rows(), [(NEXT_COMPOUND.value, "槐柏树 大院"), ("110102.009.009.0001.", "不在树上")])


def test_compounds_by_name(index: TreeIndex) -> None:
    assert [index.path(one) for one in index.compounds.get("红墙小区")] == [HOME_COMPOUND.value]


def test_other_names_lead_there_too(index: TreeIndex) -> None:
    assert index.compounds.get("槐柏树大院") == index.compounds.get("槐柏小区")


def test_aliases_of_unknown_places_are_left_out(index: TreeIndex) -> None:
    assert index.compounds.get("不在树上") == []


def test_houses_by_bare_number(index: TreeIndex) -> None:
    assert [index.path(one) for one in index.houses(HOME_COMPOUND.value, "1")] == [HOME_BUILDING.value]
    assert index.houses(HOME_COMPOUND.value, "9") == []
    assert index.houses("110102.009.", "1") == []


def test_rooms_are_found_in_any_unit(index: TreeIndex) -> None:
    units = index.units(HOME_BUILDING.value, "")
    assert [index.path(one) for one in index.rooms(units, "301")] == [HOME_ROOM.value]


def test_a_unit_that_is_not_there(index: TreeIndex) -> None:
    assert index.units(HOME_BUILDING.value, "7") == []


def test_a_row_as_a_value(index: TreeIndex) -> None:
    ref = index.ref(index.at_path[HOME.value])
    assert (ref.path, ref.code12, ref.name) == (HOME, HOME.code12(), "府右街南社区")


def test_names_one_character_apart_meet() -> None:
    for other in ("红墙小去", "红墙区", "红墙小小区", "红墙小区"):
        assert set(one_off("红墙小区")) & set(one_off(other))


def test_names_two_characters_apart_do_not() -> None:
    assert not set(one_off("红墙小区")) & set(one_off("白墙小去"))


def test_short_names_are_not_repaired() -> None:
    assert list(one_off("红墙")) == ["红墙"]


def test_the_bare_stem_of_a_division_is_no_spelling_of_it() -> None:
    assert "西交民巷" not in division_forms("西交民巷社区", "community")
    assert "西交民巷社区居委会" in division_forms("西交民巷社区", "community")
    assert "西长安街街道办事处" in division_forms("西长安街街道", "street")


def test_the_floor_of_a_path() -> None:
    assert level_of(HOME.value) is Level.COMMUNITY
    assert level_of(HOME_ROOM.value) is Level.ROOM
