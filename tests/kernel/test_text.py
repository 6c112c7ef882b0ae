"""Text brought to one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.text import mark, nfkc, squeeze


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("１２３", "123"),
        (" 王 秀　兰 ", "王秀兰"),
        ("（户主）", "(户主)"),
        ("a\u200bb\ufeff", "ab"),
        ("\u00a0x\t", "x"),
    ],
)
def test_squeeze(typed: str, clean: str) -> None:
    assert squeeze(typed) == clean


@given(st.text())
def test_squeezing_twice_changes_nothing_more(text: str) -> None:
    assert squeeze(squeeze(text)) == squeeze(text)


def test_plain_ascii_is_left_alone() -> None:
    assert nfkc("abc 123") == "abc 123"


def test_mark_keeps_the_msgid() -> None:
    assert mark("没有找到") == "没有找到"
