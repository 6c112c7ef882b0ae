"""What is known at first sight is what the standards make of it."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.looks import fits, look
from jiayuan.ledgers.rules.standardise import standardise
from jiayuan.ledgers.stages.sight import at_sight, read_column
from tests.ledgers.books import id_number

GOOD = id_number(7, "19500101", "2")
TEXTS = {
    "name": ("王秀兰", "王 秀兰", "女", "欧阳春晓", "海淀社区", "无", "王三号", "司空", ""),
    "id_number": (GOOD, GOOD.lower(), GOOD[:-1] + "0", GOOD[:6] + "19500230" + GOOD[14:], "11010219500101", ""),
    "phone": ("13912345678", "12912345678", "139 1234 5678", "13912345678/13912345679", "１３９12345678", ""),
    "birth": ("1950-01-01", "1950.01.01", "1950/01-01", "1950-02-30", "2000-02-29", "1900/02/29", "1950-1-1", ""),
    "sex": ("男", "女性", ""),
}
PAIRS = [(attr, text) for attr, texts in TEXTS.items() for text in texts]


def sure(attr: str, text: str) -> str | None:
    known, value = at_sight(attr, pl.Series([text], dtype=pl.String))
    return value[0] if known[0] else None


@pytest.mark.parametrize(("attr", "text"), PAIRS)
def test_a_cell_known_at_sight_is_what_the_standard_makes_of_it(attr: str, text: str) -> None:
    value = sure(attr, text)
    if value is not None:
        cell = standardise(attr, text)
        assert (cell.value, cell.state, cell.code, cell.note, cell.more) == (value, "ok", "", "", ())
        assert fits(attr, look(text))


@pytest.mark.parametrize("attr", ["name", "id_number", "phone", "birth"])
def test_the_usual_form_is_known_at_sight(attr: str) -> None:
    assert sure(attr, TEXTS[attr][0]) == TEXTS[attr][0]


@pytest.mark.parametrize("attr", sorted(TEXTS))
@given(text=st.text(alphabet="王男女一号社区0123456789-./Xx ", max_size=18))
def test_whatever_is_typed(attr: str, text: str) -> None:
    test_a_cell_known_at_sight_is_what_the_standard_makes_of_it(attr, text)


def test_each_odd_text_is_asked_about_once() -> None:
    asked: list[str] = []

    def work(text: str) -> str | None:
        asked.append(text)
        return None if text == "x" else text.upper()

    typed = pl.Series(["13912345678", "x", "", "y", "x"])
    seen: dict[tuple[str, str], str | None] = {}
    assert read_column("phone", typed, work, seen).to_list() == ["13912345678", None, "", "Y", None]
    assert read_column("phone", typed, work, seen).to_list() == ["13912345678", None, "", "Y", None]
    assert sorted(asked) == ["x", "y"]
