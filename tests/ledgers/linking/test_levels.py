"""How alike two sides are, level by level."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.kernel.pinyin import name_key
from jiayuan.ledgers.linking.columns import guess
from jiayuan.ledgers.linking.levels import ATTRS, compared
from jiayuan.ledgers.linking.sides import both_sides, with_holders
from jiayuan.ledgers.linking.tidy import tidy
from jiayuan.ledgers.rules.likeness import name_level, one_slip
from jiayuan.ledgers.rules.scripts import parts_key
from tests.ledgers.linking.tables import HOME, MOTHER, PEOPLE, base, ledger, line, number


def levels(left: dict[str, str], right: dict[str, str]) -> dict[str, str]:
    """The levels of one line against one person."""
    rows, people = ledger(left), base(right)
    national = not right.get("id_number", "").startswith("@")
    tidied = [tidy(table, guess(table.columns), national=national) for table in (rows, people)]
    pair = pl.DataFrame({"n": [0], "b": [0]}, schema={"n": pl.UInt32, "b": pl.UInt32})
    found = compared(both_sides(pair, tidied[0], with_holders(tidied[1])))
    return {key: str(value) for key, value in found.row(0, named=True).items()}


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        ("赵秀爱", "赵秀爱", "exact"),
        ("赵秀艾", "赵秀爱", "pinyin"),
        ("赵爱秀", "赵秀爱", "swap"),
        ("赵秀敏", "赵秀爱", "one_char"),
        ("赵秀", "赵秀爱", "prefix"),
        ("赵淑芬", "赵秀爱", "surname"),
        ("王淑芬", "赵秀爱", "else"),
        ("", "赵秀爱", "none"),
        ("赵秀", "赵国", "surname"),
        ("王秀爱", "赵秀爱", "one_char"),
        ("Jane Smith", "Smith Jane", "swap"),
        ("jane smith", "jane smyth", "one_char"),
        ("jane smith", "robert smith", "surname"),
        ("jane smith", "jane miller", "surname"),
        ("jane smith", "robert miller", "else"),
    ],
)
def test_names(ours: str, theirs: str, level: str) -> None:
    assert levels({"name": ours}, {"name": theirs})["name"] == level


NAMES = st.text(alphabet="王李赵秀爱艾丽娟建国", min_size=1, max_size=4)


@settings(max_examples=60)
@given(NAMES, NAMES)
def test_names_of_columns_are_compared_as_names_of_cells(ours: str, theirs: str) -> None:
    one_by_one = name_level(ours, theirs, name_key(ours), name_key(theirs))
    found = levels({"name": ours}, {"name": theirs})["name"]
    # A single character is no name, and the standard form says so on both sides.
    assert found == one_by_one


GIVEN = st.sampled_from(("noah", "niamh", "john", "bjorn", "zoe", "chloe", "marta", "fatima", "maota", "elizabeth"))
SPELT = st.builds("{} {}".format, st.one_of(GIVEN, st.text("abno", min_size=1, max_size=9)), GIVEN)
LETTERED = st.one_of(SPELT, GIVEN)


@settings(max_examples=80)
@given(LETTERED, LETTERED)
def test_names_in_an_alphabet_are_compared_the_same_in_columns(ours: str, theirs: str) -> None:
    one_by_one = name_level(ours, theirs, parts_key(ours), parts_key(theirs))
    assert levels({"name": ours}, {"name": theirs})["name"] == one_by_one


GOOD = number("1946-04-05", 834)


@pytest.mark.parametrize(
    ("ours", "level"),
    [
        (GOOD, "exact"),
        (GOOD[:6] + GOOD[8:17], "exact"),
        (f"{GOOD[:6]}********{GOOD[-4:]}", "mask"),
        (f"{GOOD[:6]}********9999", "else"),
        (GOOD[:14] + "9999", "first14"),
        (GOOD[:8] + GOOD[9] + GOOD[8] + GOOD[10:], "edit"),
        (GOOD[:17], "edit"),
        (number("1981-11-12", 416), "else"),
        ("", "none"),
        (GOOD[:15] + "000", "none"),
    ],
)
def test_numbers(ours: str, level: str) -> None:
    assert levels({"id_number": ours}, {"id_number": GOOD})["id"] == level


@settings(max_examples=30)
@given(st.integers(6, 16), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_one_slip(at: int, digit: str) -> None:
    wrong = GOOD[:at] + digit + GOOD[at + 1 :]
    expected = "exact" if wrong == GOOD else ("edit" if one_slip(wrong, GOOD) else "else")
    assert levels({"id_number": wrong}, {"id_number": GOOD})["id"] in (expected, "none")


@pytest.mark.parametrize(
    ("ours", "level"),
    [
        ("1946-04-05", "day"),
        ("1946-04-09", "month"),
        ("1946-05-04", "digit"),
        ("1947-04-05", "digit"),
        ("1981-11-12", "else"),
        ("", "none"),
        ("1946年4月", "none"),
    ],
)
def test_birth_dates(ours: str, level: str) -> None:
    assert levels({"birth": ours}, {"birth": "1946-04-05"})["birth"] == level


def test_the_date_inside_a_number_is_no_second_witness() -> None:
    assert levels({"id_number": GOOD}, {"id_number": GOOD, "birth": "1946-04-05"})["birth"] == "none"


def test_it_speaks_where_the_other_side_has_no_number() -> None:
    found = levels({"id_number": GOOD}, {"id_number": "", "birth": "1946-04-05"})
    assert (found["id"], found["birth"]) == ("none", "day")


@pytest.mark.parametrize(
    ("ours", "level"),
    [
        ("13800000011", "exact"),
        ("13800000011/010-62345678", "exact"),
        ("13800000012", "digit"),
        ("13912345678", "else"),
        ("", "none"),
    ],
)
def test_phones(ours: str, level: str) -> None:
    assert levels({"phone": ours}, {"phone": "13800000011"})["phone"] == level


def test_a_number_held_by_four_is_shared() -> None:
    people = base(*({**person, "phone": "13800000099"} for person in PEOPLE))
    held = with_holders(tidy(people, guess(people.columns)))
    assert held["holders"].to_list() == [5] * 5
    rows = tidy(ledger(line(MOTHER, phone="13800000099")), guess(list(MOTHER)))
    pair = pl.DataFrame({"n": [0], "b": [0]}, schema={"n": pl.UInt32, "b": pl.UInt32})
    assert compared(both_sides(pair, rows, held))["phone"][0] == "shared"


@pytest.mark.parametrize(
    ("ours", "level"),
    [
        (HOME, "room"),
        ("盛柏家园1-3-603", "room"),
        ("盛柏家园1号楼603", "room"),
        ("盛柏家园1号楼2单元603室", "building"),
        ("盛柏家园1号楼", "house"),
        ("盛柏家园2号楼3单元603室", "compound"),
        ("清光里1号楼", "else"),
        ("", "none"),
        ("老厂宿舍1号楼3单元603室", "none"),
        ("柏家园1-3-603", "room"),
        ("家1-3-603", "none"),
    ],
)
def test_places(ours: str, level: str) -> None:
    assert levels({"address": ours}, {"address": HOME})["place"] == level


def test_streets_of_an_alphabet_survive_a_slip() -> None:
    ours, theirs = "8 stanley stret winston hills 4223", "8 stanley street winston hills 4223"
    assert levels({"address": ours}, {"address": theirs})["place"] == "room"


@pytest.mark.parametrize(("ours", "level"), [("女", "same"), ("男", "else"), ("", "none"), ("F", "same")])
def test_sexes(ours: str, level: str) -> None:
    assert levels({"sex": ours}, {"sex": "2"})["sex"] == level


def test_a_person_agrees_with_herself_in_everything() -> None:
    found = levels(line(MOTHER), MOTHER)
    assert tuple(found) == ATTRS
    assert tuple(found.values()) == ("exact", "exact", "day", "exact", "room", "same", "same")
