"""Bulk: who of the base the rows could be, and which numbers are opened to tell."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import polars as pl
import pytest

from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.kernel.scope import Scope
from jiayuan.ledgers.rules.cells import Std
from jiayuan.ledgers.rules.decision import Decision
from jiayuan.ledgers.rules.pair import UNOPENED
from jiayuan.ledgers.stages.candidates import refused_pairs, with_numbers
from jiayuan.ledgers.stages.frames import base_frame, rows_frame
from jiayuan.ledgers.stages.matching import decide_all
from jiayuan.ledgers.stages.rows import incoming
from jiayuan.ledgers.templates import active_model
from tests.ledgers import books
from tests.ledgers.conftest import Desk
from tests.tree import DISTRICT, HOME

WHOLE = Scope(DISTRICT)
A = books.person(0)


@pytest.fixture
def upkeep(desk: Desk) -> Iterator[None]:
    with acting_as_service("tests", place=DISTRICT, purpose=LEDGER_UPKEEP):
        yield


def decided(*rows: dict[str, str], refused: list[tuple[int, UUID]] | None = None) -> list[Decision]:
    asked = [incoming({attr: Std(value) for attr, value in cells.items()}) for cells in rows]
    return decide_all(rows_frame(asked), refused or [], WHOLE, active_model())


@pytest.mark.parametrize(
    "cells",
    [
        {"id_number": books.line(0)[2]},
        {"name": "王秀英", "phone": books.phone(0)},
        {"name": "王秀英", "birth": "1940-01-15"},
        {"name": "汪绣兰", "birth": "1940-01-15"},
        {"name": "王秀英", "residence.actual": books.room(0)},
        {"name": "李建国", "birth": "1940-01-15", "residence.actual": books.room(0)},
        {"name": "王秀兰", "community": HOME.value},
        {"name": "王秀兰"},
    ],
    ids=["number", "phone", "family-date", "pinyin-date", "family-room", "date-room", "name-community", "rare-name"],
)
def test_each_look_up_finds_its_person(upkeep: None, cells: dict[str, str]) -> None:
    (found,) = decided(cells)
    assert A in [one.person for one in found.candidates]


def test_a_row_that_says_nothing_finds_nobody(upkeep: None) -> None:
    assert [one.rule for one in decided({}, {"sex": "1"}, {"name": "欧阳春晓"})] == ["no_candidate"] * 3


def test_housemates_who_share_nothing_else_are_no_candidates(upkeep: None) -> None:
    (found,) = decided({"name": "孙悟空", "residence.actual": books.room(0), "phone": books.phone(0)})
    assert found.candidates == ()


def test_rows_keep_their_own_decisions(upkeep: None) -> None:
    rows = [{"name": books.NAMES[n], "phone": books.phone(n)} for n in (2, 0, 1)]
    assert [one.person for one in decided(*rows)] == [books.person(n) for n in (2, 0, 1)]


def test_a_wrong_digit_is_seen_by_opening_the_number(upkeep: None) -> None:
    wrong = books.line(0)[2][:17] + ("0" if books.line(0)[2][17] != "0" else "1")
    asked = incoming({"name": Std("王秀兰"), "birth": Std("1940-01-15"), "id_number": Std("", "error", note=wrong)})
    (found,) = decide_all(rows_frame([asked]), [], WHOLE, active_model())
    assert found.levels["id"] == "edit"


def test_a_wrong_digit_of_the_phone_is_seen_too(upkeep: None) -> None:
    (found,) = decided({"name": "王秀英", "birth": "1940-01-15", "phone": books.phone(0)[:-1] + "9"})
    assert found.levels["phone"] == "digit"


def test_numbers_stay_sealed_where_a_guard_decides(upkeep: None, desk: Desk) -> None:
    (found,) = decided({"name": "王秀兰", "residence.actual": books.room(0), "phone": "13700000000"})
    assert (found.rule, found.levels["phone"]) == ("G3", "else")


def test_pairs_people_called_different_never_return(upkeep: None) -> None:
    cells = {"name": "王秀兰", "id_number": books.line(0)[2]}
    assert decided(cells)[0].person == A
    assert decided(cells, refused=[(0, A)])[0].rule == "no_candidate"


def test_refusals_of_people_who_left_are_nothing(upkeep: None) -> None:
    assert refused_pairs([(0, UUID(int=9))], base_frame(WHOLE)).height == 0


def test_the_base_is_sealed_and_in_the_order_of_its_people(upkeep: None) -> None:
    base = base_frame(WHOLE)
    assert base["person"].to_list() == [str(books.person(n)) for n in range(6)]
    assert set(base["near"]) == {UNOPENED}
    assert base.row(0, named=True)["head"] + "0001.01.0101." == books.room(0)
    assert base["community"].unique().to_list() == [HOME.value]


def test_opened_numbers_stand_before_the_sealed_ones(upkeep: None) -> None:
    base = with_numbers(base_frame(WHOLE), {A: "110102"}, {A: "139"})
    first = base.row(0, named=True)
    assert (first["near"], first["phones"][0], len(first["phones"])) == ("110102", "139", 2)
    assert set(base["near"][1:]) == {UNOPENED}
    assert base["phones"].list.len().to_list() == [2, 1, 1, 1, 1, 1]


def test_the_base_of_another_scope_is_empty(upkeep: None) -> None:
    assert base_frame(Scope(books.HOME_COMPOUND.child("0009"))).height == 0


def test_rows_become_the_columns_that_comparisons_read(upkeep: None) -> None:
    row = incoming({"name": Std("John  Smith"), "residence.actual": Std(books.room(0)), "phone": Std("1", more=("2",))})
    (line,) = rows_frame([row]).iter_rows(named=True)
    assert (line["name"], line["family"], line["given"], line["key"]) == ("john smith", "smith", "john", "john smith")
    assert (line["last"], line["community"], line["phones"][:2]) == ("0101", HOME.value, ["1", "2"])
    assert rows_frame([]).schema["phones"] == pl.List(pl.String)
