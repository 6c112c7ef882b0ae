"""Coded cells: every synonym has one code, unknown words stay as text, nothing is guessed of a part."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules import codes
from jiayuan.ledgers.rules.cells import Std
from jiayuan.ledgers.rules.standardise import STANDARDS, standardise

TABLES: dict[str, Mapping[str, str]] = {
    "sex": codes.SEXES, "relief.status": codes.RELIEF, "elder.assessed": codes.ASSESSED, "tenure": codes.TENURE,
    "dis.level": codes.LEVELS,
}  # fmt: skip


def words(table: Mapping[str, str]) -> list[str]:
    return sorted(set(table))


@pytest.mark.parametrize("attr", TABLES)
def test_every_word_of_a_table_has_its_code(attr: str) -> None:
    table = TABLES[attr]
    for word in words(table):
        assert standardise(attr, word).value == table[word]
        assert standardise(attr, f" {word}\u3000").value == table[word]


@pytest.mark.parametrize("attr", sorted(TABLES.keys() - {"sex"}))
def test_a_code_itself_is_not_a_word_of_people(attr: str) -> None:
    spoken = {word for word in TABLES[attr] if not word.isascii()}
    assert all(standardise(attr, word).state == "ok" for word in spoken)


@pytest.mark.parametrize(
    ("attr", "word"), [("relief.status", "五保"), ("elder.assessed", "一般"), ("tenure", "借住"), ("hukou", "待定")]
)
def test_an_unknown_word_is_kept_and_told(attr: str, word: str) -> None:
    found = standardise(attr, word)
    assert (found.value, found.state, found.code) == (word, "warn", "code_unknown")


@pytest.mark.parametrize("word", ["0", "9", "未说明", "未说明的性别", "未知", "不详", "", " "])
def test_an_unstated_sex_is_nothing_known(word: str) -> None:
    assert standardise("sex", word).state == "empty"


@pytest.mark.parametrize("word", ["其他", "3", "男女", "x"])
def test_a_word_that_is_no_sex_is_told(word: str) -> None:
    assert (standardise("sex", word).state, standardise("sex", word).code) == ("warn", "sex")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1", "visual"),
        ("4肢体", "physical"),
        ("4类", "physical"),
        ("3、言语", "speech"),
        ("６", "mental"),
        ("视力残疾", "visual"),
        ("听力残", "hearing"),
        ("语言", "speech"),
        ("多重残疾", "multiple"),
    ],
)
def test_kinds_of_disability(typed: str, value: str) -> None:
    assert standardise("dis.type", typed).value == value


@pytest.mark.parametrize("typed", ["45", "12", "8", "0", "肢体智力", "一类", "4.0"])
def test_a_kind_is_not_guessed_of_a_part(typed: str) -> None:
    found = standardise("dis.type", typed)
    assert found.value == typed or typed == "4.0"
    assert found.code == ("code_unknown" if typed != "4.0" else "")


@pytest.mark.parametrize("typed", ["五级", "0", "5", "1-2级", "重度", "级"])
def test_a_grade_outside_one_to_four_is_refused(typed: str) -> None:
    assert (standardise("dis.level", typed).state, standardise("dis.level", typed).value) == ("error", "")


@pytest.mark.parametrize(
    ("typed", "value"),
    [("是", "true"), ("有", "true"), ("√", "true"), ("Y", "true"), ("1", "true"), ("否", "false"), ("×", "false"),
     ("没有", "false"), ("NO", "false"), ("0", "false"), ("", "")],
)  # fmt: skip
def test_yes_and_no(typed: str, value: str) -> None:
    assert standardise("hukou", typed).value == value


def test_not_given_is_neither_yes_nor_no() -> None:
    assert standardise("dis.multi", "").state == "empty"


@given(
    st.dictionaries(st.text("甲乙丙丁", min_size=1, max_size=3), st.text("abc", min_size=1, max_size=3)),
    st.text(max_size=4),
)
def test_a_table_says_its_code_or_keeps_the_word(table: dict[str, str], typed: str) -> None:
    standard: Callable[[str], Std] = codes.coded(table, "code_unknown")
    found = standard(typed)
    if found.state == "ok":
        assert found.value in table.values()
    elif found.state == "warn":
        assert found.value


def test_attributes_without_a_standard_of_their_own_are_free_text() -> None:
    assert "volunteer.skill" not in STANDARDS
    assert standardise("volunteer.skill", " 会 唱 歌 ").value == "会 唱 歌"
