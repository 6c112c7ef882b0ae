"""Places and points of things: found, converted, held against the office's place."""

from __future__ import annotations

import pytest

from jiayuan.ledgers.bodies.completing import completed, outside, pointed
from jiayuan.ledgers.bodies.kinds import BODY_KINDS
from jiayuan.ledgers.rules.cells import Std
from jiayuan.ledgers.rules.standardise import standardise
from jiayuan.ledgers.stages.locating import Locator
from jiayuan.places import api as places
from tests.ledgers import books
from tests.tree import HOME, NEXT

THING = BODY_KINDS["facilities"]
POINT = (116.3712, 39.9133)


def cells(**typed: str) -> dict[str, Std]:
    return {f"thing.{name}": standardise(f"thing.{name}", text) for name, text in typed.items()}


def point(lon: float, lat: float, system: str = "") -> tuple[Std, Std]:
    found = pointed(cells(lon=f"{lon:.7f}", lat=f"{lat:.7f}"), system, HOME)
    return found["thing.lon"], found["thing.lat"]


def test_the_address_becomes_a_place(tree: None) -> None:
    found = completed(THING, cells(name="电梯", place=books.address(0)), Locator(HOME), {})
    assert found["thing.place"].value == books.room(0)


def test_an_address_nobody_knows_is_an_error_and_its_text_stays(tree: None) -> None:
    found = completed(THING, cells(place="不存在小区9号楼"), Locator(HOME), {})["thing.place"]
    assert (found.state, found.code) == ("error", "address_unknown")


def test_the_kind_comes_from_the_code_only_where_none_is_written(tree: None) -> None:
    locator, code = Locator(HOME), "1101022103000002"
    assert completed(THING, cells(code16=code), locator, {})["thing.kind"] == Std("lift", note="from_code")
    assert completed(THING, cells(code16=code, kind="消火栓"), locator, {})["thing.kind"].value == "hydrant"


@pytest.mark.parametrize("system", ["gcj02", "wgs84", ""])
def test_points_are_turned_to_wgs84_as_the_template_says(tree: None, system: str) -> None:
    given = places.gcj02_from_wgs84(*POINT) if system == "gcj02" else POINT
    found = [float(cell.value) for cell in point(*given, system)]
    assert found == pytest.approx(POINT, abs=1e-5)


def test_half_a_point_is_left_as_it_is(tree: None) -> None:
    half = cells(lon="116.3712", lat="北纬")
    assert pointed(half, "gcj02", HOME) == half


def test_a_point_in_another_city_is_told(tree: None) -> None:
    assert [cell.code for cell in point(121.47, 31.23)] == ["point_outside"] * 2


@pytest.mark.parametrize(("office", "away"), [(HOME, False), (NEXT, True)])
def test_a_line_that_stands_elsewhere_is_outside(tree: None, office: object, away: bool) -> None:
    locator = Locator(office)  # type: ignore[arg-type]
    found = completed(THING, cells(place=books.address(0)), Locator(HOME), {})
    assert outside(THING, found, locator) is away
