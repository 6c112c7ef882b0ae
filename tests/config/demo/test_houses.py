"""The place tree of the demo."""

from __future__ import annotations

import polars as pl

from jiayuan.config.demo.district import District
from jiayuan.kernel.placepath import Level, PlacePath

FLOORS = {
    "compound": Level.COMPOUND,
    "lane": Level.COMPOUND,
    "building": Level.BUILDING,
    "yard": Level.BUILDING,
    "unit": Level.UNIT,
    "room": Level.ROOM,
}


def test_every_path_is_whole_and_on_its_floor(district: District) -> None:
    for path, kind in district.houses.places.sample(2_000, seed=1).select("path", "kind").iter_rows():
        assert PlacePath(path).level == FLOORS[kind]


def test_paths_are_unique_and_have_parents(district: District) -> None:
    places = district.houses.places
    paths = set(places["path"]) | set(district.communities["path"])
    assert not places["path"].is_duplicated().any()
    parents = places.select(pl.col("path").str.replace(r"[^.]+\.$", ""))["path"]
    assert set(parents) <= paths


def test_the_focus_street_has_1454_yards_and_buildings(district: District) -> None:
    here = district.houses.places.filter(pl.col("path").str.starts_with("110102.001."))
    assert here.filter(pl.col("kind").is_in(["yard", "building"])).height == 1_454


def test_buildings_are_between_five_and_24_floors(district: District) -> None:
    houses = district.houses.places.filter(pl.col("kind") == "building")
    assert houses["floors"].is_between(5, 24).all()
    assert houses["units"].is_between(1, 6).all()


def test_compounds_differ_in_name_within_a_community(district: District) -> None:
    groups = district.houses.places.filter(pl.col("kind").is_in(["compound", "lane"]))
    assert not groups.select(pl.col("path").str.head(15), "name").is_duplicated().any()


def test_a_third_has_an_older_name(district: District) -> None:
    groups = district.houses.places.filter(pl.col("kind").is_in(["compound", "lane"])).height
    assert 0.27 < district.houses.aliases.height / groups < 0.40


def test_rooms_know_how_to_be_written(district: District) -> None:
    rooms = district.houses.rooms
    assert rooms.null_count().sum_horizontal().item() == 0
    assert rooms.filter(pl.col("kind") == "building")["room"].str.contains(r"^\d{3,4}$").all()
