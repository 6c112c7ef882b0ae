"""The cursor: looking, taking, and saying where it stopped."""

from __future__ import annotations

import pytest

from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.language.cursor import MAX_DEPTH, Cursor


def test_taking_moves_on_and_looking_does_not() -> None:
    cursor = Cursor("a and b")
    assert cursor.take("or") is None
    assert cursor.now.text == "a"
    assert cursor.next().text == "a"
    found = cursor.take("and", "or")
    assert found is not None
    assert (found.text, cursor.now.text) == ("and", "b")


def test_quoted_words_are_never_signs() -> None:
    assert Cursor("'and'").take("'and'") is None


def test_a_missing_sign_is_named_with_its_place() -> None:
    cursor = Cursor("ab cd")
    cursor.next()
    with pytest.raises(BookError) as raised:
        cursor.need(")")
    assert raised.value.where == "ab cd"
    assert raised.value.what == "第 4 个字符处应为 ')'"


def test_depth_is_counted_down_and_up() -> None:
    cursor = Cursor("a")
    for _ in range(MAX_DEPTH):
        cursor.down()
    with pytest.raises(BookError, match="嵌套超过 40 层"):
        cursor.down()
    for _ in range(MAX_DEPTH + 1):
        cursor.up()
    cursor.down()
