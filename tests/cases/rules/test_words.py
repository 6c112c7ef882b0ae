"""Texts that leave the house carry no numbers of persons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.cases.rules.words import public, summarise


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("请打13812345678找我", "请打***找我"),
        ("身份证11010219900101123X", "身份证***"),
        ("全角１３８１２３４５６７８也算", "全角***也算"),
        ("座机010-66012345", "座机***"),
        ("楼号12，12345热线", "楼号12,12345热线"),
    ],
)
def test_public(text: str, shown: str) -> None:
    assert public(text) == shown


def test_the_first_sentence_is_the_summary() -> None:
    assert summarise("楼道堆了杂物。老人出不来。") == "楼道堆了杂物。"


@given(st.text(max_size=300))
def test_a_summary_is_short(text: str) -> None:
    assert len(summarise(text)) <= 80


@given(st.text(alphabet="灯亮路", max_size=5), st.integers(13_000_000_000, 19_999_999_999))
def test_no_mobile_number_survives(words: str, number: int) -> None:
    assert str(number) not in summarise(f"{words}{number}{words}")
