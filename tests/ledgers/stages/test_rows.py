"""What of a row the match compares: usable cells, numbers blinded, nothing counted twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiayuan.kernel.context import Acting
from jiayuan.kernel.purpose import LEDGER_UPKEEP
from jiayuan.ledgers.models import LedgerFile, LedgerRow
from jiayuan.ledgers.rules.cells import EMPTY, Std, error, warn
from jiayuan.ledgers.rules.recovery import recovered
from jiayuan.ledgers.rules.standardise import standardise
from jiayuan.ledgers.sealing import Cells
from jiayuan.ledgers.stages import rows as rows_module
from jiayuan.ledgers.stages.rows import celled, incoming, read_rows, rows_of
from jiayuan.registry import api as registry
from tests.ledgers import books
from tests.ledgers.books import id_number, phone
from tests.ledgers.conftest import Desk

GOOD = id_number(7, "19500101", "2")


@pytest.fixture(autouse=True)
def _keys(service: Acting) -> Iterator[None]:
    return iter([None])


def row(**cells: str) -> Cells:
    return {attr.replace("__", "."): standardise(attr.replace("__", "."), text) for attr, text in cells.items()}


def test_numbers_leave_as_blind_indexes() -> None:
    found = incoming(row(name="王秀兰", id_number=GOOD, phone=f"{phone(1)}/{phone(2)}"))
    assert found.id == registry.blind("id_number", GOOD).hex()
    blinded = tuple(registry.blind("phone", phone(n)).hex() for n in (1, 2))
    # The plain ones stay beside them, for near misses.
    assert found.phones == (phone(1), phone(2), *blinded)
    assert (found.name, found.key) == ("王秀兰", "wang xiu lan")


@pytest.mark.parametrize("typed", [GOOD, GOOD.lower(), f"'{GOOD}", f"{GOOD[:6]} {GOOD[6:]}", GOOD[:6] + GOOD[8:17]])
def test_one_number_has_one_index_however_it_was_typed(typed: str) -> None:
    assert incoming(row(id_number=typed)).id == registry.blind("id_number", GOOD).hex()


def test_birth_and_sex_read_from_the_number_are_not_counted_again() -> None:
    found = incoming(recovered(row(id_number=GOOD)))
    assert (found.birth, found.sex) == ("", "")
    own = incoming(recovered(row(id_number=GOOD, birth="1950-01-01", sex="女")))
    assert (own.birth, own.sex) == ("1950-01-01", "2")


@pytest.mark.parametrize("bad", [error("id_check"), EMPTY, Std("")])
def test_a_refused_number_has_no_index(bad: Std) -> None:
    assert incoming({"id_number": bad}).id == ""


@pytest.mark.parametrize(("typed", "sex"), [("男", "1"), ("女", "2"), ("不明", ""), ("其他", ""), ("", ""), ("9", "")])
def test_a_word_that_is_no_sex_stands_against_nobody(typed: str, sex: str) -> None:
    assert incoming(row(sex=typed)).sex == sex


def test_warned_cells_count_and_wrong_ones_do_not() -> None:
    cells = {"birth": warn("1950-01-01", "date_month"), "name": error("name_digits"), "community": EMPTY}
    found = incoming(cells)
    assert (found.birth, found.name, found.key, found.community) == ("1950-01-01", "", "", "")


def test_an_empty_row_says_nothing() -> None:
    found = incoming({})
    assert not any((found.name, found.id, found.near, found.phones, found.community, found.birth, found.sex))


def test_many_rows_are_read_as_each_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [books.line(n) for n in range(5)]
    odd = [books.line(5, 身份证号=""), books.line(6, 联系电话="13900000001/13900000002"), books.line(7, 联系电话="")]
    ref = desk.run(desk.upload(books.workbook([*lines, *odd])))
    monkeypatch.setattr(rows_module, "CHUNK", 3)
    with desk.worker.acting(LEDGER_UPKEEP):
        whole = read_rows(LedgerRow.objects.filter(file=ref.id).order_by("row"))
        light = rows_of(LedgerFile.objects.get(pk=ref.id))
        assert not [one for one in light if one.cells]
        assert [(one.stored.row, one.cells) for one in celled(light)] == [(one.stored.row, one.cells) for one in whole]


def test_cells_that_are_open_are_not_opened_again(desk: Desk) -> None:
    ref = desk.run(desk.upload(books.workbook([books.line(0)])))
    with desk.worker.acting(LEDGER_UPKEEP):
        (one,) = rows_of(LedgerFile.objects.get(pk=ref.id))
    one.cells = {"name": Std("王秀兰")}
    assert [row.cells for row in celled([one])] == [one.cells]
