"""The facts of a row: usable cells only, each with its column; a relative's number stays away."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import polars as pl
import pytest

from jiayuan.kernel.placepath import PlacePath
from jiayuan.ledgers.rules.cells import EMPTY, Std, error, warn
from jiayuan.ledgers.sealing import Cells, texts_of
from jiayuan.ledgers.stages.cellframes import whole_frame
from jiayuan.ledgers.stages.facts import Sheet, fact_frame
from jiayuan.registry.api import FactRow
from jiayuan.registry.attributes import BY_NO
from tests.ledgers.books import id_number
from tests.tree import DISTRICT, HOME, HOME_ROOM, STREET

GOOD = id_number(7, "19500101", "2")
WHO = UUID(int=7)
COLUMNS = {"name": 0, "id_number": 2, "phone": 4, "residence.actual": 5, "dis.certificate": 6}
CELLS: Cells = {
    "name": Std("王秀兰"), "id_number": Std(GOOD), "birth": Std("1950-01-01", note="from_id"),
    "sex": Std("2", note="from_id"), "phone": warn("13912345678", "phone"), "residence.actual": Std(HOME_ROOM.value),
}  # fmt: skip


def facts(
    cells: Cells, office: PlacePath = HOME, columns: Mapping[str, int] = COLUMNS, **link: bool
) -> dict[str, FactRow]:
    owner = {"entity": str(WHO), "record": 5, "hold_id": False, "is_new": False} | link
    frame = whole_frame(texts_of([cells]), [])
    made = fact_frame(frame, pl.DataFrame([owner]), Sheet(columns, office))
    told = [
        FactRow(**{**one, "attr": BY_NO[one["attr"]].code, "entity": UUID(one["entity"])}) for one in made.to_dicts()
    ]
    return {fact.attr: fact for fact in told}


def test_every_usable_cell_is_one_fact_of_the_linked_person() -> None:
    found = facts(CELLS)
    assert found.keys() == CELLS.keys()
    assert {fact.entity for fact in found.values()} == {WHO}
    assert {fact.record_ref for fact in found.values()} == {5}


def test_a_fact_knows_the_column_it_stood_in() -> None:
    columns = {attr: fact.col for attr, fact in facts(CELLS).items()}
    assert columns == {"name": 0, "id_number": 2, "birth": 2, "sex": 2, "phone": 4, "residence.actual": 5}


def test_what_the_number_told_leads_to_the_number_though_the_date_has_a_column() -> None:
    said = facts(CELLS | {"phone": warn(GOOD, "id_from_certificate")}, columns=COLUMNS | {"birth": 3, "sex": 1})
    found = {attr: fact.col for attr, fact in said.items()}
    assert (found["birth"], found["sex"], found["phone"]) == (2, 2, 6)


def test_what_a_certificate_told_leads_to_the_certificate() -> None:
    assert facts({"dis.level": Std("2"), "dis.type": Std("physical")})["dis.level"].col == 6


def test_what_a_number_from_the_certificate_told_leads_to_the_certificate() -> None:
    found = facts(CELLS | {"id_number": warn(GOOD, "id_from_certificate")})
    assert (found["id_number"].col, found["birth"].col, found["sex"].col) == (6, 6, 6)


@pytest.mark.parametrize("cell", [EMPTY, error("phone"), Std("")])
def test_a_blocked_cell_says_nothing(cell: Std) -> None:
    assert "phone" not in facts(CELLS | {"phone": cell})


def test_a_warned_cell_says_it_with_less_weight() -> None:
    assert {attr: fact.confidence for attr, fact in facts(CELLS).items() if fact.confidence} == {"phone": 1}


def test_places_are_places_and_not_texts() -> None:
    home = facts(CELLS)["residence.actual"]
    assert (home.place, home.value) == (HOME_ROOM.value, None)
    assert facts(CELLS)["name"].place is None


def test_a_held_number_and_what_was_read_from_it_stay_away() -> None:
    assert facts(CELLS, hold_id=True).keys() == {"name", "phone", "residence.actual"}
    own = CELLS | {"birth": Std("1950-01-01"), "sex": Std("2")}
    assert {"birth", "sex"} <= facts(own, hold_id=True).keys()


@pytest.mark.parametrize("office", [HOME, HOME_ROOM])
def test_a_new_person_without_a_place_lives_where_the_office_is(office: PlacePath) -> None:
    found = facts({"name": Std("欧阳春晓")}, office, is_new=True)
    assert found["community"].place == office.value
    assert found["community"].col is None


@pytest.mark.parametrize("office", [STREET, DISTRICT])
def test_an_office_of_the_street_is_nobodys_home(office: PlacePath) -> None:
    assert facts({"name": Std("欧阳春晓")}, office, is_new=True).keys() == {"name"}


@pytest.mark.parametrize("attr", ["community", "residence.actual", "residence.registered"])
def test_a_stated_place_is_not_doubled(attr: str) -> None:
    found = facts({"name": Std("欧阳春晓"), attr: Std(HOME_ROOM.value)}, is_new=True)
    assert found.keys() == {"name", attr}


def test_a_value_typed_in_another_column_leads_there() -> None:
    found = facts(CELLS | {"name": Std("王秀兰", col=4), "id_number": Std(GOOD, col=1)})
    assert (found["name"].col, found["id_number"].col, found["birth"].col) == (4, 1, 1)


def test_who_is_known_already_does_not_move_to_the_office() -> None:
    assert "community" not in facts({"name": Std("王秀兰")})
