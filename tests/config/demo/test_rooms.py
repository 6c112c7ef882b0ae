"""Buildings, staircases and rooms."""

from __future__ import annotations

import polars as pl
import pytest

from jiayuan.config.demo.buildings import make_buildings
from jiayuan.config.demo.rooms import make_rooms, make_units
from jiayuan.kernel.placepath import Level, PlacePath

HOME = "110102.001.001."


def group(kind: str, size: int, number: int = 1) -> dict[str, object]:
    path = f"{HOME}{number:04}."
    return {
        "code12": "110102001001",
        "kind": kind,
        "size": size,
        "lon": 116.36,
        "lat": 39.91,
        "path": path,
        "name": "灵境",
    }


def built(*groups: dict[str, object], seed: int = 1) -> pl.DataFrame:
    return make_buildings(seed, pl.DataFrame(list(groups)))


def house(kind: str, floors: int, units: int, doors: int) -> pl.DataFrame:
    """One house of a known size."""
    frame = built(group("lane" if kind == "yard" else "compound", 1))
    return frame.with_columns(floors=pl.lit(floors), units=pl.lit(units), doors=pl.lit(doors))


def test_houses_are_numbered_within_their_compound() -> None:
    frame = built(group("lane", 3, 1), group("compound", 2, 2))
    assert frame["path"].to_list() == [
        *(f"{HOME}0001.{n:04}." for n in (1, 2, 3)),
        *(f"{HOME}0002.{n:04}." for n in (1, 2)),
    ]
    assert frame["name"].to_list() == ["1号院", "2号院", "3号院", "1号楼", "2号楼"]


def test_a_yard_has_one_floor_and_three_to_twelve_rooms() -> None:
    yards = built(group("lane", 600))
    assert set(yards["floors"]) == set(yards["units"]) == {1}
    assert (yards["doors"].min(), yards["doors"].max()) == (3, 12)


def test_buildings_have_two_to_four_doors_a_floor() -> None:
    buildings = built(group("compound", 900))
    shares = {doors: (buildings["doors"] == doors).mean() for doors in (2, 3, 4)}
    assert shares[2] == pytest.approx(0.62, abs=0.06)  # type: ignore[comparison-overlap]
    assert sum(shares.values()) == pytest.approx(1)  # type: ignore[arg-type]


@pytest.mark.parametrize(("floors", "units", "doors"), [(6, 3, 2), (24, 1, 4), (5, 6, 3)])
def test_a_building_has_a_room_behind_every_door(floors: int, units: int, doors: int) -> None:
    staircases = make_units(house("building", floors, units, doors))
    rooms = make_rooms(staircases)
    assert staircases.height == units
    assert rooms.height == floors * units * doors
    assert not rooms["path"].is_duplicated().any()


def test_rooms_of_a_building_are_numbered_by_floor_and_door() -> None:
    rooms = make_rooms(make_units(house("building", 11, 1, 2)))
    assert rooms["name"].to_list()[:3] == ["101", "102", "201"]
    assert rooms["name"].to_list()[-1] == "1102"


def test_staircases_are_numbered_and_named() -> None:
    staircases = make_units(house("building", 6, 3, 2))
    assert staircases["name"].to_list() == ["1单元", "2单元", "3单元"]
    assert staircases["path"].to_list()[-1].endswith(".03.")


def test_rooms_of_a_yard_hang_under_a_staircase_without_number() -> None:
    staircases = make_units(house("yard", 1, 1, 4))
    rooms = make_rooms(staircases)
    assert staircases["path"].item().endswith(".00.")
    assert rooms["name"].to_list() == ["1号", "2号", "3号", "4号"]


def test_every_path_stands_on_its_floor_of_the_tree() -> None:
    buildings = house("building", 5, 2, 2)
    staircases = make_units(buildings)
    rooms = make_rooms(staircases)
    for frame, level in ((buildings, Level.BUILDING), (staircases, Level.UNIT), (rooms, Level.ROOM)):
        assert {PlacePath(path).level for path in frame["path"]} == {level}
    assert all(PlacePath(path).at(Level.COMPOUND).value == f"{HOME}0001." for path in rooms["path"])


def test_houses_of_a_compound_stand_close_together() -> None:
    frame = built(group("compound", 500))
    assert (frame["lat"] - 39.91).abs().max() < 0.003  # type: ignore[operator]
    assert (frame["lon"] - 116.36).abs().max() < 0.004  # type: ignore[operator]
