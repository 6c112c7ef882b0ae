"""A list of facilities: classes and 16-place codes checked, points turned to WGS84, met by code or kind and name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from jiayuan.kernel import clock
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers import api
from jiayuan.places import api as places
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.bodies.desk import THINGS, seen
from tests.ledgers.conftest import Desk
from tests.tree import HOME

ROWS = [
    ["东门消火栓", "消火栓", "1101020113000001", books.address(0), "", ""],
    ["一号楼电梯", "电梯", "1101022103000002", books.address(1), "", ""],
    ["地面车位12", "停车位", "", books.address(2), "", ""],
    ["大堂除颤器", "", "1101022102000003", books.address(3), "", ""],
]


def upload(desk: Desk, *rows: list[str]) -> api.FileRef:
    return desk.run(desk.upload(books.workbook(rows or ROWS, THINGS), template="facilities"))


def kinds() -> dict[str, str]:
    return {one.name: one.kind for one in registry.things(within=HOME)}


def test_facilities_come_into_the_base_with_their_kind(desk: Desk) -> None:
    desk.merge(books.workbook(ROWS, THINGS), template="facilities")
    assert kinds() == {"东门消火栓": "hydrant", "一号楼电梯": "lift", "地面车位12": "parking", "大堂除颤器": "aed"}


def test_the_same_list_again_changes_nothing_and_undo_takes_it_back(desk: Desk, digest: Callable[[], str]) -> None:
    before = digest()
    first = desk.merge(books.workbook(ROWS, THINGS), template="facilities")
    merged = digest()
    again = desk.merge(books.workbook(ROWS, THINGS, title="设施"), template="facilities")
    assert (again.counts["unchanged"], digest()) == (4, merged)
    desk.do(again, "undo", reason="试")
    desk.do(first, "undo", reason="试")
    assert digest() == before


def test_a_thing_is_met_by_its_code_and_else_by_kind_name_and_place(desk: Desk) -> None:
    desk.merge(books.workbook(ROWS, THINGS), template="facilities")
    renamed = [["东门消火栓（北侧）", "消火栓", "1101020113000001", books.address(4), "", ""]]
    ref = upload(desk, *renamed, ["地面车位12", "停车位", "1101020201000012", books.address(2), "", ""])
    assert (ref.counts["new"], ref.counts["linked"] + ref.counts["changed"]) == (0, 2)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({2: "11010201130001"}, ("thing.code16", "code16")),
        ({2: "1101029999000001"}, ("thing.code16", "class_unknown")),
        ({1: "飞船"}, ("thing.kind", "code_unknown")),
        ({4: "东经116"}, ("thing.lon", "coordinate")),
        ({4: "121.47", 5: "31.23"}, ("thing.lon", "point_outside")),
    ],
)
def test_what_is_wrong_is_told_at_its_cell(desk: Desk, cells: dict[int, str], told: tuple[str, str]) -> None:
    row = [cells.get(at, text) for at, text in enumerate(ROWS[0])]
    assert (2, *told) in seen(desk, upload(desk, row))


def test_points_of_a_chinese_map_become_wgs84(desk: Desk) -> None:
    with desk.officer.acting(LEDGER_UPKEEP) as acting:
        view = api.template_view("facilities", acting.scope)
        columns = tuple(replace(one, rule="gcj02") if one.attr == "thing.lon" else one for one in view.columns)
        until = clock.today() + timedelta(30)
        made = api.NewTemplate(
            view.code, view.title, view.family, None, view.purpose, until, "quarter", 365, columns, view.row_key
        )
        api.register_template(made)
    point = places.gcj02_from_wgs84(116.3712, 39.9133)
    row = [*ROWS[0][:4], f"{point[0]:.6f}", f"{point[1]:.6f}"]
    desk.merge(books.workbook([row], THINGS), template="facilities")
    (thing,) = registry.things(within=HOME)
    assert (round(thing.lon or 0, 4), round(thing.lat or 0, 4)) == (116.3712, 39.9133)
