"""Empty cells filled from the others: only where they tell for sure, and marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.cells import EMPTY, Std, error, warn
from jiayuan.ledgers.rules.numbers import certificate
from jiayuan.ledgers.rules.recovery import recovered
from tests.ledgers.books import id_number

GOOD = id_number(7, "19500101", "2")
OTHER = id_number(8, "19610203", "1")
KINDS = {"1": "visual", "2": "hearing", "3": "speech", "4": "physical", "5": "intellectual", "6": "mental"}
CELLS = st.sampled_from([EMPTY, Std("x"), error("id_check"), warn("y", "sex")])


def card(kind: str = "4", grade: str = "2", number: str = GOOD) -> Std:
    return certificate(number + kind + grade)


@pytest.mark.parametrize("damaged", [EMPTY, error("id_check"), error("id_float"), error("id_masked")])
def test_a_damaged_number_comes_back_from_the_certificate_and_says_so(damaged: Std) -> None:
    found = recovered({"id_number": damaged, "dis.certificate": card()})["id_number"]
    assert (found.value, found.state, found.code) == (GOOD, "warn", "id_from_certificate")


def test_a_contrary_number_stays() -> None:
    found = recovered({"id_number": Std(OTHER), "dis.certificate": card()})
    assert found["id_number"].value == OTHER
    assert (found["birth"].value, found["sex"].value) == ("1961-02-03", "1")


def test_birth_and_sex_come_from_the_recovered_number_too() -> None:
    found = recovered({"dis.certificate": card()})
    assert (found["birth"].value, found["birth"].note, found["sex"].value) == ("1950-01-01", "from_id", "2")


@pytest.mark.parametrize("kind", "1234567")
@pytest.mark.parametrize("grade", "1234")
def test_kind_and_grade_come_from_the_certificate(kind: str, grade: str) -> None:
    found = recovered({"dis.certificate": card(kind, grade)})
    assert found["dis.level"].value == grade
    assert (found["dis.type"].value if "dis.type" in found else None) == KINDS.get(kind)
    assert found["dis.multi"].value == ("true" if kind == "7" else "false")


@pytest.mark.parametrize("attr", ["dis.type", "dis.level", "dis.multi"])
def test_what_the_uploader_wrote_stays(attr: str) -> None:
    assert recovered({attr: Std("own"), "dis.certificate": card()})[attr].value == "own"


@pytest.mark.parametrize("wrong", [error("certificate"), EMPTY, Std("")])
def test_a_certificate_nobody_can_read_tells_nothing(wrong: Std) -> None:
    assert recovered({"dis.certificate": wrong}) == {"dis.certificate": wrong}


@pytest.mark.parametrize("wrong", [error("id_check"), warn("AB123456", "id_other"), EMPTY])
def test_a_number_that_is_none_tells_neither_birth_nor_sex(wrong: Std) -> None:
    assert recovered({"id_number": wrong}).keys() == {"id_number"}


@given(st.dictionaries(st.sampled_from(["name", "sex", "birth", "phone", "dis.level"]), CELLS))
def test_usable_cells_are_never_touched(cells: dict[str, Std]) -> None:
    found = recovered({**cells, "id_number": Std(GOOD), "dis.certificate": card()})
    assert all(found[attr] == cell for attr, cell in cells.items() if cell.usable)


@given(st.dictionaries(st.sampled_from(["name", "sex", "birth", "id_number", "dis.certificate"]), CELLS))
def test_recovering_twice_is_recovering_once(cells: dict[str, Std]) -> None:
    once = recovered(cells)
    assert recovered(once) == once
