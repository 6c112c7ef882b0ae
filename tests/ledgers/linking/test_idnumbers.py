"""Numbers of a whole column: what the fast way calls good the parser calls good, and each cell stands alone."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.kernel.idform import PROVINCES, check_digit
from jiayuan.kernel.idnumber import IdClass, parse_id
from jiayuan.ledgers.linking.idnumbers import checked_numbers, native, tidy_numbers
from tests.ledgers.linking.tables import number

GOOD = number("1946-04-05", 834)
MAN = number("1972-08-09", 333)
# Provinces whose residents' numbers are known at sight; the others are few and go to the parser.
MAINLAND = sorted(one for one in PROVINCES if one < "71")
NUMBERS = st.builds(
    lambda province, born, n: number(born.isoformat(), n, f"{province}0102"),
    st.sampled_from(MAINLAND), st.dates(date(1900, 1, 1), date(2026, 3, 1)), st.integers(0, 999),
)  # fmt: skip


def sure(*texts: str | None) -> list[bool]:
    return checked_numbers(pl.Series(texts, dtype=pl.String)).to_list()


@settings(max_examples=60)
@given(st.lists(NUMBERS, min_size=1, max_size=20))
def test_every_number_of_a_usual_day_is_known_at_sight(numbers: list[str]) -> None:
    assert sure(*numbers) == [one[10:14] not in ("0229",) for one in numbers]


@settings(max_examples=60)
@given(NUMBERS, st.integers(0, 17), st.sampled_from("0123456789Xx"))
def test_what_is_known_at_sight_the_parser_takes(good: str, at: int, other: str) -> None:
    text = good[:at] + other + good[at + 1 :]
    (known,) = sure(text)
    assert not known or (parse_id(text).kind is IdClass.OK and parse_id(text).value == text)


@given(NUMBERS, st.integers(0, 16))
def test_one_wrong_digit_is_always_seen(good: str, at: int) -> None:
    others = [good[:at] + digit + good[at + 1 :] for digit in "0123456789" if digit != good[at]]
    assert not any(sure(*others))


@given(NUMBERS, st.integers(0, 15))
def test_two_neighbours_exchanged_are_seen(good: str, at: int) -> None:
    turned = good[:at] + good[at + 1] + good[at] + good[at + 2 :]
    assert sure(turned) == [turned == good and sure(good)[0]]


@pytest.mark.parametrize("day", ["19460230", "19460229", "20000231", "19460431", "19461131", "19461301", "19460400"])
def test_a_day_that_is_none_is_never_known_at_sight(day: str) -> None:
    first = f"110102{day}834"
    assert sure(first + check_digit(first)) == [False]


@pytest.mark.parametrize("text", [None, "", GOOD[:17], GOOD + "0", f" {GOOD}", GOOD.translate({49: "１"}), "x" * 18])
def test_what_is_not_eighteen_places_is_left_to_the_parser(text: str | None) -> None:
    assert sure(GOOD, text, MAN) == [True, False, True]


def test_the_prefix_of_no_province_is_left_to_the_parser() -> None:
    assert (
        sure(*(number("1946-04-05", 834, prefix) for prefix in ("000000", "160102", "660102", "990102"))) == [False] * 4
    )


@pytest.mark.parametrize("cell", ["", GOOD, GOOD.lower(), f"'{MAN}", "E12345678", "12", f"{GOOD[:6]}********1234"])
def test_a_cell_is_read_the_same_wherever_it_stands(cell: str) -> None:
    column = pl.Series([GOOD, cell, "", MAN, cell])
    alone = tidy_numbers(pl.Series([cell]), national=True).row(0)
    found = tidy_numbers(column, national=True).rows()
    assert (found[1], found[4]) == (alone, alone)


@given(NUMBERS)
def test_birth_and_sex_are_those_inside_the_number(good: str) -> None:
    told = tidy_numbers(pl.Series([good]), national=True).row(0, named=True)
    parsed = parse_id(good).number
    assert parsed is not None
    assert (told["id_birth"], told["id_sex"]) == (parsed.birth_date.isoformat(), parsed.sex)


def test_another_document_has_neither_birth_nor_sex() -> None:
    assert tidy_numbers(pl.Series(["E12345678"]), national=True).row(0) == ("E12345678", "E12345678", "", "")


@pytest.mark.parametrize(
    ("text", "bare"), [("ab-1", ""), ("ab-12", "AB12"), ("", ""), ("a.b/1 2", "AB12"), ("é12x", "É12X")]
)
def test_numbers_of_other_countries_are_letters_and_digits(text: str, bare: str) -> None:
    found = tidy_numbers(pl.Series([text]), national=False).row(0)
    assert found == (bare, bare, "", "")


def test_a_number_of_ours_among_foreign_ones_tells_no_birth() -> None:
    assert tidy_numbers(pl.Series([GOOD]), national=False)["id_birth"].to_list() == [""]


@pytest.mark.parametrize(("good", "foreign", "ours"), [(0, 0, True), (1, 1, True), (1, 2, False), (2, 1, True)])
def test_half_of_the_filled_cells_make_a_column_ours(good: int, foreign: int, ours: bool) -> None:
    assert native(pl.Series([GOOD] * good + ["5304218"] * foreign + [""] * 9, dtype=pl.String)) is ours


def test_a_column_without_rows_has_its_four_columns() -> None:
    for national in (True, False):
        found = tidy_numbers(pl.Series([], dtype=pl.String), national=national)
        assert found.columns == ["id", "near", "id_birth", "id_sex"]
        assert found.is_empty()
