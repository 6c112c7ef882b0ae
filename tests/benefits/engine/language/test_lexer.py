"""Words of the language: nothing foreign passes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.lexer import MAX_CHARS, tokens


def kinds(source: str) -> list[str]:
    return [token.kind for token in tokens(source)][:-1]


def test_a_sentence_is_split_into_words() -> None:
    assert kinds("dis.level in 1..2 and pay >= 600元") == [
        "name", "name", "int", "sign", "int", "name", "name", "sign", "money",
    ]  # fmt: skip


def test_a_date_is_not_a_text() -> None:
    assert kinds("d'2026-01-31' 'x'") == ["date", "text"]


def test_rates_decimals_and_fen() -> None:
    assert kinds("35% 1.5 12fen 0.5元") == ["rate", "dec", "money", "money"]


@pytest.mark.parametrize("foreign", ["a[0]", "a;b", "a{b}", 'x"y', "a=b", "`x`", "名称", "a\\b", "@x", "a ? b"])
def test_foreign_signs_are_refused(foreign: str) -> None:
    with pytest.raises(BookError, match="不能识别"):
        tokens(foreign)


def test_a_long_expression_is_refused() -> None:
    with pytest.raises(BookError, match="超过"):
        tokens("a " * MAX_CHARS)


@given(st.text(max_size=60))
def test_any_text_gives_words_or_a_book_error(text: str) -> None:
    try:
        found = tokens(text)
    except BookError:
        return
    assert found[-1].kind == "end"


@given(st.text(max_size=40))
def test_words_keep_their_places(text: str) -> None:
    try:
        found = tokens(text)
    except BookError:
        return
    assert all(text[token.at : token.at + len(token.text)] == token.text for token in found)
