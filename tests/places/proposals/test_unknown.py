"""What of an address the tree lacks, and which rooms need no question."""

from __future__ import annotations

import pytest

from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.address.parser import AddressParser
from jiayuan.places.proposals.unknown import alike, fitting_door, house_of, likeness, unknown_of
from tests.places.address.corpus import COMPOUNDS, corpus_rows
from tests.tree import DISTRICT, HOME, NEXT

PARSER = AddressParser(corpus_rows())
A, L = COMPOUNDS["A"][0].value, COMPOUNDS["L"][0].value


def seen(text: str, hint: PlacePath | None = HOME) -> tuple[str, str, str, str, str] | None:
    found = unknown_of(PARSER.parse(text, hint), hint)
    return (found.place_path, str(found.kind), found.name, found.unit, found.house) if found else None


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("某某花园3号楼501", (HOME.value, "compound", "某某花园", "", "3")),
        ("西交民巷社区某某花园3号楼501", (NEXT.value, "compound", "某某花园", "", "3")),
        ("某某胡同12号3室", (HOME.value, "lane", "某某胡同", "", "12")),
        ("德外大街甲5号院2号楼1单元", (HOME.value, "compound", "德外大街甲5号院", "", "2")),
        ("红墙小区7号楼1单元101", (A, "building", "7号楼", "", "")),
        ("红墙小区C座1203", (A, "building", "C座", "", "")),
        ("后细瓦厂胡同99号", (L, "yard", "99号", "", "")),
        ("红墙小区1号楼1单元909室", (f"{A}0001.", "room", "909", "1", "")),
        ("红墙小区1号楼909", (f"{A}0001.", "room", "909", "", "")),
    ],
)
def test_the_first_thing_missing_on_the_way_down(text: str, missing: tuple[str, ...]) -> None:
    assert seen(text) == missing


@pytest.mark.parametrize(
    "text", ["红墙小区1号楼1单元501室", "红墙小区1号楼", "红墙小区", "老家", "", "13800138000号楼"]
)
def test_what_is_known_or_says_nothing_is_no_proposal(text: str) -> None:
    assert seen(text) is None


def test_without_a_community_nobody_knows_where_it_would_stand() -> None:
    assert seen("某某花园3号楼501", None) is None
    assert seen("某某花园3号楼501", DISTRICT) is None


def test_another_district_is_not_proposed_here() -> None:
    assert seen("北京市朝阳区某某花园3号楼501", HOME) is None


@pytest.mark.parametrize(
    ("floors", "units", "unit", "room", "fits"),
    [
        (6, 3, "2", "501", ("02", "0501")),
        (6, 3, "2", "0501", ("02", "0501")),
        (24, 1, "", "2403", ("01", "2403")),
        (6, 3, "2", "701", None),
        (6, 3, "4", "501", None),
        (6, 3, "", "501", None),
        (6, 3, "2", "521", None),
        (6, 3, "2", "500", None),
        (6, 3, "甲", "501", None),
        (6, 3, "2", "12", None),
        (None, 3, "2", "501", None),
        (6, None, "2", "501", None),
    ],
)
def test_a_room_is_made_only_where_floors_and_units_have_it(
    floors: int | None, units: int | None, unit: str, room: str, fits: tuple[str, str] | None
) -> None:
    door = fitting_door(floors, units, unit, room)
    assert ((door.unit, door.room) if door else None) == fits


@pytest.mark.parametrize(
    ("parent", "number", "name"), [("lane", "12", "12号"), ("compound", "3", "3号楼"), ("compound", "B", "B座")]
)
def test_houses_bear_the_name_of_their_kind(parent: str, number: str, name: str) -> None:
    assert house_of(parent, number)[1] == name


@pytest.mark.parametrize(
    ("name", "other", "rank"),
    [
        ("红墙小区", "红墙小区", 0),
        ("洪墙小区", "红墙小区", 1),
        ("红墙", "红墙小区", 2),
        ("红培小区", "红墙小区", 3),
        ("小区红墙", "红墙小区", 4),
        ("红莲北里", "红莲南里", 5),
        ("光明里", "红墙小区", None),
    ],
)
def test_names_resemble_each_other_for_a_reason(name: str, other: str, rank: int | None) -> None:
    told = likeness(name, other)
    assert (told.rank if told else None) == rank


def test_a_neighbour_by_the_compass_is_told_last() -> None:
    found = alike("红莲北里", [("n", "红莲南里"), ("s", "红联北里")])
    assert [key for key, _told in found] == ["s", "n"]
