"""Batches of places are checked and completed."""

from typing import Any

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.errors import Invalid
from jiayuan.kernel.placepath import PlacePath
from jiayuan.places.divisions import read_divisions
from jiayuan.places.frames import complete, division_frame
from jiayuan.places.kinds import LEVELS

ROOM: dict[str, Any] = {"path": "110102.001.001.0001.0001.01.0301.", "kind": "room", "name": "301 室"}


def frame(*rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(rows))


def test_the_path_gives_parent_floor_and_codes() -> None:
    row = complete(frame(ROOM)).row(0, named=True)
    assert row["parent_path"] == "110102.001.001.0001.0001.01."
    assert (row["level"], row["code12"]) == (7, "110102001001")
    assert row["addr_code"] == "11010200100100010001010301"


def test_a_street_has_a_padded_code() -> None:
    street = {"path": "110102.001.", "kind": "street", "name": "西长安街街道"}
    assert complete(frame(street))["code12"].to_list() == ["110102001000"]


def test_a_district_has_no_parent() -> None:
    district = {"path": "110102.", "kind": "district", "name": "西城区"}
    assert complete(frame(district))["parent_path"].to_list() == [""]


def test_names_lose_blanks_and_width() -> None:
    wide = ROOM | {"name": "３０１　室"}
    assert complete(frame(wide))["name_norm"].to_list() == ["301室"]


def test_a_point_becomes_metres() -> None:
    row = complete(frame(ROOM | {"lon": 116.37, "lat": 39.9})).row(0, named=True)
    assert row["x"] == pytest.approx(9_936_000, rel=1e-3)
    assert row["y"] == pytest.approx(39.9 * 110_574)


def test_no_point_stays_unknown() -> None:
    assert complete(frame(ROOM)).row(0, named=True)["x"] is None


def test_arrow_tables_are_taken_too() -> None:
    assert complete(pa.table({name: [value] for name, value in ROOM.items()})).height == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"path": "110102.001.001.1."},
        {"path": "110102.001.001.0001"},
        {"path": ""},
        {"path": None},
        {"kind": "castle"},
        {"kind": "street"},
        {"name": None},
    ],
)
def test_malformed_rows_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        complete(pl.DataFrame([ROOM | wrong], schema={"path": pl.String, "kind": pl.String, "name": pl.String}))


def test_a_path_given_twice_is_refused() -> None:
    with pytest.raises(Invalid):
        complete(frame(ROOM, ROOM))


def test_divisions_make_a_batch() -> None:
    assert complete(division_frame(read_divisions())).height == 279


@given(st.one_of(st.text("0123456789AB.", max_size=40), st.just(ROOM["path"])))
def test_the_shape_of_a_path_is_the_kernels(path: str) -> None:
    try:
        level = PlacePath(path).level
    except Invalid:
        level = None
    kind = next((kind for kind, floor in LEVELS.items() if floor == level), "room")
    if level is None:
        with pytest.raises(Invalid):
            complete(frame({"path": path, "kind": str(kind), "name": "甲"}))
        return
    row = complete(frame({"path": path, "kind": str(kind), "name": "甲"})).row(0, named=True)
    assert (row["level"], row["code12"]) == (int(level), PlacePath(path).code12())
    assert row["parent_path"] == str(PlacePath(path).parent() or "")


def test_a_district_is_six_digits_and_no_letters() -> None:
    with pytest.raises(Invalid):
        complete(frame({"path": "11010A.", "kind": "district", "name": "西城区"}))


@pytest.mark.parametrize("kind", ["street", "community", "compound", "unit", "tower", ""])
def test_a_kind_on_a_wrong_floor_stops_the_batch(kind: str) -> None:
    good = {"path": "110102.", "kind": "district", "name": "西城区"}
    with pytest.raises(Invalid) as caught:
        complete(frame(good, {**ROOM, "kind": kind}))
    assert caught.value.code == "place-rows"
