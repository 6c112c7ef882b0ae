"""Answers as a ledger's sheet, and words the intake reads back."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.forms.rules.answers import Answer, Shown
from jiayuan.ledgers.forms.rules.floors import floor_of
from jiayuan.ledgers.forms.rules.sheet import KEYS, columns, line, sheet
from jiayuan.ledgers.forms.rules.writing import ASKABLE, WORDS, choices, written
from jiayuan.ledgers.rules import families
from jiayuan.ledgers.rules.standardise import standardise
from jiayuan.registry.api import attr

WHO = {
    "name": Shown("王", "王", "n"),
    "id_number": Shown("11", "11", "i"),
    "birth": Shown("1950-01-01", "1950-01-01", "b"),
    "community": Shown("府右街南社区", "府右街南社区"),
}
CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0"))
PHONE = {"phone": Shown("139", "139", "t")}
ROOM = "110102.001.001.0001.0001.01.0302."


@pytest.mark.parametrize("code", sorted(WORDS))
def test_the_word_for_a_code_is_read_back_as_that_code(code: str) -> None:
    for value in WORDS[code]:
        if written(code, value) != "无":
            assert standardise(code, written(code, value)).value == value
        assert (written(code, value), value) in choices(code)


def test_what_a_form_can_ask_exists_in_the_standard_and_watches_nobody() -> None:
    assert [attr(code).code for code in ASKABLE] == list(ASKABLE)
    assert families.refused("community", "", [attr(code).label for code in ASKABLE]) == []


def test_the_layout_names_who_is_meant_first_and_nothing_twice() -> None:
    labels = {code: attr(code).label for code in (*KEYS, *ASKABLE)}
    made = columns(["phone", "name", "birth"], labels)
    assert [column["attr"] for column in made] == [*KEYS, "phone"]
    assert [column["header"] for column in made if column["required"]] == ["姓名"]


def test_a_line_says_confirmed_and_typed_values_and_leaves_the_rest_empty() -> None:
    said = {"phone": Answer("confirmed", "", "t"), "tenure": Answer("corrected", "自有"), "hukou": Answer("unknown")}
    shown = PHONE | {"tenure": Shown(), "hukou": Shown("true", "是", "h"), "sex": Shown("1", "男", "s")}
    assert line(["phone", "tenure", "hukou", "sex"], said, shown, WHO) == ["王", "11", "", "", "139", "自有", "", ""]


def test_without_a_number_birth_and_community_say_who_is_meant() -> None:
    nobody = WHO | {"id_number": Shown()}
    assert line(["phone"], {}, PHONE, nobody) == ["王", "", "1950-01-01", "府右街南社区", ""]


def test_a_corrected_name_is_the_name_of_the_line() -> None:
    assert line(["name"], {"name": Answer("corrected", "王芳", "n")}, WHO, WHO)[0] == "王芳"
    assert line(["name"], {"name": Answer("unknown", "", "n")}, WHO, WHO)[0] == "王"


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0")), min_size=2, max_size=2)
    )
)
def test_any_text_comes_back_from_the_sheet(lines: list[list[str]]) -> None:
    read = csv.reader(io.StringIO(sheet(["a", "b"], lines).decode("utf-8-sig"), newline=""))
    assert list(read)[1:] == lines


def test_the_floor_comes_from_the_path() -> None:
    assert [floor_of(path) for path in (ROOM, "110102.001.001.0001.", "110102.001.001.")] == ["03", "", ""]
