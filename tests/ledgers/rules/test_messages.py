"""What people are told: where, what and what to do, in both languages, never what stood in the cell."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from django.utils import translation

from jiayuan.kernel.idnumber import IdClass
from jiayuan.ledgers.rules.messages import CELL, FILE, cell_message
from jiayuan.ledgers.rules.numbers import _ID_ERRORS
from jiayuan.ledgers.rules.reasons import LEVEL_WORDS, RULE_WORDS, reason_of

ALL = {**{f"cell-{code}": text for code, text in CELL.items()}, **{f"file-{code}": text for code, text in FILE.items()}}
WORDS = {**{str(key): text for key, text in LEVEL_WORDS.items()}, **RULE_WORDS}
# 男 and 女 are what a cell should hold, in every language.
CHINESE = re.compile(r"(?![男女])[\u4e00-\u9fff]")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def english(text: str) -> str:
    with translation.override("en"):
        return translation.gettext(text)


@pytest.mark.parametrize("code", ALL)
def test_the_english_text_is_english_and_says_the_same_places(code: str) -> None:
    text = english(ALL[code])
    assert not CHINESE.search(text)
    assert fields(text) == fields(ALL[code])


@pytest.mark.parametrize("code", WORDS)
def test_reasons_have_their_english(code: str) -> None:
    assert not CHINESE.search(english(WORDS[code]))


@pytest.mark.parametrize("code", sorted(FILE))
def test_a_message_about_a_file_says_what_to_do(code: str) -> None:
    assert re.search("请|建议", FILE[code])
    assert fields(FILE[code]) <= {"file", "sheet", "row", "column", "last"}


@pytest.mark.parametrize("code", sorted(CELL))
def test_a_message_about_a_cell_needs_no_contents(code: str) -> None:
    assert fields(CELL[code]) == set()
    assert len(CELL[code]) <= 40


def test_no_two_messages_about_cells_are_the_same() -> None:
    assert len(set(CELL.values())) == len(CELL)


def test_every_wrong_class_of_a_number_is_told_in_its_own_words() -> None:
    told = [CELL[_ID_ERRORS[kind]] for kind in IdClass if kind in _ID_ERRORS]
    assert len(told) == len(set(told)) == 5


@pytest.mark.parametrize("code", ["", "unheard-of", "id"])
def test_an_unknown_finding_is_still_told_gently(code: str) -> None:
    assert cell_message(code) == "请核对这一格"
    assert english(cell_message(code)) != cell_message(code)


@pytest.mark.parametrize("rule", RULE_WORDS)
def test_a_question_begins_with_its_rule(rule: str) -> None:
    told = reason_of(rule, {"name": "exact", "id": "none", "phone": "shared"})
    assert told == [RULE_WORDS[rule], LEVEL_WORDS["name", "exact"], LEVEL_WORDS["phone", "shared"]]


def test_an_unknown_rule_is_told_as_unsure() -> None:
    assert reason_of("invented", {}) == [RULE_WORDS["unsure"]]
