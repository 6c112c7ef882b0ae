"""Address text brought to one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.places.address.clean import clean, number, numerals

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("红墙小区 １号楼　301", "红墙小区1号楼301"),
        ("3—2–501", "3-2-501"),
        ("3＃2－501", "3#2-501"),
        ("b座1203", "B座1203"),
        ("3~2_501", "3-2-501"),
    ],
)
def test_widths_blanks_and_dashes(text: str, line: str) -> None:
    assert clean(text) == (line, "")


@pytest.mark.parametrize("text", ["红墙小区（原棉纺厂）3号楼", "红墙小区(原棉纺厂)3号楼", "红墙小区【原棉纺厂】3号楼"])
def test_brackets_become_a_note(text: str) -> None:
    line, note = clean(text)
    assert line == "红墙小区3号楼"
    assert "原棉纺厂" in note


def test_an_open_bracket_loses_nothing() -> None:
    assert clean("红墙小区(原棉纺厂") == ("红墙小区", "(原棉纺厂")


@given(st.integers(0, 99))
def test_numerals_up_to_99(value: int) -> None:
    tens, ones = divmod(value, 10)
    spoken = ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "") if tens else DIGITS[ones]
    assert number(spoken) == str(value)


@pytest.mark.parametrize(("text", "digits"), [("五〇一", "501"), ("三零二", "302"), ("两", "2"), ("一十二", "12")])
def test_numerals_digit_by_digit(text: str, digits: str) -> None:
    assert number(text) == digits


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("三号楼二单元五〇一室", "3号楼2单元501室"),
        ("十二号院三号", "12号院3号"),
        ("二门三层", "2门3层"),
        ("两层", "2层"),
    ],
)
def test_numerals_before_words_of_counting(text: str, line: str) -> None:
    assert numerals(text) == line


@pytest.mark.parametrize("text", ["三里河", "六部口", "五道庙", "二龙路", "百万庄", "301"])
def test_numerals_in_names_stay(text: str) -> None:
    assert numerals(text) == text


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    line, _note = clean(text)
    assert clean(line)[0] == line


@pytest.mark.parametrize("text", ["ΐ号楼", "ǰ座", "A(注)\u0301座", "e\u0301座", "ŉ1", "ß座", "㈠号楼", "ﬁ座"])
def test_letters_that_come_apart_in_capitals_are_whole_again(text: str) -> None:
    line, _note = clean(text)
    assert clean(line)[0] == line
    assert line == line.upper()


@pytest.mark.parametrize("text", ["二十十号", "十十十号", "十二三室", "一二十号"])
def test_a_row_of_characters_that_is_no_number_stays(text: str) -> None:
    assert numerals(text) == text
