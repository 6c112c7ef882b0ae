"""Differences are marked character by character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.api import ReviewCard
from jiayuan.web.ledgers.marks import marked, parts


@pytest.mark.parametrize(
    ("text", "other", "cut"),
    [
        ("王秀兰", "王秀英", [("王秀", False), ("兰", True)]),
        ("王秀兰", "王秀兰", [("王秀兰", False)]),
        ("", "王", []),
        ("王", "", [("王", False)]),
    ],
)
def test_pieces(text: str, other: str, cut: list[tuple[str, bool]]) -> None:
    assert parts(text, other) == cut


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_character_is_lost(text: str, other: str) -> None:
    assert "".join(piece for piece, _ in parts(text, other)) == text


@given(st.text(min_size=1, max_size=20))
def test_equal_texts_have_no_mark(text: str) -> None:
    assert not any(differs for _, differs in parts(text, text))


def test_unknown_is_no_difference() -> None:
    row = ReviewCard("row", None, [{"label": "电话", "value": ""}])
    card = ReviewCard("known", None, [{"label": "电话", "value": "138****0001"}])
    assert marked(row, card)["lines"][0]["differs"] is False
