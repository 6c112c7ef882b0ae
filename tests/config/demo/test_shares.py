"""The distributions of docs/data-standard.md, one by one, on the default demo."""

from __future__ import annotations

import polars as pl
import pytest

from jiayuan.config.demo.district import District

RESIDENT = pl.col("id_kind") == "resident"
PREFIX = pl.col("id_number").str.head(6)
OLD = pl.col("age") >= 60
DISABLED = pl.col("dis.level") != ""
# name, among whom, what, share in per cent, tolerance
PEOPLE = [
    ("women", pl.lit(True), pl.col("sex") == "2", 51, 2),
    ("single surname 张", pl.lit(True), pl.col("name").str.starts_with("张"), 6.7, 1),
    ("single surname 刘", pl.lit(True), pl.col("name").str.starts_with("刘"), 5.1, 1),
    ("single surname 陈", pl.lit(True), pl.col("name").str.starts_with("陈"), 4.6, 1),
    ("names of three characters", pl.lit(True), pl.col("name").str.len_chars() == 3, 81, 4),
    ("under fifteen", pl.lit(True), pl.col("age") < 15, 11, 2),
    ("sixty and over", pl.lit(True), OLD, 29, 3),
    ("eighty and over", pl.lit(True), pl.col("age") >= 80, 7.5, 2),
    ("prefix 110102", RESIDENT, PREFIX == "110102", 34, 3),
    ("other Beijing prefixes", RESIDENT, PREFIX.str.starts_with("11") & ~PREFIX.is_in(["110102", "110104"]), 14, 1.5),
    ("registered in the city", pl.col("hukou").is_not_null(), pl.col("hukou"), 82, 3),
    ("registered: unknown", pl.lit(True), pl.col("hukou").is_null(), 0.5, 0.2),
    ("disabled from sixty", OLD, DISABLED, 7.4, 1.5),
    ("disabled by limb", DISABLED, pl.col("dis.type") == "physical", 54, 5),
    ("disabled by sight", DISABLED, pl.col("dis.type") == "visual", 13, 3),
    ("disabled by hearing", DISABLED, pl.col("dis.type") == "hearing", 12, 3),
    ("severe degree", DISABLED, pl.col("dis.level").is_in(["1", "2"]), 41, 5),
    ("several disabilities", DISABLED, pl.col("dis.multi"), 1.4, 1),
    ("dibao", pl.lit(True), pl.col("relief.status") == "dibao", 1.2, 0.5),
    ("low income", pl.lit(True), pl.col("relief.status") == "low_income", 0.6, 0.3),
    ("assessed among the old", OLD, pl.col("elder.assessed") != "", 10.5, 1.5),
    ("severe among the assessed", OLD & (pl.col("elder.assessed") != ""), pl.col("elder.assessed") == "severe", 25, 5),
    ("special families", OLD, pl.col("fp.special"), 0.6, 0.3),
    ("injury care", OLD, pl.col("draws.injury_care"), 1.2, 0.5),
    ("homes of institutions", OLD, pl.col("draws.hardship_home"), 1.2, 0.5),
    ("students among disabled youth", DISABLED & pl.col("age").is_between(6, 23), pl.col("student.fulltime"), 69, 9),
    (
        "jobless among the disabled",
        DISABLED & pl.col("age").is_between(24, 59),
        pl.col("work.kind") == "unemployed",
        31,
        6,
    ),
    ("income unknown", DISABLED & (pl.col("age") >= 16), pl.col("income.own").is_null(), 2, 1.2),
    ("dead among the old", pl.col("age") > 65, pl.col("dead_on").is_not_null(), 2.6, 0.8),
    ("newborns without number", pl.col("age") == 0, pl.col("id_kind") == "none", 40, 9),
]


@pytest.mark.parametrize(("who", "what", "share", "off"), [row[1:] for row in PEOPLE], ids=[row[0] for row in PEOPLE])
def test_people(people: pl.DataFrame, who: pl.Expr, what: pl.Expr, share: float, off: float) -> None:
    among = people.filter(who)
    assert among.height > 50
    assert abs(among.select(what.mean()).item() * 100 - share) < off


BASE = [
    ("relief told", pl.col("relief.status").is_not_null(), 32, 4),
    ("kind of disability told", pl.col("dis.type").is_not_null(), 4, 1),
    ("certificate", pl.col("dis.certificate").is_not_null(), 4, 1),
    ("registered in the tree", pl.col("residence.registered").is_not_null(), 77, 3),
    ("other documents", pl.col("id_kind").is_not_null(), 0.8, 0.4),
    ("payments told", pl.col("draws.elder_aged").is_not_null(), 29, 3),
    ("payments of the disabled told", pl.col("draws.disabled_living").is_not_null(), 4, 1),
]


@pytest.mark.parametrize(("what", "share", "off"), [row[1:] for row in BASE], ids=[row[0] for row in BASE])
def test_base(district: District, what: pl.Expr, share: float, off: float) -> None:
    assert abs(district.base.select(what.mean()).item() * 100 - share) < off


HOUSES = [
    ("yards among houses", pl.col("kind").is_in(["yard", "building"]), pl.col("kind") == "yard", 76, 9),
    ("buildings up to six floors", pl.col("kind") == "building", pl.col("floors") <= 6, 65, 7),
    ("buildings from thirteen floors", pl.col("kind") == "building", pl.col("floors") >= 13, 15, 6),
    ("buildings of one staircase", pl.col("kind") == "building", pl.col("units") == 1, 20, 6),
    ("buildings of three staircases", pl.col("kind") == "building", pl.col("units") == 3, 26, 7),
]


@pytest.mark.parametrize(("who", "what", "share", "off"), [row[1:] for row in HOUSES], ids=[row[0] for row in HOUSES])
def test_houses(district: District, who: pl.Expr, what: pl.Expr, share: float, off: float) -> None:
    among = district.houses.places.filter(who)
    assert abs(among.select(what.mean()).item() * 100 - share) < off


@pytest.mark.parametrize(
    ("kind", "per_thousand", "off"),
    [("company", 19.9, 1.5), ("property", 0.75, 0.4)],
)
def test_organisations_grow_with_people(district: District, kind: str, per_thousand: float, off: float) -> None:
    found = (district.organisations["kind"] == kind).sum()
    assert abs(found / district.people.height * 1_000 - per_thousand) < off


def test_facilities_grow_with_people(district: District) -> None:
    assert abs(district.facilities.height / district.people.height * 1_000 - 13.6) < 0.3


def test_most_rooms_of_the_focus_street_are_lived_in(district: District) -> None:
    rooms = district.houses.rooms.filter(pl.col("path").str.starts_with("110102.001."))["path"]
    lived = district.people["path"].unique()
    assert 0.75 < rooms.is_in(lived.implode()).mean() < 1
