"""Which cells a correction may be carried over to, and what a patched sheet keeps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.fixing.faults import Fault, Opened
from jiayuan.ledgers.fixing.like import same_text
from jiayuan.ledgers.fixing.sending import patched
from jiayuan.ledgers.fixing.shapes import Place
from jiayuan.ledgers.intake.reader import Sheet

PHONE = 1
TEXTS = st.lists(st.sampled_from(["12", "13", "", " "]), min_size=1, max_size=6)


def fault(row: int, col: int = PHONE) -> Fault:
    return Fault((0, row, col), "phone", [("phone", "error")])


def opened(*cells: str) -> Opened:
    return Opened(list(cells), {}, moved=False)


@given(TEXTS, st.data())
def test_the_others_with_the_same_text_are_meant(texts: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(texts) - 1))
    like = [(fault(row), opened("王秀兰", text)) for row, text in enumerate(texts)]
    found = same_text(like, *like[at])
    others = [row for row, text in enumerate(texts) if row != at and text == texts[at]]
    assert found == [(0, row, PHONE) for row in (others if texts[at].strip() else [])]


def test_the_same_text_in_another_column_counts_by_its_own_cell() -> None:
    like = [
        (fault(1), opened("甲", "12")),
        (fault(2, 2), opened("乙", "13", "12")),
        (fault(3, 2), opened("丙", "12", "x")),
    ]
    assert same_text(like, *like[0]) == [(0, 2, 2)]


def test_a_cell_beyond_its_row_is_empty_and_like_none() -> None:
    short = (fault(1), opened("甲"))
    assert same_text([short, (fault(2), opened("乙", ""))], *short) == []


def test_a_fault_tells_its_worst_finding() -> None:
    one = Fault((0, 2, 1), "phone", [("phone", "error"), ("phone_shared", "warn")])
    assert (one.code, one.severity) == ("phone", "error")


def test_no_other_cell_than_those_corrected_is_touched() -> None:
    sheets = [Sheet("甲", [["a", "b"], ["c"]]), Sheet("乙", [["d"]])]
    found = patched(sheets, {(0, 2, 3): "x", (1, 1, 0): "y"})
    assert [sheet.rows for sheet in found] == [[["a", "b"], ["c", "", "", "x"]], [["y"]]]
    assert [sheet.rows for sheet in sheets] == [[["a", "b"], ["c"]], [["d"]]]


@pytest.mark.parametrize("texts", [{}, {(0, 1, 0): "a"}])
def test_the_same_text_again_changes_nothing(texts: dict[Place, str]) -> None:
    sheets = [Sheet("甲", [["a", "b"], [], ["c"]])]
    assert patched(sheets, texts) == sheets
