"""Addresses as text only."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.linking.addresses import arabic, tidy_addresses, tidy_communities

PREFIXES = ("", "西城区", "北京市西城区", "北京市西城区西长安街街道", "西城区西长安街街道府右街南社区")
SPELLINGS = ("1号楼3单元603室", "1号楼3单元603", "1楼3门603", "1栋3单元603室", "1#3-603", "1-3-603",
             "１号楼３单元６０３室", "一号楼三单元603室", "1号楼 3单元 603室", "1 － 3 － 603")  # fmt: skip


def door(text: str) -> tuple[str, ...]:
    frame = tidy_addresses(pl.Series([text]))
    return tuple(frame.select("head", "first", "mid", "last").row(0))


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_is_one_door(prefix: str, spelling: str) -> None:
    assert door(f"{prefix}盛柏家园{spelling}") == ("盛柏家园", "1", "3", "603")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("府桥夹道5号院3号", ("府桥夹道", "5", "", "3")),
        ("百万庄大街甲12号3室", ("百万庄大街", "甲12", "", "3")),
        ("三里河小区3号楼", ("三里河小区", "3", "", "")),
        ("清光里B座1203", ("清光里B座", "1203", "", "")),
        ("盛柏家园12号院3号楼2单元501", ("盛柏家园", "12", "3-2", "501")),
        ("盛柏家园（王奶奶家）1-3-603", ("盛柏家园", "1", "3", "603")),
        ("", ("", "", "", "")),
    ],
)
def test_parts_of_an_address(text: str, parts: tuple[str, ...]) -> None:
    assert door(text) == parts


def test_a_compound_is_not_mistaken_for_a_district() -> None:
    assert door("西城区三里河小区3号楼2单元101室")[0] == "三里河小区"


def test_one_number_is_a_building_and_no_room() -> None:
    assert door("盛柏家园1号楼")[3] == ""


def test_words_of_an_alphabet_keep_their_numbers_apart() -> None:
    assert door("8 Stanley Street, Winston Hills 4223") == ("stanley street winston hills", "8", "", "4223")


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("十二号楼", "12号楼"),
        ("二十单元", "20单元"),
        ("九十九门", "99门"),
        ("两层", "2层"),
        ("十号", "10号"),
        ("三里河", "三里河"),
    ],
)
def test_numerals_become_digits_only_before_what_is_counted(written: str, digits: str) -> None:
    assert arabic(written) == digits


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    assert tidy_addresses(pl.Series([text])).height == 1


@pytest.mark.parametrize(
    "text",
    ["府右街南", "府右街南社区", "府右街南社区居委会", "西长安街街道府右街南社区", "北京市西城区西长安街街道府右街南"],
)
def test_a_community_has_one_name(text: str) -> None:
    assert tidy_communities(pl.Series([text]))[0] == "府右街南"


def test_the_community_in_an_address_is_told() -> None:
    assert tidy_addresses(pl.Series(["西城区西长安街街道府右街南社区盛柏家园1-3-603"]))["written"][0] == "府右街南"
