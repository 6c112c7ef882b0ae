"""Documents: a card for nearly everybody, a permit or a passport for a few, none for some newborn."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from jiayuan.config.demo.dice import dice
from jiayuan.config.demo.documents import NEWBORN_WITHOUT, OTHER_DOCUMENT, documents
from jiayuan.kernel.idnumber import parse_id

MANY = 20_000


@pytest.fixture(scope="module")
def adults() -> pl.DataFrame:
    frame = pl.DataFrame({"sex": ["1", "2"] * (MANY // 2), "age": [40] * MANY})
    born = np.resize(np.arange(19860101, 19860128), MANY)
    return frame.with_columns(**documents(dice(1, "documents"), frame, born))


def of(frame: pl.DataFrame, kind: str) -> pl.DataFrame:
    return frame.filter(pl.col("id_kind") == kind)


def test_nearly_everybody_has_a_residents_card(adults: pl.DataFrame) -> None:
    assert abs(1 - of(adults, "resident").height / MANY - OTHER_DOCUMENT) < 0.002


def test_half_of_the_others_hold_a_permit(adults: pl.DataFrame) -> None:
    permits, passports = of(adults, "permit").height, of(adults, "passport").height
    assert 0.3 < permits / (permits + passports) < 0.7


def test_permits_are_checked_like_cards(adults: pl.DataFrame) -> None:
    for number in of(adults, "permit")["id_number"]:
        assert number[:2] in ("81", "82", "83")
        assert parse_id(number).kind.value == "ok"


def test_passports_tell_nothing(adults: pl.DataFrame) -> None:
    for number in of(adults, "passport")["id_number"]:
        assert number[0] in "EGKP"
        assert len(number) == 9
        assert parse_id(number).kind.value != "ok"


def test_the_last_but_one_digit_tells_the_sex(adults: pl.DataFrame) -> None:
    cards = of(adults, "resident").head(2_000)
    assert all(int(number[16]) % 2 == (sex == "1") for number, sex in cards.select("id_number", "sex").iter_rows())


def test_no_number_is_given_twice(adults: pl.DataFrame) -> None:
    assert not adults["id_number"].is_duplicated().any()


def test_four_in_ten_newborn_have_none_yet() -> None:
    frame = pl.DataFrame({"sex": ["2"] * 2_000, "age": [0] * 2_000})
    made = frame.with_columns(**documents(dice(2, "newborn"), frame, np.full(2_000, 20260101)))
    without = of(made, "none")
    assert abs(without.height / 2_000 - NEWBORN_WITHOUT) < 0.05
    assert without["id_number"].null_count() == without.height


def test_whoever_is_a_year_old_has_one() -> None:
    frame = pl.DataFrame({"sex": ["2"] * 500, "age": [1] * 500})
    made = frame.with_columns(**documents(dice(2, "one year"), frame, np.full(500, 20250601)))
    assert made["id_number"].null_count() == 0
