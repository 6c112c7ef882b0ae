"""The grammar of house, unit, floor and room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.places.address.numbers import Numbers, key, read_numbers

SPELLINGS = [
    ("3号楼2单元501室", Numbers("3", "2", "", "501")),
    ("3号楼2单元501号", Numbers("3", "2", "", "501")),
    ("3楼2门501", Numbers("3", "2", "", "501")),
    ("3栋2单元501室", Numbers("3", "2", "", "501")),
    ("3#2-501", Numbers("3", "2", "", "501")),
    ("3-2-501", Numbers("3", "2", "", "501")),
    ("3号楼501", Numbers("3", "", "", "501")),
    ("3号楼-2单元-501室", Numbers("3", "2", "", "501")),
    ("3-2门501", Numbers("3", "2", "", "501")),
    ("12-3门", Numbers("12", "", "", "3", "门")),
    ("3号楼", Numbers("3")),
    ("12号院3号", Numbers("12", "", "", "3")),
    ("甲12号3室", Numbers("甲12", "", "", "3")),
    ("12-3", Numbers("12", "", "", "3")),
    ("B座1203", Numbers("B", "", "", "1203")),
    ("地下1层B12", Numbers("", "", "地下1", "B12")),
    ("北房2间", Numbers("", "", "", "北房2")),
    ("12号北房2间", Numbers("12", "", "", "北房2")),
    ("3号楼甲单元501", Numbers("3", "甲", "", "501")),
    ("1号楼底商3", Numbers("1", "", "", "底商3")),
    ("12号旁门", Numbers("12", "", "", "旁门")),
    ("前12号", Numbers("前12")),
    ("12号", Numbers("12")),
    ("12", Numbers("12")),
    ("501室", Numbers("", "", "", "501")),
    ("东12号院", Numbers("东12")),
    ("03号楼02单元0501室", Numbers("3", "2", "", "501")),
    ("3号楼3层302", Numbers("3", "", "3", "302")),
    ("3幢2单元", Numbers("3", "2")),
    ("第3号楼", Numbers("3")),
    ("12号院3号楼501", Numbers("12", "", "", "501", "3号楼")),
    ("3号楼501室找老王", Numbers("3", "", "", "501", "找老王")),
    ("对面的小卖部", Numbers(rest="对面的小卖部")),
    ("", Numbers()),
]


@pytest.mark.parametrize(("text", "parts"), SPELLINGS, ids=[text or "empty" for text, _parts in SPELLINGS])
def test_spellings(text: str, parts: Numbers) -> None:
    assert read_numbers(text) == parts


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("3号楼", "3"), ("甲12号", "甲12"), ("12号院", "12"), ("0501室", "501"), ("2单元", "2"), ("B座", "B"),
        ("501", "501"), ("北房2间", "北房2"), ("第3号楼", "3"), ("号", "号"),
    ],
)  # fmt: skip
def test_the_bare_number_of_a_name(name: str, bare: str) -> None:
    assert key(name) == bare


@given(st.integers(1, 99), st.integers(1, 9), st.integers(101, 2499))
def test_all_spellings_of_a_room_mean_the_same(building: int, unit: int, room: int) -> None:
    forms = ["{}号楼{}单元{}室", "{}楼{}门{}", "{}栋{}单元{}号", "{}#{}-{}", "{}-{}-{}", "{}号楼{}-{}"]
    found = {read_numbers(form.format(building, unit, room)) for form in forms}
    assert found == {Numbers(str(building), str(unit), "", str(room))}


@given(st.text("0123456789号楼单元室门层-#甲北房B找王", max_size=14))
def test_no_character_is_lost(text: str) -> None:
    parts = read_numbers(text)
    kept = parts.building + parts.unit + parts.floor + parts.room + parts.rest
    for char in "找王北甲B":
        assert kept.count(char) == text.count(char)
