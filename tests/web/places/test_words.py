"""Changes of a place in words, and a building drawn to scale: what was, what became, every floor once."""

from __future__ import annotations

import ast
from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.places.api import ChangeRef, PlaceRef
from jiayuan.places.kinds import AliasKind, Kind
from jiayuan.web.places.counted import bounds
from jiayuan.web.places.elevation import CELL_H, MOST_CELLS, Cell, Floor, elevation, picture
from jiayuan.web.places.forms import ReasonForm, RenameForm, SizeForm
from jiayuan.web.places.words import ACT_WORDS, ALIAS_WORDS, KIND_WORDS, ROLE_WORDS, told
from tests.architecture.source import PACKAGE, python_files, tree
from tests.tree import HOME_BUILDING

AT = datetime(2026, 3, 1, tzinfo=UTC)
SIZES = st.tuples(st.none() | st.integers(0, 30), st.none() | st.integers(0, 6))


def change(act: str = "renamed", role: str = "street_officer", **parts: dict[str, Any]) -> ChangeRef:
    return ChangeRef(act, parts.get("before", {}), parts.get("after", {}), "公告第3号", None, role, AT)


def test_every_act_that_is_noted_has_its_word() -> None:
    noted = {
        node.args[1].value
        for file in python_files(PACKAGE / "places")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "note"
        if isinstance(node.args[1], ast.Constant)
    }
    assert noted
    assert noted <= set(ACT_WORDS)


def test_every_kind_of_place_and_name_has_its_word() -> None:
    assert {kind.value for kind in Kind} == set(KIND_WORDS)
    assert {kind.value for kind in AliasKind} == set(ALIAS_WORDS)


@pytest.mark.parametrize(
    "words", [KIND_WORDS, ALIAS_WORDS, ACT_WORDS, ROLE_WORDS], ids=["kind", "alias", "act", "role"]
)
def test_no_two_words_of_a_list_are_the_same_in_either_language(words: dict[str, object]) -> None:
    for language in ("zh-hans", "en"):
        with override(language):
            assert len({str(word) for word in words.values()}) == len(words)


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ({"name": "红墙"}, {"name": "新红墙"}, "红墙 → 新红墙"),
        ({}, {"name": "红墙", "kind": "compound"}, "红墙、compound"),
        ({"aliases": ["甲园", "乙园"]}, {}, "甲园、乙园"),
        ({"floors": 6, "units": None}, {"floors": None, "units": 3}, "6、— → —、3"),
        ({}, {}, ""),
        ({"state": "confirmed"}, {"state": "retired"}, ""),
    ],
    ids=["renamed", "made", "unaliased", "resized", "nothing", "state"],
)
def test_a_change_reads_from_was_to_is(before: dict[str, Any], after: dict[str, Any], text: str) -> None:
    assert told(change(before=before, after=after)).text == text


@pytest.mark.parametrize("role", ["community_worker", "auditor", "", "resident"])
def test_who_has_no_word_is_one_of_the_staff(role: str) -> None:
    with override("zh-hans"):
        assert str(told(change(role=role)).who) == "工作人员"
        assert str(told(change()).who) == "街道人员"


def floor(number: int, *cells: int) -> Floor:
    room = PlaceRef(1, "room", HOME_BUILDING.child("01").child("0101"), "101室", "")
    return Floor(number, tuple((room,) * doors for doors in cells))


@settings(max_examples=60)
@given(SIZES, st.dictionaries(st.integers(1, 40), st.integers(0, 4), max_size=6))
def test_every_floor_and_unit_is_drawn_once(size: tuple[int | None, int | None], doors: dict[int, int]) -> None:
    unit = PlaceRef(1, "unit", HOME_BUILDING.child("01"), "1单元", "")
    drawn = picture([unit], [floor(number, n) for number, n in doors.items()], size)
    numbers = set(range(1, (size[0] or 0) + 1)) | set(doors)
    if not numbers:
        assert drawn is None
        return
    assert drawn is not None
    spots = [(cell.floor, cell.unit) for cell in drawn.cells]
    assert len(set(spots)) == len(spots) == len(numbers) * max(size[1] or 0, 1)
    assert sum(cell.rooms for cell in drawn.cells) == sum(doors.values())


def inside(cell: Cell, width: int, height: int) -> bool:
    return 0 <= cell.x < width and 0 <= cell.y <= height - CELL_H


@given(st.integers(1, 30), st.integers(1, 6))
def test_the_higher_the_floor_the_higher_it_is_drawn(floors: int, units: int) -> None:
    drawn = picture([], [], (floors, units))
    assert drawn is not None
    heights = {cell.floor: cell.y for cell in drawn.cells}
    assert [heights[number] for number in range(floors, 0, -1)] == sorted(heights.values())
    assert all(inside(cell, drawn.width, drawn.height) for cell in drawn.cells)
    assert [name for name, _x in drawn.units] == [f"{n}单元" for n in range(1, units + 1)]


def test_too_large_a_house_is_no_picture() -> None:
    assert picture([], [], (MOST_CELLS, 1)) is not None
    assert picture([], [], (MOST_CELLS + 1, 1)) is None


def test_only_units_make_no_floors() -> None:
    unit = PlaceRef(1, "unit", HOME_BUILDING.child("01"), "1单元", "")
    assert elevation([unit]) == ([unit], [])


@given(st.lists(st.tuples(st.floats(116, 117), st.floats(39, 40)), min_size=1, max_size=6))
def test_bounds_hold_every_point_with_room_around(points: list[tuple[float, float]]) -> None:
    refs = [PlaceRef(n, "building", HOME_BUILDING, "楼", "", lon, lat) for n, (lon, lat) in enumerate(points)]
    nowhere = PlaceRef(99, "building", HOME_BUILDING, "楼", "", None, None)
    west, south, east, north = map(float, bounds([*refs, nowhere]).split(","))
    assert all(west < lon < east and south < lat < north for lon, lat in points)


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"floors": "0"}, {"floors"}),
        ({"floors": "151", "units": "61"}, {"floors", "units"}),
        ({"floors": "150", "units": "60"}, set()),
        ({"floors": "六", "units": "1.5"}, {"floors", "units"}),
        ({}, set()),
    ],
    ids=["nought", "too-many", "most", "no-number", "unknown"],
)
def test_a_house_has_a_possible_size(data: dict[str, str], wrong: set[str]) -> None:
    assert set(SizeForm(data).errors) == wrong


def test_a_new_name_and_an_end_need_their_words() -> None:
    assert set(RenameForm({"name": " "}).errors) == {"name"}
    assert set(RenameForm({"name": "园" * 61}).errors) == {"name"}
    assert set(ReasonForm({"reason": " "}).errors) == {"reason"}
    assert RenameForm({"name": "甲园"}).is_valid()
