"""Work done once per text changes nothing of the outcome."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.linking.unique import by_value, only_where

TEXTS = st.lists(st.tuples(st.text("ab王", max_size=2), st.booleans()), max_size=8)


def column(texts: list[str]) -> pl.Series:
    return pl.Series(texts, dtype=pl.String)


def turned(text: str) -> str:
    return f"<{text[::-1]}>"


@given(st.lists(st.text(max_size=3), max_size=8))
def test_every_text_is_worked_on_and_nothing_stays_nothing(texts: list[str]) -> None:
    assert by_value(column(texts), turned).to_list() == [turned(text) if text else "" for text in texts]


@given(TEXTS)
def test_only_the_chosen_texts_are_worked_on(cells: list[tuple[str, bool]]) -> None:
    texts, chosen = [text for text, _ in cells], pl.Series([yes for _, yes in cells], dtype=pl.Boolean)
    wanted = [turned(text) if yes and text else text for text, yes in cells]
    assert only_where(column(texts), chosen, turned).to_list() == wanted


def test_where_nothing_is_chosen_nobody_is_asked() -> None:
    asked: list[str] = []

    def work(text: str) -> str:
        asked.append(text)
        return text

    for chosen in ([False, False], [False, True]):
        only_where(column(["a", "b"]), pl.Series(chosen), work)
    assert asked == ["b"]
