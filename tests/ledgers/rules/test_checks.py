"""What the cells of one row say about each other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.cells import EMPTY, Std, error, warn
from jiayuan.ledgers.rules.checks import Bounds, age, blocked, cell_findings, crowded, duplicates, row_findings, ruled
from jiayuan.ledgers.rules.recovery import recovered
from tests.ledgers.books import id_number

TODAY = date(2026, 3, 1)
GOOD = id_number(7, "19500101", "2")
ROW = {"name": Std("王秀兰"), "id_number": Std(GOOD), "birth": Std("1950-01-01"), "sex": Std("2")}


ANY_AGE = Bounds()


def codes(cells: dict[str, Std], bounds: Bounds = ANY_AGE) -> list[str]:
    return [finding.code for finding in row_findings(cells, bounds, TODAY)]


def test_a_right_row_has_no_finding() -> None:
    assert codes(ROW) == []
    assert list(cell_findings(ROW, ["name"])) == []


@pytest.mark.parametrize(
    ("attr", "cell", "code"),
    [
        ("birth", Std("1950-01-02"), "birth_differs"),
        ("sex", Std("1"), "sex_differs"),
        ("dis.certificate", Std("x", more=(id_number(8), "4", "2")), "certificate_differs"),
    ],
)
def test_cells_that_contradict_the_number_are_told(attr: str, cell: Std, code: str) -> None:
    assert codes({**ROW, attr: cell}) == [code]


def test_a_date_known_to_the_month_is_not_contradicted() -> None:
    assert codes({**ROW, "birth": warn("1950-01-01", "date_month")}) == []


@pytest.mark.parametrize(("low", "high", "found"), [(60, 130, []), (77, 130, ["age_bounds"]), (0, 60, ["age_bounds"])])
def test_ages_outside_the_ledger_are_told(low: int, high: int, found: list[str]) -> None:
    assert codes(ROW, Bounds(low, high)) == found


def test_a_birth_in_the_future_is_an_error() -> None:
    (finding,) = row_findings({"birth": Std("2030-01-01")}, Bounds(), TODAY)
    assert (finding.code, finding.severity) == ("birth_future", "error")


@pytest.mark.parametrize(
    ("birth", "on", "years"),
    [
        (date(1950, 3, 1), date(2026, 3, 1), 76),
        (date(1950, 3, 2), date(2026, 3, 1), 75),
        (date(2000, 2, 29), date(2026, 2, 28), 25),
        (date(2000, 2, 29), date(2026, 3, 1), 26),
    ],
)
def test_age_turns_on_the_birthday(birth: date, on: date, years: int) -> None:
    assert age(birth, on) == years


def test_all_findings_of_a_row_are_told_at_once() -> None:
    cells = {"name": EMPTY, "id_number": error("id_check"), "phone": error("phone"), "sex": warn("不明", "sex")}
    found = [(finding.attr, finding.severity) for finding in cell_findings(cells, ["name"])]
    assert found == [("id_number", "error"), ("phone", "error"), ("sex", "warn"), ("name", "error")]


def test_a_required_column_that_is_absent_is_told() -> None:
    assert [one.code for one in cell_findings({}, ["name"])] == ["required"]


def test_birth_and_sex_come_from_the_number_and_say_so() -> None:
    found = recovered({"id_number": Std(GOOD)})
    assert (found["birth"].value, found["birth"].note) == ("1950-01-01", "from_id")
    assert (found["sex"].value, found["sex"].note) == ("2", "from_id")


def test_own_values_are_not_overwritten() -> None:
    assert recovered(ROW)["birth"].note == ""


def test_a_certificate_recovers_a_missing_number() -> None:
    found = recovered({"id_number": EMPTY, "dis.certificate": Std(f"{GOOD}42", more=(GOOD, "4", "2"))})
    assert found["id_number"].value == GOOD
    assert (found["dis.type"].value, found["dis.level"].value, found["dis.multi"].value) == ("physical", "2", "false")


def test_kind_seven_is_multiple_and_its_type_unknown() -> None:
    found = recovered({"dis.certificate": Std(f"{GOOD}71", more=(GOOD, "7", "1"))})
    assert found["dis.multi"].value == "true"
    assert "dis.type" not in found


@given(st.lists(st.sampled_from(["", "a", "b", "c"])))
def test_duplicates_point_to_the_first(ids: list[str]) -> None:
    for at, first in duplicates(ids).items():
        assert first < at
        assert ids[first] == ids[at] != ""
    assert len(duplicates(ids)) == sum(bool(one) for one in ids) - len(set(ids) - {""})


HELD = [("甲", ["1"]), ("乙", ["1", "2"]), ("丙", ["1"]), ("丁", ["1"]), ("戊", [])]


def test_a_number_of_more_than_three_is_told_on_each_of_their_lines() -> None:
    assert crowded(HELD, {}, 3) == [0, 1, 2, 3]


def test_one_person_on_many_lines_is_one_holder() -> None:
    assert crowded([("甲", ["1"])] * 5, {}, 3) == []


@pytest.mark.parametrize(("holders", "found"), [(3, []), (4, [1])])
def test_the_base_s_holders_count_but_are_not_added(holders: float, found: list[int]) -> None:
    assert crowded(HELD[:3], {"2": holders}, 3) == found


def test_a_strict_column_takes_no_word_outside_its_list() -> None:
    cells = {"tenure": warn("借住", "code_unknown"), "name": Std("王秀兰")}
    (found,) = ruled(cells, {"tenure": "strict"}, TODAY)
    assert (found.attr, found.code, found.severity) == ("tenure", "not_listed", "error")
    assert list(ruled(cells, {}, TODAY)) == []


@pytest.mark.parametrize(("day", "found"), [("2026-03-01", []), ("2026-03-02", ["in_future"])])
def test_a_column_of_the_past_takes_no_day_to_come(day: str, found: list[str]) -> None:
    assert [one.code for one in ruled({"dis.valid_to": Std(day)}, {"dis.valid_to": "past"}, TODAY)] == found


def test_an_error_blocks_its_cell_and_no_other() -> None:
    cells = {"birth": Std("2030-01-01"), "name": Std("王秀兰"), "id_number": Std("", "error", "id_check", "1101")}
    findings = list(row_findings(cells, Bounds(), TODAY))
    told = blocked(cells, findings)
    assert (told["birth"].usable, told["birth"].code) == (False, "birth_future")
    assert (told["name"], told["id_number"]) == (cells["name"], cells["id_number"])
