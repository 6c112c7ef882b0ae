"""Raw cells brought to one form, a column at a time, the same as one by one."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiayuan.kernel.idnumber import IdClass, parse_id
from jiayuan.kernel.pinyin import name_key
from jiayuan.kernel.text import squeeze
from jiayuan.ledgers.linking.columns import guess
from jiayuan.ledgers.linking.idnumbers import native, tidy_numbers
from jiayuan.ledgers.linking.names import spaced, tidy_names
from jiayuan.ledgers.linking.tidy import texts, tidy, tidy_phones, unswapped
from jiayuan.ledgers.linking.unique import by_value, squeezed
from jiayuan.ledgers.rules.names import name as standard_name
from tests.ledgers.linking.tables import HOME, MOTHER, base, ledger, line, number

GOOD = number("1946-04-05", 834)


def one_number(text: str) -> dict[str, str]:
    return tidy_numbers(pl.Series([text]), national=True).row(0, named=True)


@pytest.mark.parametrize("text", [GOOD, f"'{GOOD}", f" {GOOD} ", f"{GOOD[:6]} {GOOD[6:14]} {GOOD[14:]}", GOOD.lower()])
def test_a_number_is_read_through_its_disguise(text: str) -> None:
    assert one_number(text) == {"id": GOOD, "near": GOOD, "id_birth": "1946-04-05", "id_sex": "2"}


def test_fifteen_digits_are_the_same_number() -> None:
    assert one_number(GOOD[:6] + GOOD[8:17])["id"] == GOOD


@pytest.mark.parametrize(
    "wrong", [GOOD[:17] + ("1" if GOOD[17] != "1" else "2"), GOOD[:6] + "19460230" + GOOD[14:], GOOD[:17]]
)
def test_a_damaged_number_is_only_near(wrong: str) -> None:
    found = one_number(wrong)
    assert found["id"] == ""
    assert found["near"] == wrong


def test_digits_lost_in_the_file_are_never_used() -> None:
    assert one_number(GOOD[:15] + "000") == {"id": "", "near": "", "id_birth": "", "id_sex": ""}


@settings(max_examples=100)
@given(st.from_regex(r"[1-6]\d{5}(18|19|20)\d{2}[01]\d[0-3]\d\d{3}[\dXx]", fullmatch=True))
def test_the_fast_way_reads_as_the_parser_does(text: str) -> None:
    parsed = parse_id(text)
    good = parsed.kind in (IdClass.OK, IdClass.FROM15) or (parsed.kind is IdClass.OTHER and len(parsed.value) >= 5)
    assert one_number(text)["id"] == (parsed.value if good else "")


def test_other_countries_numbers_are_told_from_ours() -> None:
    assert native(pl.Series([GOOD, "", GOOD]))
    assert not native(pl.Series(["5304218", "4066625"]))
    assert tidy_numbers(pl.Series(["ab-12 34"]), national=False)["id"][0] == "AB1234"


@settings(max_examples=80)
@given(st.text(alphabet="王李赵秀爱丽娟欧阳·（户主） Ａa1", max_size=8))
def test_names_of_a_column_are_names_of_cells(text: str) -> None:
    found = tidy_names(pl.Series([text])).row(0, named=True)
    if found["han"]:
        assert found["name"] == standard_name(text).value
        assert found["key"] == name_key(found["name"])


def test_alphabetic_names_lose_case_accents_and_order() -> None:
    assert spaced("José  GARCÍA-lópez") == "jose garcia lopez"
    left, right = tidy_names(pl.Series(["Jane Smith", "SMITH, Jane"])).iter_rows(named=True)
    assert left["key"] == right["key"]
    assert (left["family"], left["given"]) == ("smith", "jane")


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [("13800000011", ["13800000011"]), ("138-0000-0011", ["13800000011"]), ("+8613800000011", ["13800000011"]),
     ("13800000011/010-62345678", ["13800000011", "01062345678"]), ("62345678", ["01062345678"]), ("", []), ("无", []),
     ("1380000001", [])],
)  # fmt: skip
def test_telephone_numbers(cell: str, numbers: list[str]) -> None:
    assert tidy_phones(pl.Series([cell])).to_list() == [numbers]


def test_cells_that_changed_places_are_put_back() -> None:
    name, number_, phone = unswapped(*(pl.Series([text]) for text in ("13800000011", "", "赵秀爱")))
    assert (name[0], number_[0], phone[0]) == ("赵秀爱", "", "13800000011")
    _, number_, phone = unswapped(*(pl.Series([text]) for text in ("赵秀爱", "13800000011", GOOD)))
    assert (number_[0], phone[0]) == (GOOD, "13800000011")


def test_a_name_beside_an_empty_phone_stays() -> None:
    name, _, phone = unswapped(*(pl.Series([text]) for text in ("13800000011", "", "")))
    assert (name[0], phone[0]) == ("13800000011", "")


def test_a_line_and_the_base_come_to_the_same_columns() -> None:
    written = line(
        MOTHER, name="赵秀爱（户主）", sex="女", birth="1946年4月5日", phone="138 0000 0011", address="盛柏家园1-3-603"
    )
    ours = tidy(ledger(written), guess(list(written))).row(0, named=True)
    theirs = tidy(base(MOTHER), guess(list(MOTHER))).row(0, named=True)
    assert {key: value for key, value in ours.items() if theirs[key] != value} == {}


@pytest.mark.parametrize("text", ["1946-4-5", "1946.4.5", "19460405", "5/4/1946", "1946年4月5日"])
def test_dates_of_many_spellings(text: str) -> None:
    assert tidy(ledger({"birth": text}), guess(["birth"]))["birth"][0] == "1946-04-05"


@pytest.mark.parametrize("text", ["1946年4月", "1946-13-05", "不详"])
def test_a_date_not_known_to_the_day_is_none(text: str) -> None:
    assert tidy(ledger({"birth": text}), guess(["birth"]))["birth"][0] == ""


def test_an_empty_table_has_the_columns_too() -> None:
    frame = pl.DataFrame({"name": [], "address": []}, schema={"name": pl.String, "address": pl.String})
    assert tidy(frame, guess(frame.columns)).columns == tidy(base(MOTHER), guess(list(MOTHER))).columns


def test_columns_are_joined_and_blanks_are_nothing() -> None:
    frame = ledger({"given_name": "Jane", "surname": " Smith "}, {"given_name": "", "surname": "Smith"})
    assert texts(frame, guess(frame.columns), "name").to_list() == ["Jane Smith", "Smith"]


def test_each_different_text_is_worked_on_once() -> None:
    seen: list[str] = []
    by_value(pl.Series(["a", "b", "a", ""]), lambda text: seen.append(text) or text)
    assert sorted(seen) == ["a", "b"]


@given(st.text(max_size=20))
def test_a_column_is_squeezed_as_a_cell_is(text: str) -> None:
    assert squeezed(pl.Series([text]))[0] == squeeze(text)


def test_home_is_what_the_tables_say() -> None:
    assert tidy(base(MOTHER), guess(list(MOTHER)))["head"][0] in HOME


@pytest.mark.parametrize("text", ["不详", "未知", "无", "暂无", "⽆", "Ｎ/Ａ"])
def test_words_for_nothing_are_nobody_s_name(text: str) -> None:
    assert tidy_names(pl.Series([text]))["name"][0] == ""


def test_a_bar_in_a_number_parts_nothing() -> None:
    text = f"{GOOD[:15]}|{GOOD[15:]}"
    assert one_number(text) == {"id": text, "near": text, "id_birth": "", "id_sex": ""}


def test_a_name_of_radicals_is_the_name_of_ideographs() -> None:
    radicals, plain = tidy_names(pl.Series(["⾦⽟", "金玉"])).iter_rows()
    assert radicals == plain


def test_a_name_is_cut_in_a_column_as_it_is_in_a_cell() -> None:
    text = "盖建伟" * 20
    assert tidy_names(pl.Series([text]))["name"][0] == standard_name(text).value
