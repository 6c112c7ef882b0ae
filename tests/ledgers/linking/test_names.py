"""Names of a whole column: their parts, and the sounds that are known already."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.pinyin import name_key
from jiayuan.ledgers.linking.names import name_parts, standard_names, tidy_names

NAMES = st.lists(st.text("王秀兰欧阳Anna é·3 ", max_size=8), max_size=8)


def column(*names: str) -> pl.Series:
    return pl.Series(names, dtype=pl.String)


@pytest.mark.parametrize(
    ("name", "family", "given_name", "han"),
    [
        ("王秀兰", "王", "秀兰", True),
        ("王", "王", "", True),
        ("anna maria lee", "lee", "anna", False),
        ("anna", "anna", "anna", False),
        ("", "", "", False),
        ("𠮷野家", "𠮷", "野家", True),
    ],
)
def test_the_parts_of_a_name(name: str, family: str, given_name: str, han: bool) -> None:
    assert name_parts(column(name)).row(0) == (family, given_name, han)


@given(NAMES)
def test_a_name_is_tidied_the_same_wherever_it_stands(names: list[str]) -> None:
    together = tidy_names(column(*names)).rows()
    assert together == [tidy_names(column(name)).row(0) for name in names]


@given(NAMES)
def test_a_tidy_name_is_tidied_no_further(names: list[str]) -> None:
    once = tidy_names(column(*names))
    assert tidy_names(once["name"]).rows() == once.rows()


def test_sounds_that_are_known_are_taken_for_ideographs_alone() -> None:
    found = standard_names(column("王秀兰", "Lee Anna"), column("known already", "not taken"))
    assert found["key"].to_list() == ["known already", "anna lee"]


def test_sounds_that_are_not_known_are_worked_out() -> None:
    found = standard_names(column("王秀兰", "欧阳春", ""))
    assert found["key"].to_list() == [name_key("王秀兰"), name_key("欧阳春"), ""]


@pytest.mark.parametrize(("ours", "theirs"), [("SMITH, Jane", "jane smith"), ("José García", "garcia jose")])
def test_an_alphabet_has_one_key_for_any_order(ours: str, theirs: str) -> None:
    one, other = tidy_names(column(ours, theirs))["key"]
    assert one == other


def test_a_name_in_both_scripts_is_one_of_ideographs() -> None:
    told = tidy_names(column("Anna（张）")).row(0, named=True)
    assert told["han"] is any("\u3400" <= character <= "\u9fff" for character in told["name"])


def test_no_name_has_every_column() -> None:
    assert tidy_names(column()).columns == ["name", "key", "family", "given", "han"]
