"""Paths: fixed widths, closed segments, subtrees as half-open ranges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import WIDTHS, Level, PlacePath

ROOM = PlacePath("110102.001.004.0012.0003.01.0501.")
DIGITS = "0123456789"


@st.composite
def paths(draw: st.DrawFn) -> PlacePath:
    depth = draw(st.integers(1, 7))
    return PlacePath.of(*(draw(st.text(DIGITS, min_size=width, max_size=width)) for width in WIDTHS[:depth]))


@given(paths(), paths())
def test_the_range_holds_exactly_the_subtree(one: PlacePath, other: PlacePath) -> None:
    lo, hi = one.bounds()
    assert (lo <= other.value < hi) == one.contains(other) == (one in other.ancestors())


@given(paths())
def test_ancestors_climb_to_the_district(path: PlacePath) -> None:
    assert [one.level for one in path.ancestors()] == list(range(path.level, 0, -1))


@given(paths())
def test_parent_and_child_are_inverse(path: PlacePath) -> None:
    above = path.parent()
    assert path.level == Level.DISTRICT if above is None else above.child(path.segments[-1]) == path


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "110102",
        "110102.",
        "11010.",
        "110102.1.",
        "110102.001.004.12.",
        "110102.0o1.",
        "11010x.",
        "110102..",
        " 110102.",
    ],
)
def test_only_whole_paths_are_paths(wrong: str) -> None:
    if wrong == "110102.":
        assert PlacePath(wrong).level is Level.DISTRICT
        return
    with pytest.raises(Invalid):
        PlacePath(wrong)


def test_siblings_with_the_same_beginning_are_outside() -> None:
    assert not PlacePath.of("110102", "009").contains(PlacePath.of("110102", "091"))


@pytest.mark.parametrize(
    ("code", "path"),
    [("110102001004", "110102.001.004."), ("110102001000", "110102.001."), ("110102000000", "110102.")],
)
def test_division_codes_go_both_ways(code: str, path: str) -> None:
    assert PlacePath.from_code12(code) == PlacePath(path)
    assert PlacePath(path).code12() == code


@pytest.mark.parametrize("wrong", ["11010200100", "1101020010041", "11010200100a", "１１０１０２００１００４"])
def test_a_division_code_has_twelve_digits(wrong: str) -> None:
    with pytest.raises(Invalid):
        PlacePath.from_code12(wrong)


def test_a_room_belongs_to_a_community() -> None:
    assert ROOM.at(Level.COMMUNITY).value == "110102.001.004."
    assert ROOM.code12() == "110102001004"
    assert (str(ROOM), ROOM.level) == (ROOM.value, Level.ROOM)


def test_a_street_has_no_building() -> None:
    with pytest.raises(Invalid):
        PlacePath.of("110102", "001").at(Level.BUILDING)
