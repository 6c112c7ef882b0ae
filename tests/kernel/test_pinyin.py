"""Search keys of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiayuan.kernel.pinyin import name_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("王秀兰", "wang xiu lan"),
        ("单雄信", "shan xiong xin"),
        ("仇英", "qiu ying"),
        ("解缙", "xie jin"),
        ("尉迟恭", "yu chi gong"),
        ("欧阳修", "ou yang xiu"),
        ("Anna", "a n n a"),
        ("", ""),
    ],
)
def test_surnames_are_read_as_surnames(name: str, key: str) -> None:
    assert name_key(name) == key


@given(st.text(max_size=8))
def test_every_name_has_a_key(name: str) -> None:
    assert name_key(name) == name_key(name)
    assert bool(name_key(name)) == bool(name)
