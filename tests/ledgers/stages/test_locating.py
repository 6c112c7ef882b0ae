"""Addresses and communities of a ledger find their places."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.rules.cells import EMPTY, Std
from jiayuan.ledgers.stages.locating import Locator, short_name
from tests.ledgers import books
from tests.tree import DISTRICT, HOME, NEXT


@pytest.fixture
def locator(tree: None) -> Iterator[Locator]:
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        yield Locator(HOME)


def place(locator: Locator, **cells: str) -> dict[str, Std]:
    return locator.locate({attr.replace("__", "."): Std(text) for attr, text in cells.items()})


@pytest.mark.parametrize(
    "name", ["府右街南社区居委会", "府右街南社区", "府右街南居委会", "府右街南", " 府右街南 社区 "]
)
def test_a_community_by_any_form_of_its_name(locator: Locator, name: str) -> None:
    assert place(locator, community=name)["community"].value == HOME.value


def test_an_unknown_community_is_told(locator: Locator) -> None:
    assert place(locator, community="火星社区")["community"].code == "community_unknown"


def test_an_address_becomes_a_room_and_keeps_its_text(locator: Locator) -> None:
    cell = place(locator, residence__actual=books.address(0))["residence.actual"]
    assert (cell.value, cell.state, cell.note) == (books.room(0), "ok", books.address(0))


@pytest.mark.parametrize(("text", "code"), [("红墙小区1号楼", "address_partial"), ("火星路1号", "address_unknown")])
def test_an_address_known_in_part_or_not(locator: Locator, text: str, code: str) -> None:
    assert place(locator, residence__actual=text)["residence.actual"].code == code


def test_the_same_address_is_parsed_once(locator: Locator) -> None:
    for _ in range(3):
        place(locator, residence__actual=books.address(0))
    assert len(locator._known) == 1


def test_empty_cells_stay_empty(locator: Locator) -> None:
    found = locator.locate({"community": EMPTY, "residence.actual": EMPTY})
    assert {cell.state for cell in found.values()} == {"empty"}


@pytest.mark.parametrize(
    ("cells", "outside"),
    [
        ({"community": NEXT.value}, True),
        ({"community": HOME.value}, False),
        ({"residence.actual": books.room(0)}, False),
        ({"residence.actual": NEXT.child("0001").value}, True),
        ({}, False),
    ],
)
def test_what_lies_outside_the_office(locator: Locator, cells: dict[str, str], outside: bool) -> None:
    assert locator.outside({attr: Std(path) for attr, path in cells.items()}) is outside


@pytest.mark.parametrize(
    ("name", "short"), [("西交民巷社区居委会", "西交民巷"), ("新兴里居委会", "新兴里"), ("新兴里", "新兴里")]
)
def test_names_without_their_endings(name: str, short: str) -> None:
    assert short_name(name) == short
