"""Which compound a line names: nearest to the hint, then longest, then first; a repair only when nothing stands."""

from __future__ import annotations

import pytest

from jiayuan.places.address.index import Row, TreeIndex
from jiayuan.places.address.naming import COMMUNITY_PATH, COMPOUND_PATH, STREET_PATH, NameFinder
from tests.tree import DISTRICT, HOME, NEXT, STREET

FAR = DISTRICT.child("003").child("001")
PLACES = [
    ("compound", HOME.child("0001"), "红墙"),
    ("compound", HOME.child("0002"), "红墙小区"),
    ("lane", NEXT.child("0001"), "红墙胡同"),
    ("compound", NEXT.child("0002"), "光明里"),
    ("compound", FAR.child("0001"), "光明里"),
    ("compound", FAR.child("0002"), "红墙小区"),
    ("compound", NEXT.child("0003"), "槐柏南里"),
    ("compound", NEXT.child("0004"), "槐柏北里"),
]
ROWS: list[Row] = [(n, kind, path.value, name, None, None) for n, (kind, path, name) in enumerate(PLACES, 1)]
FINDER = NameFinder(TreeIndex(ROWS))


def named(line: str, near: str = HOME.value) -> tuple[list[str], int] | None:
    found = FINDER.find(line, near)
    return ([FINDER.tree.path(one) for one in found.places], found.distance) if found else None


def test_path_lengths_are_those_of_the_floors() -> None:
    assert (len(STREET.value), len(HOME.value)) == (STREET_PATH, COMMUNITY_PATH)
    assert len(HOME.child("0001").value) == COMPOUND_PATH


def test_the_longest_name_at_one_place_wins() -> None:
    assert named("红墙小区3号楼") == ([HOME.child("0002").value], 0)
    assert named("红墙3号楼") == ([HOME.child("0001").value], 0)


def test_a_longer_name_at_the_same_place_beats_a_near_short_one() -> None:
    assert named("红墙胡同12号", HOME.value) == ([NEXT.child("0001").value], 1)
    assert named("红墙胡同12号", NEXT.value) == ([NEXT.child("0001").value], 0)


def test_the_hint_narrows_equal_names_floor_by_floor() -> None:
    assert named("光明里", NEXT.value) == ([NEXT.child("0002").value], 0)
    assert named("光明里", HOME.value) == ([NEXT.child("0002").value], 1)
    assert named("光明里", DISTRICT.value) == ([NEXT.child("0002").value, FAR.child("0001").value], 2)
    assert named("光明里", "") == ([NEXT.child("0002").value, FAR.child("0001").value], 1)


def test_a_hint_inside_a_compound_means_that_compound() -> None:
    assert named("光明里", NEXT.child("0002").child("0001").value) == ([NEXT.child("0002").value], 0)


@pytest.mark.parametrize("line", ["槐柏南里", "槐白南里", "槐柏南", "槐柏南里里", "槐柏南里5号楼"])
def test_one_slip_is_repaired(line: str) -> None:
    assert named(line, NEXT.value) == ([NEXT.child("0003").value], 0)


@pytest.mark.parametrize("line", ["槐柏里", "槐柏西里", "槐树西里", "柏里"])
def test_two_candidates_or_two_slips_are_no_repair(line: str) -> None:
    assert named(line, NEXT.value) is None


def test_without_a_street_nothing_is_repaired() -> None:
    assert named("槐白南里", DISTRICT.value) is None
    assert named("槐白南里", "") is None


def test_a_repair_says_so_and_ends_with_the_name() -> None:
    found = FINDER.find("槐白南里5号楼", NEXT.value)
    assert found is not None
    assert (found.repaired, found.start, found.end) == (True, 0, 4)


def test_a_name_in_the_middle_keeps_its_place_in_the_text() -> None:
    found = FINDER.find("地铁口旁边光明里2号", NEXT.value)
    assert found is not None
    assert (found.start, found.end, found.repaired) == (5, 8, False)
