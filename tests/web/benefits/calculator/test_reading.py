"""Answers become facts; nothing said is unknown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.api import load_book
from jiayuan.web.benefits.calculator.reading import facts_said, value_of

BOOK = load_book()
FACTS = [BOOK.facts[code] for code in ("age", "hukou", "dis.type", "dis.level", "income.own", "fp.wife_birth")]


def said(**given: str) -> tuple[dict[str, object], list[str]]:
    return facts_said(FACTS, {code.replace("__", "."): text for code, text in given.items()})


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("age", "86", 86), ("age", "-1", None), ("age", "131", None), ("hukou", "true", True), ("hukou", "yes", None),
        ("dis.type", "visual", "visual"), ("dis.type", "deaf", None), ("dis.level", "2", 2), ("dis.level", "5", None),
        ("income.own", "1450.5", 145_050), ("income.own", "0", 0), ("income.own", "-3", None),
        ("income.own", "NaN", None), ("income.own", "1e3", 100_000), ("fp.wife_birth", "1970-02-30", None),
        ("fp.wife_birth", "1970-02-28", "1970-02-28"), ("age", "٨٦", None),
    ],
)  # fmt: skip
def test_an_answer_in_its_type_or_none(code: str, text: str, value: object) -> None:
    assert value_of(BOOK.facts[code], text) == value


def test_nothing_said_is_nothing_known() -> None:
    assert said() == ({}, [])


def test_there_is_none_is_known_absent() -> None:
    assert said(dis__level="absent") == ({"dis.level": None}, [])


def test_an_age_cannot_be_absent() -> None:
    assert said(age="absent") == ({}, ["age"])


def test_what_does_not_fit_is_named_and_left_out() -> None:
    assert said(age="eighty", hukou="true") == ({"hukou": True}, ["age"])


def test_wide_digits_and_blanks_are_meant_as_digits() -> None:
    assert said(age=" ８６ ") == ({"age": 86}, [])


@pytest.mark.parametrize("text", ["1e999999", "1e9999", "1e12", "9" * 40, "-1e999999", "inf", "-0.01", "1e", "0x10"])
def test_a_sum_nobody_can_have_is_no_answer(text: str) -> None:
    assert said(income__own=text) == ({}, ["income.own"])


@pytest.mark.parametrize(
    ("text", "fen"), [("1e-999999999", 0), ("0.009", 0), ("999999999999.99", 10**14 - 1), ("-0", 0)]
)
def test_less_than_a_fen_is_nothing_and_the_most_is_kept(text: str, fen: int) -> None:
    assert said(income__own=text) == ({"income.own": fen}, [])


@given(st.integers(0, 10**14 - 1))
def test_a_sum_is_read_to_the_fen(fen: int) -> None:
    assert said(income__own=f"{fen // 100}.{fen % 100:02d}") == ({"income.own": fen}, [])


@given(st.dates())
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert said(fp__wife_birth=day.isoformat()) == ({"fp.wife_birth": day.isoformat()}, [])


def test_a_number_without_end_is_no_age() -> None:
    assert said(age="8" * 5_000) == ({}, ["age"])


@given(st.dictionaries(st.sampled_from([fact.code for fact in FACTS]), st.text(max_size=30)))
def test_whatever_is_typed_is_a_fact_or_named(given: dict[str, str]) -> None:
    found, wrong = facts_said(FACTS, given)
    assert not set(found) & set(wrong)
    assert set(found) | set(wrong) <= set(given)
