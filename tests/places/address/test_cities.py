"""Lines of many cities are read into the parts a reader finds in them."""

from __future__ import annotations

import pytest

from jiayuan.places.address.files import divisions_parser
from jiayuan.places.address.parser import AddressParser
from tests.places.address.cities import NAMES, labelled

NOWHERE, XICHENG = AddressParser(()), divisions_parser()


@pytest.mark.parametrize(("line", "parts"), labelled(), ids=[line for line, _parts in labelled()])
def test_a_line_has_its_parts(line: str, parts: dict[str, str]) -> None:
    told = NOWHERE.parse(line)
    assert {name: getattr(told, name) for name in NAMES} == parts


@pytest.mark.parametrize(("line", "parts"), labelled(), ids=[line for line, _parts in labelled()])
def test_a_tree_elsewhere_neither_claims_a_line_nor_changes_it(line: str, parts: dict[str, str]) -> None:
    told = XICHENG.parse(line)
    assert (told.place, told.road, told.building, told.room) == (
        None, parts["road"], parts["building"], parts["room"],
    )  # fmt: skip


def test_the_lines_are_of_all_parts_of_the_country() -> None:
    provinces = {NOWHERE.parse(line).province for line, _parts in labelled()}
    assert len(provinces - {""}) > 25


def test_full_width_and_blanks_change_nothing() -> None:
    wide = {code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)}
    for line, _parts in labelled()[:40]:
        assert NOWHERE.parse(f" {line.translate(wide)} ") == NOWHERE.parse(line)
