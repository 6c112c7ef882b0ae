"""Samples tell the column, not the person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.rules.samples import sample
from tests.ledgers import books


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("王秀兰", "王*"),
        (books.id_number(1), "110102********" + books.id_number(1)[-4:]),
        ("13912340001", "139****0001"),
        ("1950-03-07", "1950-03-07"),
        ("女", "女"),
        ("红墙小区1号楼1单元101室", "红墙小区1号…"),
        ("123456", "****56"),
        ("", ""),
    ],
)
def test_cells_are_masked_by_their_look(text: str, shown: str) -> None:
    assert sample(text) == shown


@given(st.from_regex(r"[0-9]{11,18}", fullmatch=True))
def test_no_long_number_is_shown_in_full(text: str) -> None:
    assert text not in sample(text)
