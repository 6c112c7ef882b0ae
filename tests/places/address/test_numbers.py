"""The grammar of house, unit, floor and room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.places.address.numbers import Numbers, in_yard, key, read_numbers

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
    ("12号院3号", Numbers("3")),
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
    ("12号院3号楼501", Numbers("3", "", "", "501")),
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


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("12号院3号", Numbers("12", room="3")),
        ("12号院3号楼501", Numbers("12", room="501", rest="3号楼")),
        ("12号院3室", Numbers("12", room="3")),
        ("12号3室", Numbers("12", room="3")),
        ("甲12号院内2号", Numbers("甲12", room="2")),
    ],
)
def test_in_a_lane_the_yard_is_the_house(text: str, numbers: Numbers) -> None:
    assert in_yard(read_numbers(text)) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("18楼1801", Numbers(floor="18", room="1801")),
        ("A座18楼1801", Numbers("A", floor="18", room="1801")),
        ("3楼", Numbers(floor="3")),
        ("2楼3单元501", Numbers("2", "3", room="501")),
        ("12", Numbers(room="12")),
    ],
)
def test_in_a_tower_a_bare_storey_is_a_floor(text: str, numbers: Numbers) -> None:
    assert read_numbers(text, tower=True) == numbers


@pytest.mark.parametrize(
    "text", ["3甲号楼2单元501", "甲3号楼2单元501", "甲03号楼02单元0501室", "3甲-2-501", "甲3#2-501"]
)
def test_a_letter_before_or_behind_its_number_is_one_door(text: str) -> None:
    found = read_numbers(text)
    assert (found.building, found.unit, found.room) == ("甲3", "2", "501")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1号楼A座1203", Numbers("1", "A", room="1203")),
        ("B塔18层", Numbers("B", floor="18")),
        ("12号楼东单元3楼西户", Numbers("12", "东", "3", "西户")),
        ("5号栋1单元2号房", Numbers("5", "1", room="2")),
        ("3号楼负1层12", Numbers("3", floor="负1", room="12")),
        ("7号楼3梯302户", Numbers("7", "3", room="302")),
        ("3排5号", Numbers("3", room="5")),
    ],
)
def test_words_of_other_cities(text: str, numbers: Numbers) -> None:
    assert read_numbers(text) == numbers


@pytest.mark.parametrize("name", ["乙甲", "甲乙号院", "甲甲8号", "8甲", "甲", "丁丙丁"])
def test_a_bare_number_is_its_own_bare_number(name: str) -> None:
    assert key(key(name)) == key(name)
